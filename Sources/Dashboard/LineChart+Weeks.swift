internal import BookModel
internal import Canvas

extension LineChart.Axis {
  /// Creates the texts of a chart of weeks: its bounds, and its first, middle and last week.
  init(_ bounds: ClosedRange<Double>, weeks: [Day]) {
    let foot = [weeks.first, weeks.isEmpty ? nil : weeks[weeks.count / 2], weeks.last]
    self.init(
      high: Figures.compact(bounds.upperBound),
      low: Figures.compact(bounds.lowerBound),
      foot: foot.compactMap { $0?.shortReadable }
    )
  }
}
