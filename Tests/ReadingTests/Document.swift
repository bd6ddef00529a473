/// A JSON document to be written in any of the ways that people and programs write it.
indirect enum Document: Sendable {
  case null
  case flag(Bool)
  /// A number as it is to be written.
  case number(String)
  case text(String)
  case array([Document])
  case object([(key: String, value: Document)])

  /// A way to write.
  enum Style: CaseIterable, Sendable {
    /// All on one line.
    case compact
    /// A line for each object of a list.
    case lines
    /// Indented, as `jq` does.
    case pretty
    /// On one line, everything over ASCII and every slash escaped.
    case escaped
  }

  /// Returns the document as it is written in a style.
  func text(_ style: Style) -> String {
    var text = ""
    write(to: &text, style, indentation: 0)
    return text
  }
}

extension Document {
  private func write(to text: inout String, _ style: Style, indentation: Int) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number
    case .text(let string): Document.write(string, to: &text, style)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += Document.separator(index, style, isObject: item.isObject, indentation + 1)
        item.write(to: &text, style, indentation: indentation + 1)
      }
      text += Document.end(items.isEmpty, style, indentation) + "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += Document.separator(index, style, isObject: false, indentation + 1)
        Document.write(member.key, to: &text, style)
        text += style == .pretty ? ": " : ":"
        member.value.write(to: &text, style, indentation: indentation + 1)
      }
      text += Document.end(members.isEmpty, style, indentation) + "}"
    }
  }

  private var isObject: Bool {
    if case .object = self { return true }
    return false
  }

  private static func separator(
    _ index: Int,
    _ style: Style,
    isObject: Bool,
    _ indentation: Int
  ) -> String {
    let comma = index == 0 ? "" : ","
    switch style {
    case .compact, .escaped: return comma
    case .lines: return isObject && index > 0 ? ",\n" : comma
    case .pretty: return comma + "\n" + String(repeating: "  ", count: indentation)
    }
  }

  private static func end(_ isEmpty: Bool, _ style: Style, _ indentation: Int) -> String {
    style == .pretty && !isEmpty ? "\n" + String(repeating: "  ", count: indentation) : ""
  }

  private static func write(_ string: String, to text: inout String, _ style: Style) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "/" where style == .escaped: text += "\\/"
      case _ where scalar.value < 0x20 || scalar.value > 0x7E && style == .escaped:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
