import Foundation
import JSONReader

/// A value of JSON's, built from either parser.
indirect enum JSONValue: Equatable {
  case null
  case flag(Bool)
  /// A number as a double; NaN for one that none can hold.
  case number(Double)
  /// A text's bytes: texts are equal by canonical equivalence, which is not meant here.
  case text([UInt8])
  case array([JSONValue])
  case object([[UInt8]: JSONValue])

  /// What was read, and what about it is a parser's own choice.
  struct Read {
    var value: JSONValue = .null
    /// Bytes of texts that were replaced, and surrogates.
    var badBytes = 0
    var surrogates = 0
    var hasHugeNumber = false
    /// Whether a number is another than the one C's library reads.
    var hasWrongNumber = false
    /// Whether an object has two keys that are one by canonical equivalence.
    var hasRepeatedKey = false
  }

  /// Reads exactly one value through the reader's interface.
  static func read(_ bytes: [UInt8]) throws(JSONError) -> Read {
    try JSONReader.reading(bytes) { reader throws(JSONError) in
      var read = Read()
      read.value = try JSONValue(&reader, &read)
      let end = reader.offset
      guard !reader.isAtEnd() else { return read }
      throw JSONError(problem: .unexpected(byte: 0), offset: end, line: 0, path: "$")
    }
  }

  private init(_ reader: inout JSONReader, _ read: inout Read) throws(JSONError) {
    switch try reader.kind() {
    case .null:
      try reader.readNull()
      self = .null
    case .bool: self = .flag(try reader.readBool())
    case .number:
      let number = try reader.readNumber()
      self = .number(number.double ?? .nan)
      read.hasHugeNumber = read.hasHugeNumber || number.double == nil
      let expected = unsafe strtod(number.text, nil)
      if expected.isFinite ? number.double != expected : number.double != nil {
        read.hasWrongNumber = true
      }
    case .string: self = .text(Array(JSONValue.text(try reader.readText(), &read).utf8))
    case .array:
      var items: [JSONValue] = []
      try reader.enterArray()
      while try reader.nextElement() { items.append(try JSONValue(&reader, &read)) }
      self = .array(items)
    case .object:
      var members: [[UInt8]: JSONValue] = [:]
      var names: Set<String> = []
      try reader.enterObject()
      while let key = try reader.nextKey() {
        let name = JSONValue.text(key, &read)
        if !names.insert(name).inserted { read.hasRepeatedKey = true }
        members[Array(name.utf8)] = try JSONValue(&reader, &read)
      }
      self = .object(members)
    }
  }

  /// The text, its replacements counted by what was replaced.
  private static func text(_ text: JSONText, _ read: inout Read) -> String {
    var replaced = 0
    let string = text.string(countingReplacements: &replaced)
    let hasBadBytes = unsafe text.withRawBytes { raw in
      unsafe String(validating: raw, as: UTF8.self) == nil
    }
    if hasBadBytes { read.badBytes += replaced } else { read.surrogates += replaced }
    return string
  }

  /// Takes over a value of Foundation's.
  init(_ value: Any) {
    switch value {
    case let text as String: self = .text(Array(text.utf8))
    case let number as NSNumber:
      // Foundation's flags are numbers of a type of their own.
      let isFlag = unsafe String(cString: number.objCType) == "c"
      self = isFlag ? .flag(number.boolValue) : .number(number.doubleValue)
    case let items as [Any]: self = .array(items.map { JSONValue($0) })
    case let members as [String: Any]:
      let pairs = members.map { (Array($0.key.utf8), JSONValue($0.value)) }
      self = .object(Dictionary(pairs) { first, _ in first })
    default: self = .null
    }
  }

  /// Whether the values differ at most in the last digits of their numbers.
  func isNear(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      return abs(left - right) <= abs(left) * 1e-14
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isNear($1) }
    case (.object(let left), .object(let right)):
      return left.count == right.count
        && left.allSatisfy { key, value in right[key].map(value.isNear) ?? false }
    case (.null, _), (.flag, _), (.number, _), (.text, _), (.array, _), (.object, _):
      return self == other
    }
  }
}
