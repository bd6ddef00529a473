/// Why bytes are not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The text ends inside a value.
    case truncated
    /// A byte that cannot stand here.
    case unexpected(byte: UInt8)
    /// A number that JSON does not allow, such as `01`, `.5`, `NaN` or `1e`.
    case malformedNumber
    /// A word that is not `true`, `false` or `null`.
    case malformedWord
    /// A backslash in a string that starts no escape of JSON's.
    case malformedEscape
    /// A control character inside a string that ought to be escaped.
    case rawControlCharacter(byte: UInt8)
    /// A byte outside a string that belongs to no UTF-8 text of JSON's.
    case notText(byte: UInt8)
    /// Arrays and objects nested over the limit.
    case tooDeep(limit: Int)
    /// A value of another kind than the caller asked for.
    case wrongKind(expected: JSONKind, found: JSONKind)
  }

  /// What is wrong.
  public var problem: Problem
  /// The place, in bytes from the start.
  public var offset: Int
  /// The line, from 1.
  public var line: Int
  /// The way to the value, such as `$.results[12].name`.
  public var path: String

  /// Creates an error.
  public init(problem: Problem, offset: Int, line: Int, path: String) {
    self.problem = problem
    self.offset = offset
    self.line = line
    self.path = path
  }
}

extension JSONError: CustomStringConvertible {
  /// One line: where, and what is wrong.
  public var description: String { "line \(line), byte \(offset), \(path): \(problem)" }
}

extension JSONError.Problem: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .truncated: "the text ends inside a value"
    case .unexpected(let byte): "\(name(of: byte)) cannot stand here"
    case .malformedNumber: "not a number of JSON's"
    case .malformedWord: "not a word of JSON's (true, false, null)"
    case .malformedEscape: "a backslash that starts no escape of JSON's"
    case .rawControlCharacter(let byte): "\(name(of: byte)) inside a string must be escaped"
    case .notText(let byte): "\(name(of: byte)) is not UTF-8 text"
    case .tooDeep(let limit): "nested over \(limit) deep"
    case .wrongKind(let expected, let found): "expected \(expected), found \(found)"
    }
  }

  private func name(of byte: UInt8) -> String {
    (0x21...0x7E).contains(byte)
      ? "“\(Character(Unicode.Scalar(byte)))”" : "the byte 0x\(String(byte, radix: 16))"
  }
}

/// The kind of a JSON value.
public enum JSONKind: String, Hashable, Sendable, CustomStringConvertible {
  case object, array, string, number, bool, null

  /// The kind's name.
  public var description: String { rawValue }
}
