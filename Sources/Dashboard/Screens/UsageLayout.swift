internal import Canvas

/// Where the parts of the Usage screen are: below each other, or on wide screens side by side.
struct UsageLayout: Equatable, Sendable {
  /// The columns of the screen, from the left.
  let columns: [Rect]
  /// The lines of the chart.
  let chartLines: Int

  /// Lays out a rectangle.
  init(_ rect: Rect) {
    let count = rect.columns >= 180 ? 3 : rect.columns >= 110 ? 2 : 1
    let gap = 2
    let width = max(0, (rect.columns - gap * (count - 1)) / count)
    columns = (0..<count).map { column in
      Rect(
        row: rect.row,
        column: rect.column + column * (width + gap),
        rows: rect.rows,
        columns: width
      )
    }
    chartLines = count == 1 ? min(6, max(3, rect.rows / 3)) : min(14, max(5, rect.rows / 2 - 6))
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
