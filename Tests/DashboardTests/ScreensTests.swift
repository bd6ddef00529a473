import BookModel
import Canvas
import Dashboard
import Testing

/// Several screens over the same customers, and the ways between them.
struct ScreensTests {
  @Test(arguments: [("3", "[3 Usage]"), ("4", "[4 Renewals]"), ("1", "[1 Book]")])
  func `a digit leads to a screen, from every screen and page`(digit: Character, tab: String) {
    for keys in ["1", "3", "4", "\r", "3\r", "4lj\r"] {
      var dashboard = Dashboard.fixture(columns: 120)
      for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
      dashboard.press(.character(digit))
      #expect(dashboard.screen(columns: 120)[0].contains(tab), "\(keys)")
    }
  }

  @Test func `going back leads through the screens to the Book, then ends`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("343")
    #expect(dashboard.screen()[0].contains("[3 Usage]"))
    #expect(dashboard.type("q").isEmpty)
    #expect(dashboard.screen()[0].contains("[4 Renew"))
    dashboard.press(.escape)
    #expect(dashboard.screen()[0].contains("[1 Book]"))
    #expect(dashboard.type("q") == [.quit])
  }

  @Test func `the Book by its digit is where going back ends`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("341")
    #expect(dashboard.type("q") == [.quit])
  }

  @Test func `a page is open again on the way back`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("jj")
    dashboard.press(.enter)
    let page = dashboard.screen()
    dashboard.type("4")
    dashboard.press(.escape)
    #expect(dashboard.screen() == page)
  }

  @Test func `the filter, the tiers and the scope are the same on every screen`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("4/arr>300k")
    dashboard.press(.enter)
    dashboard.type("b")
    let filter = dashboard.screen()[2]
    #expect(filter.contains("arr>300k"))
    for key in "1341" {
      dashboard.type(String(key))
      #expect(dashboard.screen()[2] == filter)
    }
    dashboard.type("3ts")
    dashboard.press(.enter)
    dashboard.type("1")
    #expect(dashboard.screen()[22].contains("tier STR"))
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)])
  func `what a row shows in the Book is undone by going back, exactly`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("/arr>20k | health<5")
    dashboard.press(.enter)
    dashboard.type("Sjjjj")
    for (screen, keys) in [("3", "jj"), ("4", "jjj"), ("4", "mj")] {
      var gone = dashboard
      gone.type("\(screen)\(keys)")
      let before = gone.screen(rows: rows, columns: columns)
      gone.press(.enter)
      #expect(gone.screen(rows: rows, columns: columns)[0].contains("[1 Book]"))
      #expect(
        gone.screen(rows: rows, columns: columns).contains { $0.contains("(arr>20k | health<5) ") }
      )
      gone.type("jb/ tier:strategic")
      gone.press(.enter)
      gone.type("3j4j")
      gone.press(.escape, .escape, .escape)
      #expect(gone.screen(rows: rows, columns: columns) == before)
      gone.press(.escape)
      #expect(
        gone.screen(rows: rows, columns: columns) == dashboard.screen(rows: rows, columns: columns)
      )
    }
  }

  @Test func `what a row shows stays when another snapshot comes, and so does the way back`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("4jjj")
    let before = dashboard.screen()
    dashboard.press(.enter)
    let shown = dashboard.screen()
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    _ = dashboard.update(.toastExpired(1))
    #expect(dashboard.screen() == shown)
    dashboard.press(.escape)
    #expect(dashboard.screen() == before)
  }

  @Test func `a row without customers leads nowhere`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("4j")
    dashboard.press(.enter)
    let screen = dashboard.screen()
    #expect(screen[0].contains("[4 Renew"))
    #expect(screen[22].contains("no customer in this row"))
  }

  @Test func `customers who renew on one day stand in the Book's order, whenever that changes`() {
    var portfolio = FixtureBook.portfolio
    for place in portfolio.book.customers.indices {
      portfolio.book.customers[place].renewal = Fact(FixtureBook.day("2026-12-10"), from: nil)
    }
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.resized(rows: 40, columns: 120))
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    dashboard.type("4jl")
    func names(from row: Int) -> [String] {
      dashboard.screen(rows: 40, columns: 120)[row..<row + 5].map {
        String($0.dropFirst(4).filter { $0 != " " }.prefix(5))
      }
    }
    dashboard.type("1sa4")
    let renewals = names(from: 8)
    dashboard.type("1")
    let book = names(from: 5)
    #expect(renewals == book)
    dashboard.type("S4")
    #expect(names(from: 8) != renewals)
  }

  @Test func `a click on a tab goes there`() {
    var dashboard = Dashboard.fixture(columns: 120)
    let title = dashboard.screen(columns: 120)[0]
    let place = title.distance(
      from: title.startIndex,
      to: title.firstIndex(of: "4") ?? title.startIndex
    )
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 0, column: place)))
    #expect(dashboard.screen(columns: 120)[0].contains("[4 Renewals]"))
    _ = dashboard.update(.mouse(MouseEvent(.press, row: 7, column: 3)))
    #expect(dashboard.cursorRow(rows: 24, columns: 120) == dashboard.screen(columns: 120)[7])
  }

  @Test func `a prefix shows what may follow it`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("g")
    let box = dashboard.screen().joined(separator: "\n")
    #expect(box.contains("top") && box.contains("bottom"))
    dashboard.type("e")
    #expect(!dashboard.screen().joined().contains("┌"))
  }
}
