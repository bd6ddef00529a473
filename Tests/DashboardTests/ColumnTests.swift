import BookModel
import BookQuery
import Canvas
import Testing

@testable import Dashboard

/// Which columns the Book has, and what orders it.
struct ColumnTests {
  /// The headings of the table.
  func headings(_ dashboard: Dashboard, columns: Int = 80) -> String {
    dashboard.screen(columns: columns)[3]
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (12, 60)])
  func `the list of columns`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("cjj")
    expectGolden(dashboard.view(rows: rows, columns: columns), "columns-\(columns)x\(rows)")
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)])
  func `columns that were chosen`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("/cols:name,segment,mrr,computed,version,champion,due,tag,ae,d30")
    _ = dashboard.press(.enter)
    expectGolden(dashboard.view(rows: rows, columns: columns), "cols-\(columns)x\(rows)")
  }

  @Test func `a column is hidden, moved, made wider, and all is as usual again`() {
    var dashboard = Dashboard.fixture()
    let usual = headings(dashboard)
    dashboard.type("cj ")
    #expect(!headings(dashboard).contains("TIER"))
    dashboard.type(" J")
    _ = dashboard.press(.escape)
    let moved = headings(dashboard)
    #expect(moved.contains("HEALTH  TIER"), "\(moved)")
    dashboard.type("cj++")
    _ = dashboard.press(.enter)
    #expect(headings(dashboard).contains("HEALTH    TIER"), "\(headings(dashboard))")
    dashboard.type("cr")
    _ = dashboard.press(.escape)
    #expect(headings(dashboard) == usual)
  }

  @Test(arguments: [("", "CUSTOMER", "TIER"), ("jjj", "USAGE", "UTIL")])
  func `plus makes a column wider than it is seen, minus narrower`(
    keys: String,
    column: String,
    next: String
  ) {
    var dashboard = Dashboard.fixture()
    func width() -> Int {
      let placed = dashboard.placedColumns(dashboard.layout(rows: 24, columns: 80))
      return placed.first { $0.column.heading.hasPrefix(column) }?.width ?? 0
    }
    let usual = width()
    dashboard.type("c\(keys)-")
    #expect(width() == usual - 1, "\(headings(dashboard))")
    dashboard.type("-+")
    #expect(width() == usual - 1)
    dashboard.type("+++")
    #expect(width() >= usual)
    #expect(headings(dashboard).contains(next) || column == "USAGE")
  }

  @Test func `a column that is named twice stands once, and the cursor passes it`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/cols:arr,arr,mau")
    _ = dashboard.press(.enter)
    #expect(headings(dashboard).split(separator: " ") == ["CUSTOMER↑", "ARR", "MAU"])
    dashboard.type("lll")
    #expect(dashboard.list.column == .mau)
    dashboard.type("hhh")
    #expect(dashboard.list.column == .name)
  }

  @Test func `the name stays at the left whatever is pressed`() {
    var picker = ColumnPicker(shown: [ColumnChoice(.arr), ColumnChoice(.name)])
    picker.toggle()
    picker.shift(by: 1)
    picker.move(by: 1)
    picker.shift(by: -1)
    #expect(picker.shown.map(\.column) == [.name, .arr])
    picker.move(by: 10_000)
    picker.shift(by: 1)
    for _ in 0..<100 { picker.widen(by: 1, from: nil) }
    picker.toggle()
    #expect(picker.shown.last?.width == ColumnChoice.widths.upperBound)
  }

  @Test(arguments: [1, 20, 40, 60, 80, 120, 250], Column.every)
  func `chosen columns never overlap, never leave the list, and have the needed one`(
    width: Int,
    needed: Column
  ) {
    let chosen = Column.every.map { ColumnChoice($0) }
    let placed = PlacedColumn.all(width: width, needed: needed, chosen: chosen)
    #expect(placed.first?.column == .name)
    for (left, right) in zip(placed, placed.dropFirst()) {
      #expect(left.start + left.width < right.start)
    }
    if width >= 60 { #expect(placed.contains { $0.column == needed }) }
    #expect(placed.allSatisfy { $0.start + $0.width <= width || placed.count == 1 })
  }

  @Test func `h and l go through all columns that were chosen, hidden ones too`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/cols:name,arr,mrr,segment,stage,employees,developers,version,sources,touch")
    _ = dashboard.press(.enter)
    #expect(!headings(dashboard).contains("TOUCH"))
    for _ in 0..<20 { dashboard.type("l") }
    #expect(headings(dashboard).contains("TOUCH") && headings(dashboard).contains("CUSTOMER"))
    for _ in 0..<20 { dashboard.type("h") }
    #expect(headings(dashboard).contains("ARR"))
  }

  @Test func `several columns order the rows together`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("stsA")
    #expect(dashboard.screen()[22].contains("sort tier ↑, ARR ↓"))
    #expect(headings(dashboard).contains("TIER↑") && headings(dashboard).contains("ARR↓"))
    dashboard.type("gg")
    #expect(dashboard.screen()[4].contains("Globex"))
    // Once more turns the further one round; a small letter begins anew.
    dashboard.type("sA")
    #expect(dashboard.screen()[22].contains("sort tier ↑, ARR ↑"))
    dashboard.type("S")
    #expect(dashboard.screen()[22].contains("sort tier ↓, ARR ↑"))
    dashboard.type("snl+")
    #expect(dashboard.screen()[22].contains("sort name ↑, tier ↑"))
  }

  @Test func `the filter's sort shows in the headings while it holds`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/sort:-arr,renewal")
    _ = dashboard.press(.enter)
    #expect(headings(dashboard).contains("ARR↓") && headings(dashboard).contains("RENEW↑"))
    #expect(!headings(dashboard).contains("CUSTOMER↑"))
  }

  @Test(arguments: Column.every)
  func `every column has a heading, a width and a cell for every customer`(column: Column) {
    #expect(!column.heading.isEmpty && !column.title.isEmpty)
    #expect(column.width >= column.heading.columns || column == .series || column == .trend)
    let portfolio = FixtureBook.portfolio
    for place in portfolio.book.customers.indices {
      let text = portfolio.cell(column, place: place).text
      #expect(text.columns < 2000)
    }
    #expect(Column(column.field).field == column.field)
  }
}
