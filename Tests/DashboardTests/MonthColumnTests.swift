import BookModel
import Canvas
import Dashboard
import Testing

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

  @Test func `the list of columns offers them`() {
    var dashboard = Dashboard.fixture(rows: 40, columns: 120)
    dashboard.type("c")
    let text = dashboard.screen(rows: 40, columns: 120).joined(separator: "\n")
    #expect(text.contains("ΔARR             the change of ARR in 30 days"))
  }
}
