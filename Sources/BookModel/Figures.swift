/// How figures are written for people: rounded, with their units, and safe for any number.
public enum Figures {
  /// What stands for an unknown value, the same sign as in the filter language.
  public static let unknown = "?"

  /// Returns money in few columns, such as `$950`, `$4.5k`, `$310k` or `$1.2M`.
  public static func money(_ amount: Double?) -> String {
    guard let amount, !amount.isNaN else { return unknown }
    let text = compact(abs(amount))
    return (amount < 0 && text != "0" ? "-$" : "$") + text
  }

  /// Returns a number in at most five columns, such as `950`, `9.8k` or `1.2M`.
  ///
  /// Below ten of a unit there is one decimal; whole thousands go without.
  public static func compact(_ number: Double) -> String {
    let size = abs(number)
    guard size < 1e15 else { return number.isNaN ? unknown : number < 0 ? "<-1e15" : ">1e15" }
    if size < 999.5 { return whole(number) }
    let units: [(Double, String)] = [(1e3, "k"), (1e6, "M"), (1e9, "B"), (1e12, "T")]
    for (unit, letter) in units where size / unit < 999.5 {
      let text = size / unit < 9.95 ? tenths(number / unit) : whole(number / unit)
      return (unit == 1e3 ? withoutZeroTenth(text) : text) + letter
    }
    return whole(number / 1e12) + "T"
  }

  /// Returns a number without a fraction, with commas between thousands.
  public static func whole(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return unknown }
    return grouped(Int(number.rounded()))
  }

  /// Returns an integer with commas between thousands.
  public static func grouped(_ number: Int) -> String {
    var result = ""
    let digits = String(number.magnitude)
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// Returns a number with one decimal, such as `3.1`.
  public static func tenths(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return unknown }
    let scaled = Int((number * 10).rounded())
    let sign = scaled < 0 ? "-" : ""
    return "\(sign)\(grouped(Int(scaled.magnitude / 10))).\(scaled.magnitude % 10)"
  }

  /// Returns a change with one decimal and its sign, such as `+0.6`.
  public static func signedTenths(_ number: Double) -> String {
    (number >= 0.05 ? "+" : "") + tenths(number)
  }

  /// Returns a change of a number in few columns and with its sign, such as `+1.2k`.
  public static func signedCompact(_ number: Double) -> String {
    (number >= 0.5 ? "+" : "") + compact(number)
  }

  /// Returns a change of money in few columns and with its sign, such as `+$104k`.
  public static func signedMoney(_ amount: Double) -> String {
    (amount >= 0.5 ? "+" : "") + money(amount)
  }

  /// Returns a change of a fraction in whole percentage points with its sign, such as `-12pt`.
  public static func points(_ difference: Double) -> String {
    (difference >= 0.005 ? "+" : "") + whole(difference * 100) + "pt"
  }

  /// Returns a number as it is counted: whole, or with one decimal where it is small, such as
  /// `1,234` or `17.5`.
  public static func count(_ number: Double) -> String {
    guard abs(number) < 1e15 else { return compact(number) }
    return abs(number) < 100 && number.rounded() != number ? tenths(number) : whole(number)
  }

  /// Returns a count with its noun in the right number, such as `1 customer`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Figures {
  /// Returns a fraction as a percentage, such as `41%`.
  public static func percent(_ fraction: Double?) -> String {
    guard let fraction, !fraction.isNaN else { return unknown }
    let value = fraction * 100
    return value > 9999 ? ">9999%" : whole(value) + "%"
  }

  /// Returns a fraction as a percentage of one decimal at most, such as `79.6%`: for where a bound
  /// is near.
  public static func finePercent(_ fraction: Double) -> String {
    guard fraction.isFinite else { return unknown }
    return withoutZeroTenth(tenths(fraction * 100)) + "%"
  }

  /// Returns a change as a percentage with its sign, such as `+6%`.
  public static func change(_ fraction: Double?) -> String {
    guard let fraction else { return unknown }
    let text = percent(fraction)
    return fraction > 0 && text != "0%" ? "+\(text)" : text
  }

  /// Returns a number of days, such as `1400d`.
  public static func allDays(_ days: Int) -> String { "\(days)d" }

  /// Returns a number of days in few columns, such as `42d`, or years from 1,000 days on.
  public static func days(_ days: Int?) -> String {
    guard let days else { return unknown }
    return abs(days) < 1000 ? allDays(days) : "\(days / 365)y"
  }

  private static func withoutZeroTenth(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Bound {
  /// The sign that is put before a figure: at most, or at least.
  public var sign: String {
    switch self {
    case .upper: "≤"
    case .lower: "≥"
    }
  }
}

extension FactValue {
  /// The value as people read it.
  public var readable: String {
    switch self {
    case .number(let number):
      number == number.rounded() ? Figures.whole(number) : Figures.tenths(number)
    case .text(let text): text
    case .day(let day): day.readable
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
