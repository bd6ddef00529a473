extension RawValue {
  /// The amount of money.
  ///
  /// A number, or a text with English grouping and one of `$ € £`; negative amounts and those above
  /// 1e12 are bad.
  var money: Value<Double> {
    number(signs: "$€£").map { $0 >= 0 && $0 <= 1e12 ? $0 : nil }
  }

  /// The number; a text may have English grouping, and a `%` makes it a fraction.
  var amount: Value<Double> { number(signs: "") }

  /// The whole number; `12.0` is one.
  var count: Value<Int> { amount.map { Int(exactly: $0) } }

  private func number(signs: String) -> Value<Double> {
    switch self {
    case .null: return .absent
    case .flag, .list, .moment: return .bad
    case .number(let number): return number.isFinite ? .known(number) : .bad
    case .text(let text):
      if text.isBlank { return .absent }
      return WrittenNumber.value(of: text, signs: signs).map { .known($0) } ?? .bad
    }
  }

  /// Whether it is true: a boolean, 1 or 0, or one of the usual words (yes, on, active).
  var truth: Value<Bool> {
    switch self {
    case .null: return .absent
    case .flag(let flag): return .known(flag)
    case .list, .moment: return .bad
    case .number(let number): return number == 1 ? .known(true) : number == 0 ? .known(false) : .bad
    case .text(let text):
      switch text.trimmed.lowercased() {
      case "": return .absent
      case "true", "yes", "y", "on", "active", "enabled", "1": return .known(true)
      case "false", "no", "n", "off", "inactive", "disabled", "0": return .known(false)
      default: return .bad
      }
    }
  }
}

/// Numbers as English texts write them.
private enum WrittenNumber {
  /// The value of a text such as `-1,234.5`, `$31,250.00` or `27.3%`; nil for anything else.
  static func value(of text: String, signs: String) -> Double? {
    var scalars = Array(text.trimmed.unicodeScalars.prefix(64))[...]
    let isNegative = scalars.first == "-"
    if isNegative || scalars.first == "+" { scalars.removeFirst() }
    if let first = scalars.first, signs.unicodeScalars.contains(first) {
      scalars.removeFirst()
    } else if let last = scalars.last, signs.unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    let isPercent = signs.isEmpty && scalars.last == "%"
    if isPercent { scalars.removeLast() }
    let plain = scalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard let value = plainValue(of: Array(plain)) else { return nil }
    return (isNegative ? -value : value) / (isPercent ? 100 : 1)
  }

  /// The value of digits with grouping, a fraction and an exponent.
  private static func plainValue(of scalars: [Unicode.Scalar]) -> Double? {
    let whole = scalars.prefix { $0.isDigit || $0 == "," }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty,
      groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    let rest = scalars.dropFirst(whole.count)
    guard rest.isEmpty || groups.joined().allSatisfy(\.isDigit) && isFraction(rest) else {
      return nil
    }
    let text = String(String.UnicodeScalarView(Array(groups.joined()) + Array(rest)))
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether the characters are `.5`, `.5e3` or `e3`.
  private static func isFraction(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = scalars
    if rest.first == "." {
      let digits = rest.dropFirst().prefix(while: \.isDigit)
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let mark = rest.first else { return true }
    guard mark == "e" || mark == "E" else { return false }
    rest = rest.dropFirst()
    if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
