import BookModel

/// One figure of an account over its instances.
///
/// Users add up over instances, and their sum is an upper bound; a figure that Looker gives for
/// the whole account is taken as it is.
struct UsageSum {
  private var sum = 0.0
  private var count = 0
  private var whole: Double?

  /// Creates the sum of nothing, which is unknown.
  init() {}

  /// Adds what an instance says; unknown adds nothing.
  mutating func add(_ value: Double, isWhole: Bool) {
    guard !value.isNaN else { return }
    if isWhole {
      whole = value
    } else {
      sum += value
      count += 1
    }
  }

  /// The figure; nil when no instance knows.
  var value: Double? { whole ?? (count > 0 ? sum : nil) }

  /// Upper for a sum of several instances.
  var bound: Bound? { whole == nil && count > 1 ? .upper : nil }

  /// The figure as a fact.
  var fact: Fact<Double>? { value.map { Fact($0, from: .looker, bound: bound) } }
}

/// Figures of an account's cells.
extension Sequence where Element == UsageCell {
  /// The figure of one period.
  func sum(at start: Int32?, _ span: UsageCalendar.Span, _ value: (UsageCell) -> Double)
    -> UsageSum
  {
    var sum = UsageSum()
    guard let start else { return sum }
    for cell in self where cell.period.span == span && cell.period.start == start {
      sum.add(value(cell), isWhole: cell.isWhole)
    }
    return sum
  }

  /// The undated figure.
  func undated(_ value: (UsageCell) -> Double) -> UsageSum {
    sum(at: 0, .undated, value)
  }

  /// The figure of the newest complete one of the periods for which it is known.
  func newest(
    _ spans: [UsageCalendar.Span],
    in calendar: UsageCalendar,
    _ value: (UsageCell) -> Double
  ) -> UsageSum {
    var sum = UsageSum()
    var newest: UsageCalendar.Period?
    var newestEnd = Int.min
    for cell in self where spans.contains(cell.period.span) && !value(cell).isNaN {
      guard calendar.isComplete(cell.period) else { continue }
      let end = UsageCalendar.end(of: cell.period)
      if end > newestEnd {
        (sum, newest, newestEnd) = (UsageSum(), cell.period, end)
      }
      if cell.period == newest { sum.add(value(cell), isWhole: cell.isWhole) }
    }
    return sum
  }

  /// The figure of each week of the series.
  func weeks(in calendar: UsageCalendar, _ value: (UsageCell) -> Double) -> [UsageSum] {
    var weeks = Array(repeating: UsageSum(), count: calendar.weekCount)
    for cell in self {
      guard let slot = calendar.slot(of: cell.period) else { continue }
      weeks[slot].add(value(cell), isWhole: cell.isWhole)
    }
    return weeks
  }
}
