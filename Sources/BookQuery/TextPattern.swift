import BookModel

/// A text to look for, and how.
///
/// It ignores accents always and case unless it holds a capital letter.
struct TextPattern: Hashable, Sendable {
  /// How a text meets a pattern.
  enum Kind: Hashable, Sendable {
    /// The text holds it.
    case part
    /// The text begins with it.
    case start
    /// The text is it.
    case whole
    /// The text begins with it, spaces and hyphens aside.
    case choice
    /// Its letters come in this order in the text.
    case letters
    /// The text holds a match of the regular expression it is.
    case expression
  }

  let kind: Kind
  let text: String
  let isCaseSensitive: Bool
  /// The bytes to look for, folded as the texts are before they are compared.
  let bytes: [UInt8]
  /// The regular expression; nil for the other kinds.
  let expression: RegularExpression?

  init(_ text: some StringProtocol, _ kind: Kind = .part) {
    self.kind = kind
    self.text = String(text)
    isCaseSensitive = kind != .choice && text.unicodeScalars.contains(where: \.isCapital)
    bytes = TextPattern.comparable(self.text, kind, isCaseSensitive)
    expression = nil
  }

  /// Creates the pattern of a regular expression.
  init(expression text: String) throws(RegularExpression.Flaw) {
    kind = .expression
    self.text = text
    let literals = RegularExpression.literalText(of: text)
    isCaseSensitive = literals.unicodeScalars.contains(where: \.isCapital)
    bytes = []
    expression = try RegularExpression(text, keepsCase: isCaseSensitive)
  }

  private static func comparable(_ text: String, _ kind: Kind, _ keepsCase: Bool) -> [UInt8] {
    let folded = keepsCase ? text.withoutAccents : text.folded
    if kind == .choice { return folded.utf8.filter { !isFiller($0) } }
    return Array(folded.utf8)
  }

  /// Whether a byte is one that names of choices are compared without: space, hyphen, underscore.
  private static func isFiller(_ byte: UInt8) -> Bool { byte == 32 || byte == 45 || byte == 95 }

  /// What tells whether a text meets the pattern.
  var test: (String) -> Bool {
    guard let expression else { return { matches($0) } }
    let matcher = RegularMatcher(expression)
    let keepsCase = isCaseSensitive
    return { matcher.matches((keepsCase ? $0.withoutAccents : $0.folded).utf8.span) }
  }

  /// Returns whether a text meets it; a regular expression meets none here.
  private func matches(_ value: String) -> Bool {
    let found = TextPattern.comparable(value, kind, isCaseSensitive)
    switch kind {
    case .part: return found.contains(bytes)
    case .start, .choice: return found.starts(with: bytes)
    case .whole: return found == bytes
    case .letters: return found.containsInOrder(bytes)
    case .expression: return false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isCapital: Bool { properties.isUppercase }
}

extension String {
  /// The text with the accents of Latin letters dropped and its case kept.
  var withoutAccents: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return map { character in
      let plain = String(character).folded
      return character.isUppercase ? plain.uppercased() : plain
    }
    .joined()
  }
}

extension [UInt8] {
  /// Returns whether `part` is a piece of it; the empty piece always is.
  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= count else { return false }
    for start in 0...(count - part.count) where self[start] == first {
      if self[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }

  /// Returns whether the bytes of `letters` come in this order, with anything between them.
  func containsInOrder(_ letters: [UInt8]) -> Bool {
    var rest = letters[...]
    for byte in self where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
