import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// The columns of what changed in 30 days.
struct MonthColumnTests {
  private func book(_ filter: String, past: Bool = true) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    if past { _ = dashboard.update(.pastLoaded(FixtureBook.past)) }
    dashboard.type("/\(filter)")
    dashboard.press(.enter)
    return dashboard
  }

  private func row(_ name: String, _ dashboard: Dashboard) -> String {
    let row = dashboard.screen(rows: 40, columns: 120).first {
      $0.dropFirst(4).hasPrefix(name)
    }
    return String((row ?? "").prefix(78))
  }

  @Test func `what changed in 30 days stands in columns of its own`() {
    let dashboard = book("cols:name,util.d30,mau.d30,arr.d30")
    let heading = dashboard.screen(rows: 40, columns: 120)[4]
    for title in ["ΔUTIL", "ΔMAU", "ΔARR"] { #expect(heading.contains(title), "\(heading)") }
    #expect(row("Hooli", dashboard).contains("+$72k"))
    #expect(row("Umbrella", dashboard).contains("+30pt"))
    #expect(row("Initech", dashboard).contains("-78"))
    #expect(row("Globex", dashboard).split(separator: " ").suffix(3) == ["?", "?", "?"])
  }

  @Test(arguments: [
    ("sort:-arr.d30", "Hooli"), ("sort:mau.d30", "Initech"), ("sort:-util.d30", "Umbrella"),
    ("arr.d30>50k", "Hooli"), ("mau.d30<-50", "Initech"),
  ])
  func `they are sorted and filtered by like other figures`(filter: String, first: String) {
    let dashboard = book(filter)
    let rows = dashboard.screen(rows: 40, columns: 120)
    #expect(rows[5].dropFirst(4).hasPrefix(first), "\(rows[5])")
  }

  @Test func `without a snapshot of that time nothing is known of them`() {
    let dashboard = book("cols:name,arr.d30 sort:arr.d30", past: false)
    #expect(row("Hooli", dashboard).contains("?"))
    #expect(dashboard.screen(rows: 40, columns: 120).joined().contains("older snapshots"))
  }

  /// The columns of what changed in 30 days.
  static let columns = ["d30", "util.d30", "mau.d30", "arr.d30"]

  @Test(arguments: columns)
  func `a cell's value is kept or left out, unknown ones too`(column: String) {
    var dashboard = book("cols:name,\(column)")
    dashboard.type("l")
    let count = dashboard.list.rows.count
    for row in 0..<count {
      dashboard.moveCursor(to: row)
      let place = dashboard.list.rows[row]
      var kept = dashboard
      kept.type("=")
      #expect(kept.list.rows.contains(place), "\(kept.narrowing.filter)")
      let words = kept.narrowing.filter.split(separator: " ")
      #expect(kept.narrowing.error == nil)
      #expect(words.contains { $0.hasPrefix("\(column):") }, "\(words)")
      var left = dashboard
      left.type("-")
      #expect(!left.list.rows.contains(place), "\(left.narrowing.filter)")
      // Together they are all there are, but that a comparison never finds what is unknown.
      let known = left.narrowing.filter.contains("\(column):*")
      #expect(kept.list.rows.count + left.list.rows.count == count || !known)
      #expect(Set(kept.list.rows).isDisjoint(with: left.list.rows))
    }
  }

  @Test(arguments: [
    ("cols:name,arr.d30", "arr.d30", "Hooli", "arr.d30:50k..100k"),
    ("cols:name,mau.d30", "mau.d30", "Initech", "mau.d30:-100..-50"),
    ("cols:name,util.d30", "util.d30", "Umbrella", "util.d30:30%..40%"),
    ("cols:name,d30", "d30", "Initech", "d30:-3..-2"),
    ("cols:name,arr.d30", "arr.d30", "Globex", "arr.d30:?"),
  ])
  func `what a cell stands for is a band of round numbers`(
    filter: String,
    column: String,
    name: String,
    term: String
  ) {
    var dashboard = book(filter)
    dashboard.type("l")
    for _ in 0..<40 where !(dashboard.selected?.name ?? "").hasPrefix(name) { dashboard.type("j") }
    dashboard.type("=")
    #expect(dashboard.narrowing.filter.contains(term), "\(dashboard.narrowing.filter)")
    #expect(dashboard.selected?.name.hasPrefix(name) == true)
  }

  @Test func `a saved view shows them, and is saved with them`() throws {
    var options = DashboardOptions.fixture
    options.views = [SavedView(name: "Moves", filter: "cols:name,arr.d30,util.d30 sort:-arr.d30")]
    var dashboard = Dashboard.fixture(rows: 40, columns: 120, options: options)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    dashboard.type("w1")
    let rows = dashboard.screen(rows: 40, columns: 120)
    #expect(rows[4].contains("ΔARR↓") && rows[4].contains("ΔUTIL"), "\(rows[4])")
    #expect(rows[5].contains("Hooli") && rows[5].contains("+$72k"))
    let session = try #require(dashboard.session)
    options.session = session
    var again = Dashboard.fixture(rows: 40, columns: 120, options: options)
    _ = again.update(.pastLoaded(FixtureBook.past))
    #expect(
      again.screen(rows: 40, columns: 120)[4...6] == dashboard.screen(rows: 40, columns: 120)[4...6]
    )
    // Chosen in the list of columns, they are part of what is saved.
    var chosen = Dashboard.fixture()
    chosen.list.columns = [ColumnChoice(.name), ColumnChoice(.other(.change(.arr)))]
    #expect(chosen.viewText == "mine:yes cols:name,arr.d30")
  }

  @Test func `the list of columns offers them`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    dashboard.type("c")
    let text = dashboard.screen(rows: 40, columns: 120).joined(separator: "\n")
    #expect(text.contains("ΔARR             the change of ARR in 30 days"))
  }
}
