/// What is wrong with a filter, and where in its text.
public struct QueryError: Error, Equatable, Sendable {
  /// What is wrong, as a clause without a full stop, such as `unknown field "teir"`.
  public var message: String
  /// What to do about it, such as `did you mean tier?`; nil where nothing more helps.
  public var remedy: String?
  /// The characters of the text that it is about, counted from 0; empty at the end of the text.
  public var range: Range<Int>
  /// A change of the text that puts it right, as far as can be known; nil where nothing is near.
  public var correction: QueryCorrection?

  /// Creates an error about a part of a filter's text.
  public init(
    _ message: String,
    remedy: String? = nil,
    at range: Range<Int>,
    correction: QueryCorrection? = nil
  ) {
    self.message = message
    self.remedy = remedy
    self.range = range
    self.correction = correction
  }

  /// Creates an error about a word that a near one was probably meant by.
  init(
    _ message: String,
    nearest: String?,
    otherwise remedy: String?,
    at range: Range<Int>,
    quotes: Bool = false
  ) {
    self.init(
      message,
      remedy: nearest.map { "did you mean \($0)?" } ?? remedy,
      at: range,
      correction: nearest.map { QueryCorrection(quotes ? $0.quotedForQuery : $0, at: range) }
    )
  }
}

/// A change of a filter's text: some characters, counted from 0, and what comes in their place.
public struct QueryCorrection: Hashable, Sendable {
  /// The characters that go; empty where something is only put in.
  public var range: Range<Int>
  /// What comes in their place.
  public var text: String

  /// Creates a change.
  public init(_ text: String, at range: Range<Int>) {
    self.range = range
    self.text = text
  }

  /// Returns a filter's text with the change made, and where the caret stands after it.
  ///
  /// Characters beyond the end of the text are left alone.
  public func applied(to text: String) -> (text: String, caret: Int) {
    var characters = Array(text)
    let place = range.clamped(to: 0..<characters.count)
    let inserted = Array(self.text)
    characters.replaceSubrange(place, with: inserted)
    return (String(characters), place.lowerBound + inserted.count)
  }
}

extension QueryError: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String { remedy.map { "\(message): \($0)" } ?? message }
}
