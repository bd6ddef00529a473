import JSONReader
import Testing

/// A JSON text as a tree, for looking at what was written.
indirect enum JSONTree: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// Creates the tree of a text; keys may not repeat.
  init(parsing text: String) throws {
    self = try JSONReader.reading(Array(text.utf8)) { reader throws(JSONError) in
      let tree = try JSONTree(&reader)
      return reader.isAtEnd() ? tree : .null
    }
  }

  private init(_ reader: inout JSONReader) throws(JSONError) {
    switch try reader.kind() {
    case .object:
      var members: [String: JSONTree] = [:]
      try reader.enterObject()
      while let key = try reader.nextKey() {
        let name = key.string()
        let former = members.updateValue(try JSONTree(&reader), forKey: name)
        if former != nil { Issue.record("\(name) is repeated") }
      }
      self = .object(members)
    case .array:
      var elements: [JSONTree] = []
      try reader.enterArray()
      while try reader.nextElement() { elements.append(try JSONTree(&reader)) }
      self = .array(elements)
    case .string: self = .text(try reader.readText().string())
    case .number: self = .number(try reader.readNumber().double ?? .nan)
    case .bool: self = .flag(try reader.readBool())
    case .null:
      try reader.readNull()
      self = .null
    }
  }

  /// The member of an object; null where there is none.
  subscript(name: String) -> JSONTree {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  /// The elements of an array.
  var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }

  /// The names of an object's members.
  var names: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  /// The text; empty for anything else.
  var text: String { if case .text(let text) = self { text } else { "" } }

  /// The number; nil for anything else.
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}
