import BookModel
import Canvas
import Testing

@testable import Dashboard

/// How texts are broken and ages are written.
struct WordingTests {
  @Test func `text is broken between words, and words where it must be`() {
    let lines = Line.wrapped("one two  three\nunbreakable", width: 7, indent: 1)
    let texts = lines.map { $0.pieces.map(\.text).joined() }
    #expect(texts == [" one", " two", " three", " unbrea", " kable"].map { String($0.prefix(7)) })
    #expect(lines.allSatisfy { $0.columns <= 7 })
    #expect(Line.wrapped("漢字漢字", width: 5).map(\.columns) == [4, 4])
    #expect(Line.wrapped("", width: 5).isEmpty)
  }

  @Test(arguments: [
    (0, "0min", false), (59 * 60, "59min", false), (7_200, "2h", false), (26 * 3_600, "26h", false),
    (3 * 86_400, "3d", false), (7 * 86_400, "7d", false), (8 * 86_400, "8d", true),
    (-600, "0min", false),
  ])
  func `ages of data, stale when older than seven days`(seconds: Int, text: String, isStale: Bool) {
    var portfolio = FixtureBook.portfolio
    portfolio.book.sourceTimes = [.looker: FixtureBook.noon - seconds]
    let ages = DataAge.all(of: portfolio, now: FixtureBook.noon, staleAfterDays: 7)
    #expect(ages == [DataAge(source: .looker, text: text, isStale: isStale)])
  }

  @Test(arguments: [
    (0, [String]()), (1, ["3 Aug"]), (2, ["3 Aug", "10 Aug"]), (3, ["3 Aug", "10 Aug", "17 Aug"]),
    (16, ["3 Aug", "28 Sep", "16 Nov"]),
  ])
  func `no week is named twice along a chart`(weeks: Int, labels: [String]) {
    let axis = LineChart.Axis(0...10, weeks: Array(UsageFiguresTests.weeks.prefix(weeks)))
    #expect(axis.foot == labels)
  }

  @Test(arguments: [0, 20, 36, 56, 75, 96, 200, 400])
  func `a report has lines that fit the width`(width: Int) {
    let lines = ReportsScreenTests.page.lines(width: width)
    let widest = ReportPage.widths.last { $0 <= width } ?? 36
    #expect(lines.last?.last?.text.contains("page \(widest) columns") == true)
  }
}
