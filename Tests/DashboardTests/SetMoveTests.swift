import BookModel
import Canvas
import Dashboard
import Testing

/// How the figures of everybody in scope moved since the snapshot before.
struct SetMoveTests {
  private func totals(_ columns: Int, past: Bool = true) -> String {
    var dashboard = Dashboard.fixture(rows: 40, columns: columns)
    if past { _ = dashboard.update(.pastLoaded(FixtureBook.past)) }
    return dashboard.screen(rows: 40, columns: columns)[1]
  }

  @Test func `it stands beside the figures where there is room`() {
    #expect(totals(200).contains("$9.4M (+$24k)"), "\(totals(200))")
    #expect(!totals(200, past: false).contains("(" + "+"))
    #expect(!totals(80).contains("(+"))
  }

  @Test(arguments: [80, 100, 120, 160, 200])
  func `no figure is lost for it`(columns: Int) {
    for figure in ["23", "$9.4M", "at risk 5 $1.9M", "≤90d 9 $7.2M", "both 2 $1.4M", "68%"] {
      #expect(totals(columns).contains(figure), "\(figure) is missing in \(totals(columns))")
    }
  }

  @Test func `another book has another past`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 200)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(!dashboard.screen(rows: 40, columns: 200)[1].contains("(+$24k)"))
  }
}
