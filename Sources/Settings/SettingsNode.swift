import BookModel
import BookQuery
import Yams

/// A value in a settings file that knows where it stands.
struct SettingsNode {
  /// One key of a mapping with its value.
  struct Entry {
    var key: String
    var line: Int?
    var value: SettingsNode
  }

  /// The name it goes by in messages, such as `theme` or `tiers`.
  let name: String
  let file: String
  let node: Node

  /// Reads a document; nil for an empty one.
  static func document(_ text: String, file: String) throws(SettingsError) -> SettingsNode? {
    guard !AliasLimit.isExceeded(by: text.utf8) else {
      throw SettingsError(.syntax(AliasLimit.complaint), file: file)
    }
    do {
      guard let node = try Yams.compose(yaml: text, .basic) else { return nil }
      return SettingsNode(name: "the file", file: file, node: node)
    } catch let error as YamlError {
      throw SettingsError(yaml: error, file: file)
    } catch {
      throw SettingsError(.syntax("\(error)"), file: file)
    }
  }

  var line: Int? { node.mark?.line }

  /// Whether nothing is written where the value would be.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  var isMapping: Bool { node.mapping != nil }

  func error(_ problem: SettingsError.Problem) -> SettingsError {
    SettingsError(problem, file: file, line: line)
  }

  func wrongKind(_ expected: String) -> SettingsError {
    let found =
      switch node {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .alias: "an alias"
      case .scalar(let scalar): isNull ? "nothing" : "\"\(scalar.string.prefix(40))\""
      }
    return error(.wrongKind(key: name, expected: expected, found: found))
  }

  func entries() throws(SettingsError) -> [Entry] {
    guard let mapping = node.mapping else { throw wrongKind("a mapping of keys to values") }
    var entries: [Entry] = []
    for (key, value) in mapping {
      guard let text = key.scalar?.string else {
        throw SettingsNode(name: "a key", file: file, node: key).wrongKind("a text")
      }
      let child = SettingsNode(name: text, file: file, node: value)
      entries.append(Entry(key: text, line: key.mark?.line ?? child.line, value: child))
    }
    return entries
  }

  func list() throws(SettingsError) -> [SettingsNode] {
    guard let sequence = node.sequence else { throw wrongKind("a list") }
    return sequence.map { SettingsNode(name: name, file: file, node: $0) }
  }

  /// The elements of a list, or the value itself where it is none.
  func elements() throws(SettingsError) -> [SettingsNode] {
    node.sequence == nil ? [self] : try list()
  }

  /// One text, or a list of texts.
  func texts() throws(SettingsError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  func text() throws(SettingsError) -> String {
    guard let scalar = node.scalar, !isNull else { throw wrongKind("a text") }
    return scalar.string
  }

  func flag() throws(SettingsError) -> Bool {
    switch node.scalar?.string.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    case nil, .some: throw wrongKind("true or false")
    }
  }

  /// A number within bounds; `1_000_000`, `100k` and `1m` are understood.
  func number(in range: ClosedRange<Double>, example: String) throws(SettingsError) -> Double {
    guard let text = node.scalar?.string, !isNull else { throw wrongKind("a number") }
    guard let number = WrittenNumber(text), number.suffix != "%", range.contains(number.value)
    else { throw error(.badNumber(key: name, value: text, example: example)) }
    return number.value
  }

  /// A number of days, written `7` or `7d`.
  func days(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
    guard let text = node.scalar?.string, !isNull else { throw wrongKind("a number of days") }
    let digits = text.hasSuffix("d") ? text.dropLast() : text[...]
    guard let days = Int(digits), range.contains(days) else {
      throw error(.badNumber(key: name, value: text, example: "a number of days such as 7"))
    }
    return days
  }

  /// One of a few names, case aside.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type)
    throws(SettingsError) -> Choice where Choice.RawValue == String
  {
    let text = try text()
    if let choice = Choice.allCases.first(where: { $0.rawValue == text.lowercased() }) {
      return choice
    }
    throw error(
      .unknownValue(key: name, value: text, possible: Choice.allCases.map(\.rawValue))
    )
  }
}

extension SettingsNode.Entry {
  /// The warning that nothing is done with the key.
  func unknown(knowing names: [String]) -> SettingsError {
    SettingsError(
      .unknownKey(key: key, nearest: key.nearest(among: names).first),
      file: value.file,
      line: line
    )
  }
}

extension SettingsError {
  /// Creates the error for what the YAML reader found.
  fileprivate init(yaml error: YamlError, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(.syntax(problem), file: file, line: mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        .duplicate(what: "key", value: keys.sorted().first ?? ""),
        file: file,
        line: context.mark.line
      )
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      self.init(.syntax(problem), file: file)
    case .no, .memory, .dataCouldNotBeDecoded:
      self.init(.syntax("it cannot be read"), file: file)
    }
  }
}
