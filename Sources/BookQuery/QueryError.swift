/// What is wrong with a filter, and where in its text.
public struct QueryError: Error, Equatable, Sendable {
  /// What is wrong, as a clause without a full stop, such as `unknown field "teir"`.
  public var message: String
  /// What to do about it, such as `did you mean tier?`; nil where nothing more helps.
  public var remedy: String?
  /// The characters of the text that it is about, counted from 0; empty at the end of the text.
  public var range: Range<Int>

  /// Creates an error about a part of a filter's text.
  public init(_ message: String, remedy: String? = nil, at range: Range<Int>) {
    self.message = message
    self.remedy = remedy
    self.range = range
  }
}

extension QueryError: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String { remedy.map { "\(message): \($0)" } ?? message }
}
