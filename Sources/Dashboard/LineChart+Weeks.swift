internal import BookModel
internal import Canvas

extension LineChart.Axis {
  /// Creates the texts of a chart of weeks: its bounds, and its first, middle and last week.
  init(_ bounds: ClosedRange<Double>, weeks: [Day]) {
    self.init(
      high: Figures.compact(bounds.upperBound),
      low: Figures.compact(bounds.lowerBound),
      foot: weeks.chartLabels
    )
  }
}

extension [Day] {
  /// What stands along a chart of these weeks: the first one, the middle one and the last, each once.
  var chartLabels: [String] {
    isEmpty ? [] : Set([0, count / 2, count - 1]).sorted().map { self[$0].shortReadable }
  }
}
