import BookModel
import BookQuery
import Canvas
import Dashboard
import Testing

/// The front page: the first frame of a book, before the book is there.
struct FrontPageTests {
  private let opened = OpenedBook(FixtureBook.withoutFollowUps)

  /// A dashboard that shows the front page of the fixture book.
  private func dashboard(rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.resized(rows: rows, columns: columns))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    let page = opened.frontPage(startsWithEverybody: false)
    let portfolio = Portfolio(book: page.book, today: FixtureBook.today, me: page.me)
    _ = dashboard.update(.frontPageLoaded(page, portfolio))
    return dashboard
  }

  /// A dashboard that shows the book without ever having shown its front page.
  private func whole(rows: Int = 24, columns: Int = 80) -> Dashboard {
    var dashboard = Dashboard(options: .fixture)
    _ = dashboard.update(.resized(rows: rows, columns: columns))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    _ = dashboard.update(.bookLoaded(opened))
    return dashboard
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200), (50, 160), (8, 40)])
  func `it is the very frame that the book shows first`(rows: Int, columns: Int) {
    let page = dashboard(rows: rows, columns: columns)
    let book = whole(rows: rows, columns: columns)
    let (first, second) = (
      page.view(rows: rows, columns: columns), book.view(rows: rows, columns: columns)
    )
    #expect(first == second)
  }

  @Test func `a session shows on it where the customers shown first are the usual ones`() throws {
    var options = DashboardOptions.fixture
    let page = opened.frontPage(startsWithEverybody: false)
    let portfolio = Portfolio(book: page.book, today: FixtureBook.today, me: page.me)
    var session = DashboardSession()
    session.customer = "c-01"
    session.scope = .book
    options.session = session
    var usual = Dashboard(options: options)
    _ = usual.update(.frontPageLoaded(page, portfolio))
    #expect(usual.cursorRow().contains("Initech"))
    _ = usual.update(.bookLoaded(opened))
    #expect(usual.cursorRow().contains("Initech"))
    options.session?.filter = "health<5"
    var filtered = Dashboard(options: options)
    _ = filtered.update(.frontPageLoaded(page, portfolio))
    #expect(!filtered.screen().contains { $0.contains("Initech") })
    _ = filtered.update(.bookLoaded(opened))
    #expect(filtered.cursorRow().contains("Initech"))
  }

  @Test func `the cursor moves on it at once, and stays where it is when the book comes`() {
    var page = dashboard()
    var book = whole()
    page.type("jjj")
    book.type("jjj")
    #expect(page.cursorRow() == book.cursorRow())
    _ = page.update(.bookLoaded(opened))
    #expect(page.screen() == book.screen())
  }

  @Test func `keys that need the book wait for it, and those after them too`() {
    let keys = "jj/health<5"
    var page = dashboard()
    page.type(keys)
    #expect(
      page.screen()
        == {
          var it = dashboard(); it.type("jj"); return it.screen()
        }()
    )
    let effects = page.update(.bookLoaded(opened))
    var book = whole()
    let typed = book.type(keys)
    #expect(effects == typed)
    #expect(page.screen() == book.screen())
  }

  @Test(arguments: ["G", "s", "f", "tl", "b", "ggG", "Sjk", "\u{d}", "/initech\u{d}d"])
  func `whatever is typed early comes to the same`(keys: String) {
    var page = dashboard()
    var book = whole()
    var early: [Effect] = []
    var late: [Effect] = []
    for key in keys.map({ $0 == "\u{d}" ? Key.enter : .character($0) }) {
      early += page.press(key)
      late += book.press(key)
    }
    early += page.update(.bookLoaded(opened))
    #expect(page.screen() == book.screen())
    #expect(early == late)
  }

  @Test func `help and quitting need no book`() {
    var page = dashboard()
    page.type("?")
    #expect(page.screen().contains { $0.contains("Help") })
    page.press(.escape)
    #expect(page.type("q") == [.quit])
    #expect(page.press(.control("c")) == [.interrupt])
  }

  @Test func `a book that cannot be read after all leaves no page of it`() {
    var page = dashboard()
    _ = page.update(.loadFailed(title: "accounts.json is cut off", remedy: []))
    #expect(page.screen()[2].contains("accounts.json is cut off"))
    _ = page.update(.bookLoaded(opened))
    #expect(page.screen() == whole().screen())
  }

  @Test func `notes are told once`() {
    let notes = ["2 files were left out"]
    let opened = OpenedBook(FixtureBook.withoutFollowUps, notes: notes)
    var dashboard = Dashboard(options: .fixture)
    let page = opened.frontPage(startsWithEverybody: false)
    let portfolio = Portfolio(book: page.book, today: FixtureBook.today, me: page.me)
    #expect(
      dashboard.update(.frontPageLoaded(page, portfolio)) == [.startToastTimer(1, seconds: 4)]
    )
    #expect(dashboard.update(.bookLoaded(opened)).isEmpty)
    #expect(dashboard.screen()[22].contains("2 files were left out"))
  }

  @Test func `an old book is not replaced by a page of a new one`() {
    var book = whole()
    let before = book.screen()
    let page = opened.frontPage(startsWithEverybody: true)
    let portfolio = Portfolio(book: page.book, today: FixtureBook.today, me: page.me)
    _ = book.update(.frontPageLoaded(page, portfolio))
    #expect(book.screen() == before)
  }
}

extension FixtureBook {
  /// The book before the follow-ups are there.
  fileprivate static var withoutFollowUps: Portfolio {
    var portfolio = FixtureBook.portfolio
    portfolio.followUps = [:]
    return portfolio
  }
}
