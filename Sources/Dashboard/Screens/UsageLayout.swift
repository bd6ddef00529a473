internal import Canvas

/// Where the parts of the Usage screen are: below each other, or on wide screens side by side.
struct UsageLayout: Equatable, Sendable {
  /// The columns of the screen, from the left.
  let columns: [Rect]
  /// The lines of the chart.
  let chartLines: Int

  /// The widths from which two columns, and three, are drawn.
  private static let (twoFrom, threeFrom) = (110, 180)
  /// The columns of the screen between two columns of parts.
  private static let gap = 2

  /// Lays out a rectangle.
  init(_ rect: Rect) {
    let widths = UsageLayout.widths(of: rect.columns)
    var start = rect.column
    columns = widths.map { width in
      defer { start += width + UsageLayout.gap }
      return Rect(row: rect.row, column: start, rows: rect.rows, columns: width)
    }
    chartLines =
      widths.count == 1
      ? min(6, max(3, rect.rows / 3)) : min(16, max(5, rect.rows / 2 - 6))
  }

  /// Shares a width out: the rows of features and customers get what they need first.
  private static func widths(of total: Int) -> [Int] {
    guard total >= twoFrom else { return [total] }
    let features = min(UsageScreen.widestFeature, (total - gap) * 11 / 20)
    guard total >= threeFrom else { return [total - gap - features, features] }
    let movers = UsageScreen.widestMover
    return [total - 2 * gap - features - movers, features, movers]
  }

  /// The column that a part stands in.
  func column(_ part: UsageScreen.Part) -> Int {
    switch part {
    case .trend, .utilization: 0
    case .features: min(1, columns.count - 1)
    case .up, .down: columns.count - 1
    }
  }

  /// The lines above the rows of a part.
  func headLines(_ part: UsageScreen.Part) -> Int {
    switch part {
    // The heading, the figures in two lines and the chart.
    case .trend: 3 + chartLines
    case .utilization: 2
    // A blank line stands above a part that another one is above of.
    case .features: columns.count == 1 ? 2 : 1
    case .up: columns.count == 3 ? 1 : 2
    case .down: 2
    }
  }
}
