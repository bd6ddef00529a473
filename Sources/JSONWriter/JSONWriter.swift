/// Builds one JSON text, value by value, in the order written.
///
///     var json = JSONWriter()
///     json.object { $0.member("name", "Acme"); $0.member("arr", 1_200.5) }
///
/// Doubles print in their shortest form that reads back the same, whole ones without `.0`; a value
/// that is nil, infinite or not a number prints as `null`.
public struct JSONWriter: Sendable {
  /// The text so far.
  public private(set) var text = ""
  /// The spaces of one level of indentation; nil puts everything on one line.
  private let indentation: Int?
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  /// Creates a writer; `indentation` is the spaces a level, nil for one line.
  public init(indentation: Int? = nil) { self.indentation = indentation }
}

extension JSONWriter {
  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  /// Writes an array of one element for each of `elements`.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements,
    _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    array { json in for element in elements { body(&json, element) } }
  }

  /// Writes a member's name; its value must follow.
  public mutating func key(_ name: String) {
    beginValue()
    appendQuoted(name)
    text += indentation == nil ? ":" : ": "
    followsKey = true
  }

  /// Writes a string, or `null`.
  public mutating func value(_ string: String?) {
    guard let string else { return null() }
    beginValue()
    appendQuoted(string)
  }

  /// Writes an integer, or `null`.
  public mutating func value(_ integer: Int?) {
    guard let integer else { return null() }
    beginValue()
    text += "\(integer)"
  }

  /// Writes a number, or `null`.
  public mutating func value(_ number: Double?) {
    guard let number, number.isFinite else { return null() }
    beginValue()
    text += number.shortest
  }

  /// Writes `true`, `false` or `null`.
  public mutating func value(_ flag: Bool?) {
    guard let flag else { return null() }
    beginValue()
    text += flag ? "true" : "false"
  }

  /// Writes `null`.
  public mutating func null() {
    beginValue()
    text += "null"
  }

  /// Writes a member that is a string or `null`.
  public mutating func member(_ name: String, _ string: String?) {
    key(name)
    value(string)
  }

  /// Writes a member that is an integer or `null`.
  public mutating func member(_ name: String, _ integer: Int?) {
    key(name)
    value(integer)
  }

  /// Writes a member that is a number or `null`.
  public mutating func member(_ name: String, _ number: Double?) {
    key(name)
    value(number)
  }

  /// Writes a member that is true, false or `null`.
  public mutating func member(_ name: String, _ flag: Bool?) {
    key(name)
    value(flag)
  }
}

extension JSONWriter {
  private mutating func nest(
    _ opening: String,
    _ closing: String,
    _ body: (inout JSONWriter) -> Void
  ) {
    beginValue()
    text += opening
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { breakLine() }
    text += closing
    needsComma = true
  }

  /// Writes what must stand before a value or a key.
  private mutating func beginValue() {
    if followsKey {
      followsKey = false
    } else {
      if needsComma { text += "," }
      if depth > 0 { breakLine() }
    }
    needsComma = true
  }

  private mutating func breakLine() {
    guard let indentation else { return }
    text += "\n" + String(repeating: " ", count: depth * indentation)
  }

  private mutating func appendQuoted(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy(\.isPlain) {
      text += string
    } else {
      for scalar in string.unicodeScalars { appendEscaped(scalar) }
    }
    text += "\""
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.isInvisibleControl:
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}

extension UInt8 {
  /// Whether a string's byte stands for itself in JSON, wherever it is.
  fileprivate var isPlain: Bool { (0x20..<0x7F).contains(self) && self != 0x22 && self != 0x5C }
}

extension Unicode.Scalar {
  /// Whether it is a control character or turns the direction of text around.
  ///
  /// JSON need not escape them all; printed on a terminal as they are, they would act.
  fileprivate var isInvisibleControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}

extension Double {
  /// The shortest decimal text that reads back as an equal number, whole ones without `.0`.
  ///
  /// Whole numbers below 1e18 are written out, so that scripts which expect an integer find one;
  /// zero has no sign.
  public var shortest: String {
    if magnitude < 1e18, rounded(.towardZero) == self { return "\(Int64(self))" }
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
