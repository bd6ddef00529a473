import BookModel

/// Reads a regular expression by recursive descent.
struct RegularExpressionParser {
  typealias Flaw = RegularExpression.Flaw

  /// How deep groups may nest.
  private static let maximumDepth = 32

  private let scalars: [Unicode.Scalar]
  private let keepsCase: Bool
  private var position = 0
  private var depth = 0

  init(_ text: some StringProtocol, keepsCase: Bool) {
    scalars = Array(text.unicodeScalars)
    self.keepsCase = keepsCase
  }

  mutating func parse() throws(Flaw) -> RegularExpression {
    guard !scalars.isEmpty else { throw .empty }
    let expression = try parseChoice()
    guard current == nil else { throw .unreadable }
    return expression
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func consume(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func next() throws(Flaw) -> Unicode.Scalar {
    guard let scalar = current else { throw .unreadable }
    position += 1
    return scalar
  }

  private mutating func parseChoice() throws(Flaw) -> RegularExpression {
    var parts = [try parseSequence()]
    while consume("|") { parts.append(try parseSequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func parseSequence() throws(Flaw) -> RegularExpression {
    var parts: [RegularExpression] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      parts.append(try parseRepeated())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func parseRepeated() throws(Flaw) -> RegularExpression {
    let part = try parsePart()
    guard let (least, most) = try parseRepetition() else { return part }
    if case .place = part { throw .unreadable }
    // Whether it would rather take little or much makes no difference to whether it matches.
    if !consume("?"), current == "+" { throw .unsupported("a possessive repetition") }
    if ["*", "+", "?"].contains(current) { throw .unreadable }
    return .repeated(part, least: least, most: most)
  }

  private mutating func parseRepetition() throws(Flaw) -> (least: Int, most: Int?)? {
    if consume("*") { return (0, nil) }
    if consume("+") { return (1, nil) }
    if consume("?") { return (0, 1) }
    guard current == "{" else { return nil }
    let start = position
    position += 1
    let least = consumeNumber()
    let hasComma = consume(",")
    let most = consumeNumber()
    guard consume("}"), let first = least ?? (hasComma && most != nil ? 0 : nil) else {
      position = start
      return nil
    }
    let last = hasComma ? most : first
    guard max(first, last ?? 0) <= RegularExpression.maximumCount else { throw .tooLarge }
    guard first <= last ?? first else { throw .unreadable }
    return (first, last)
  }

  private mutating func consumeNumber() -> Int? {
    var number: Int?
    while let digit = current, ScalarSet.digits.contains(digit.value) {
      number = min(9999, (number ?? 0) * 10 + Int(digit.value) - 48)
      position += 1
    }
    return number
  }

  private mutating func parsePart() throws(Flaw) -> RegularExpression {
    switch try next() {
    case "(": return try parseGroup()
    case "[": return .set(try parseClass())
    case ".": return .set(.any)
    case "^": return .place(.start)
    case "$": return .place(.end)
    case "\\": return try parseEscape()
    case "*", "+", "?": throw .unreadable
    case let scalar: return literal(scalar)
    }
  }

  private mutating func parseGroup() throws(Flaw) -> RegularExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw .tooLarge }
    if consume("?"), !consume(":") { throw .unsupported("a special group") }
    let expression = try parseChoice()
    guard consume(")") else { throw .unreadable }
    return expression
  }

  private mutating func parseEscape() throws(Flaw) -> RegularExpression {
    let scalar = try next()
    if let set = Self.set(escapedBy: scalar) { return .set(set) }
    switch scalar {
    case "b": return .place(.wordBoundary)
    case "B": return .place(.noWordBoundary)
    case "A": return .place(.start)
    case "z", "Z": return .place(.end)
    default: return .set(ScalarSet(try Self.scalar(escapedBy: scalar)))
    }
  }

  /// The scalar as it stands in the texts that are searched: folded, or without its accent.
  private func literal(_ scalar: Unicode.Scalar) -> RegularExpression {
    let text = keepsCase ? String(scalar).withoutAccents : String(scalar).folded
    let parts = text.unicodeScalars.map { RegularExpression.set(ScalarSet($0)) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }
}

extension RegularExpressionParser {
  /// Reads what stands between brackets.
  private mutating func parseClass() throws(Flaw) -> ScalarSet {
    let isOpposite = consume("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while isFirst || current != "]" {
      isFirst = false
      ranges += try parseClassPart()
    }
    position += 1
    let set = ScalarSet(ranges)
    return isOpposite ? set.opposite : set
  }

  private mutating func parseClassPart() throws(Flaw) -> [ClosedRange<UInt32>] {
    let first = try next()
    if first == "[" { throw .unsupported("a class within a class") }
    if first == "\\", let scalar = current, let set = Self.set(escapedBy: scalar) {
      position += 1
      return set.ranges
    }
    let lower = try classScalar(first)
    guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      return [lower.value...lower.value]
    }
    position += 1
    let upper = try classScalar(try next())
    guard lower.value <= upper.value else { throw .unreadable }
    return [lower.value...upper.value]
  }

  private mutating func classScalar(_ scalar: Unicode.Scalar) throws(Flaw) -> Unicode.Scalar {
    if scalar == "\\" { return try Self.scalar(escapedBy: try next()) }
    let text = keepsCase ? String(scalar).withoutAccents : String(scalar).folded
    return text.unicodeScalars.count == 1 ? text.unicodeScalars.first ?? scalar : scalar
  }

  private static func set(escapedBy scalar: Unicode.Scalar) -> ScalarSet? {
    switch scalar {
    case "d": .digits
    case "D": ScalarSet.digits.opposite
    case "w": .word
    case "W": ScalarSet.word.opposite
    case "s": .spaces
    case "S": ScalarSet.spaces.opposite
    default: nil
    }
  }

  /// The scalar that a backslash makes of another; a sign stands for itself.
  private static func scalar(escapedBy scalar: Unicode.Scalar) throws(Flaw) -> Unicode.Scalar {
    switch scalar {
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "1"..."9": throw .unsupported("a reference to a group")
    case "p", "P": throw .unsupported("a property of characters")
    case "0", "a"..."z", "A"..."Z": throw .unsupported("\\\(scalar)")
    default: return scalar
    }
  }
}
