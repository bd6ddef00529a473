import BookModel
import Testing

struct WeekSeriesTests {
  private static let lines: [[Double?]] = [
    [], [nil], [1], [1, nil, 3], [nil, nil], [0.1, nil, 1e308], [-0.0, 16_777_217],
    [.infinity, -5, 0.5],
  ]

  @Test(arguments: lines)
  func `a series has the figures of the array it is made of`(weeks: [Double?]) {
    let series = WeekSeries(weeks)
    #expect(Array(series) == weeks)
    #expect(series.count == weeks.count)
    #expect(Array(series.suffix(2)) == Array(weeks.suffix(2)))
    #expect(series == WeekSeries(weeks) && series.hashValue == WeekSeries(weeks).hashValue)
    #expect(series.description == weeks.description)
  }

  @Test func `a literal is a series, and series with other figures differ`() {
    let series: WeekSeries = [1, nil, 3]
    #expect(series[0] == 1 && series[1] == nil && series.last == 3)
    #expect(series != [1, nil, 4] && series != [1, nil] && series != [1, 0, 3])
    #expect(WeekSeries().isEmpty && WeekSeries() == [])
  }

  @Test func `the lines of a column are its series, wherever they are kept`() {
    var column = WeekColumn(length: 3)
    let counts = column.append([1, .nan, 3])
    let shares = column.append([0.1, 0.2, .nan])
    let unknown = column.append([.nan, .nan, .nan])
    let short = column.append([7])
    let long = column.append([1, 2, 3, 4])
    #expect(column.narrow.count == 9 && column.wide.count == 3)
    var columns = FeatureColumns(names: [], weekCount: 3)
    columns.weeks = column
    let store = FeatureStore(columns)
    #expect(store.series(at: counts) == [1, nil, 3])
    #expect(store.series(at: shares) == [0.1, 0.2, nil])
    #expect(store.series(at: unknown) == [nil, nil, nil])
    #expect(store.series(at: short) == [7, nil, nil])
    #expect(store.series(at: long) == [1, 2, 3])
  }

  @Test(arguments: [3, -2, .max, .min] as [Int32])
  func `a line that a column does not have is unknown`(line: Int32) {
    var columns = FeatureColumns(names: [], weekCount: 2)
    for first in [1, 2, 0.1] { _ = columns.weeks.append([first, 2]) }
    #expect(columns.weeks.holds(0) && columns.weeks.holds(1) && columns.weeks.holds(-1))
    #expect(FeatureStore(columns).series(at: line) == [nil, nil])
  }

  @Test func `a column made of figures has their whole lines`() {
    let column = WeekColumn(length: 2, narrow: [1, 2, 3], wide: [0.1, 0.2, 0.3, 0.4])
    #expect(column.narrow == [1, 2] && column.wide == [0.1, 0.2, 0.3, 0.4])
    #expect(column.holds(0) && !column.holds(1) && column.holds(-2) && !column.holds(-3))
  }
}
