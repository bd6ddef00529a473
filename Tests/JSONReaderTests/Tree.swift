import JSONReader

/// A JSON value as a tree, built through the reader's whole interface.
indirect enum Tree: Equatable, CustomStringConvertible {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case array([Tree])
  case object([(String, Tree)])

  init(_ reader: inout JSONReader) throws(JSONError) {
    switch try reader.kind() {
    case .null:
      try reader.readNull()
      self = .null
    case .bool: self = .flag(try reader.readBool())
    case .number: self = .number(try reader.readNumber().text)
    case .string: self = .text(try reader.readText().string())
    case .array:
      var items: [Tree] = []
      try reader.enterArray()
      while try reader.nextElement() { items.append(try Tree(&reader)) }
      self = .array(items)
    case .object:
      var fields: [(String, Tree)] = []
      try reader.enterObject()
      while let key = try reader.nextKey() {
        let name = key.string()
        fields.append((name, try Tree(&reader)))
      }
      self = .object(fields)
    }
  }

  /// All values of a text.
  static func all(in bytes: [UInt8]) throws(JSONError) -> [Tree] {
    try JSONReader.reading(bytes) { reader throws(JSONError) in
      var trees: [Tree] = []
      while try reader.peek() != nil { trees.append(try Tree(&reader)) }
      return trees
    }
  }

  static func all(in text: String) throws(JSONError) -> [Tree] { try all(in: Array(text.utf8)) }

  static func == (left: Tree, right: Tree) -> Bool { left.description == right.description }

  var description: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): number
    case .text(let text): String(reflecting: text)
    case .array(let items): "[" + items.map(\.description).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { "\(String(reflecting: $0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }
  }
}

/// The error that going over all values of the bytes gives; nil for none.
func problem(in bytes: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    try JSONReader.reading(bytes) { reader throws(JSONError) in
      while try reader.peek() != nil { try reader.skip() }
    }
    return nil
  } catch {
    return error
  }
}

func problem(in text: String) -> JSONError? { problem(in: Array(text.utf8)) }

/// Repeatable random numbers.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
