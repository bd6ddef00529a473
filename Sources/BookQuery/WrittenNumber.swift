/// A number as people write it: `310k`, `1.2m`, `40%`, `.4`, `-1`.
public struct WrittenNumber: Hashable, Sendable {
  /// The number, with `k`, `m` and `b` multiplied out; a percentage as it is written.
  public var value: Double
  /// The suffix in lower case.
  public var suffix: Character?

  /// Reads a number; nil for anything else.
  ///
  /// Underscores between digits are allowed; `nan`, exponents and thousands separators are not.
  public init?(_ text: some StringProtocol) {
    var digits = text[...]
    let sign = digits.first
    if sign == "-" || sign == "+" { digits = digits.dropFirst() }
    let suffix = digits.last.flatMap { "kKmMbB%".contains($0) ? $0.lowercased().first : nil }
    if suffix != nil { digits = digits.dropLast() }
    let plain = String(digits.filter { $0 != "_" })
    guard !plain.isEmpty, plain.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      plain.utf8.contains(where: { $0 != 46 }), let number = Double(plain.padded)
    else { return nil }
    let factor: Double =
      switch suffix {
      case "k": 1_000
      case "m": 1_000_000
      case "b": 1_000_000_000
      default: 1
      }
    value = (sign == "-" ? -number : number) * factor
    self.suffix = suffix
  }
}

extension String {
  /// The digits with a zero before a leading and after a trailing point.
  fileprivate var padded: String {
    (hasPrefix(".") ? "0" : "") + self + (hasSuffix(".") ? "0" : "")
  }
}
