import BookModel
import Canvas
import Testing

@testable import Dashboard

/// Marks: several customers for one verb.
struct MarkTests {
  func names(_ dashboard: Dashboard) -> Set<String> {
    let customers = dashboard.portfolio?.book.customers ?? []
    return Set(customers.filter { dashboard.marks.contains($0.id) }.map(\.name))
  }

  @Test func `space marks the row and goes on, and takes the mark away again`() {
    var dashboard = Dashboard.following()
    dashboard.type("jj  ")
    #expect(names(dashboard) == ["Aperture", "Bluth Company"])
    #expect(dashboard.screen()[22].contains("2 marked"))
    let row = dashboard.screen().first { $0.contains("Aperture") }
    #expect(row?.hasPrefix(" *  Aperture") == true)
    dashboard.type("k ")
    #expect(names(dashboard) == ["Aperture"])
  }

  @Test func `v marks up to the row, V all, gu none`() {
    var dashboard = Dashboard.following()
    dashboard.type("jj jjv")
    #expect(
      names(dashboard) == ["Aperture", "Bluth Company", "Café Olé Labs", "Cyberdyne"]
    )
    dashboard.filter("arr>1M")
    dashboard.type("V")
    #expect(dashboard.marks.count == 7)
    dashboard.type("gu")
    #expect(dashboard.marks.isEmpty)
    #expect(dashboard.screen()[22].contains("Unmarked 7 customers"))
  }

  @Test func `marks stay over filters, orders, screens and another snapshot of the same`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | globex")
    dashboard.type("V")
    dashboard.filter("stark")
    dashboard.type("sa3421S")
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(names(dashboard) == ["Initech", "Globex"])
    var book = FixtureBook.book
    book.customers.removeAll { $0.name == "Globex" }
    let portfolio = Portfolio(book: book, today: FixtureBook.today, me: FixtureBook.ana)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(names(dashboard) == ["Initech"])
  }

  @Test func `mark finds the marked ones, and follows the marks`() {
    var dashboard = Dashboard.following()
    dashboard.type("jj  ")
    dashboard.filter("mark:*")
    #expect(dashboard.list.rows.count == 2)
    dashboard.type(" ")
    #expect(dashboard.list.rows.count == 1)
    dashboard.type("gu")
    #expect(dashboard.list.rows.isEmpty)
  }

  @Test func `a row that stands for several customers marks them all`() {
    var dashboard = Dashboard.following()
    dashboard.type("4")
    let group = dashboard.screens.renewals.calendar.groups[0].places.count
    dashboard.type(" ")
    #expect(dashboard.marks.count == group)
    #expect(dashboard.position.row == 1)
    dashboard.type("k ")
    #expect(dashboard.marks.isEmpty)
  }

  @Test func `space on a group of the Book marks its customers, V those of all groups`() throws {
    var dashboard = Dashboard.following()
    dashboard.type("lFj")
    let groups = try #require(dashboard.list.groups)
    let wanted = groups.customers(at: 1)
    #expect(wanted.count > 1)
    dashboard.type(" ")
    let customers = try #require(dashboard.portfolio).book.customers
    #expect(dashboard.marks.customers == Set(wanted.map { customers[$0].id }))
    dashboard.type("ggv")
    #expect(
      dashboard.marks.customers
        == Set((wanted + groups.customers(at: 0)).map { customers[$0].id })
    )
    dashboard.type("V")
    #expect(dashboard.marks.customers == Set(dashboard.list.rows.map { customers[$0].id }))
  }

  @Test(arguments: [(24, 80), (40, 120)])
  func `marks are seen on every screen`(rows: Int, columns: Int) {
    var dashboard = Dashboard.following(rows: rows, columns: columns)
    dashboard.filter("initech")
    dashboard.type("V2")
    let row = dashboard.screen(rows: rows, columns: columns).first { $0.contains("Initech") }
    #expect(row?.hasPrefix("▸*! Initech") == true)
    dashboard.type("4gg")
    var found: String?
    for _ in 0..<14 where found == nil {
      dashboard.type("l")
      found = dashboard.screen(rows: rows, columns: columns).first { $0.contains("Initech") }
      if found == nil { dashboard.type("lj") }
    }
    #expect(found?.hasPrefix(" *!   Initech") == true)
    _ = dashboard.update(.toastExpired(dashboard.lastToast))
    #expect(dashboard.screen(rows: rows, columns: columns)[rows - 2].contains("1 marked"))
  }

  @Test func `f writes one line for all marked, due before each one's renewal`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | globex | nakatomi")
    dashboard.type("Vfcheck in ^30d")
    #expect(dashboard.screen()[19].contains("Follow up: 3 marked customers"))
    #expect(dashboard.screen()[21].contains("due on 2 days, 3 Dec to 18 Jan"))
    let effects = dashboard.press(.enter)
    guard case .follow(let steps) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    let dues = steps.map { step -> String in
      guard case .mark(let draft) = step.action else { return "" }
      return "\(step.customer.name) \(draft.due.map { "\($0)" } ?? "")"
    }
    #expect(dues == ["Globex 2027-01-18", "Initech 2026-12-03"])
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: "Follow-up: 2 follow-ups"))
    #expect(dashboard.marks.isEmpty)
    let told = dashboard.log.entries.last?.text
    #expect(told == "Follow-up: 2 follow-ups · 1 left out · marks cleared (u undo)")
  }

  @Test func `e changes of the marked ones only what is named`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | wonka | globex")
    dashboard.type("Ve@24 dec")
    let effects = dashboard.press(.enter)
    guard case .follow(let steps) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    let drafts = steps.map(\.action)
    let due = FixtureBook.day("2026-12-24")
    let initech = FollowUpDraft(
      note: "call champion about the MAU dip",
      due: due,
      priority: .high,
      tags: ["renewal"]
    )
    #expect(
      drafts == [.mark(initech), .mark(FollowUpDraft(note: "send the training plan", due: due))]
    )
  }

  @Test func `done is for the marked ones who have a follow-up`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | wonka | globex")
    dashboard.type("V")
    #expect(dashboard.type("d") == [.follow(.complete(outcome: nil), "c-01", "c-08")])
    dashboard.type("gu")
    dashboard.filter("globex")
    dashboard.type("V")
    #expect(dashboard.type("d") == [.startToastTimer(dashboard.lastToast, seconds: 4)])
    #expect(dashboard.log.entries.last?.text.contains("None of 1 marked customer") == true)
  }

  @Test func `on a customer's page a verb is about that customer`() {
    var dashboard = Dashboard.following()
    dashboard.filter("globex")
    dashboard.type("V")
    dashboard.filter("initech")
    dashboard.press(.enter)
    #expect(dashboard.type("d") == [.follow(.complete(outcome: nil), "c-01")])
  }

  @Test func `a line goes on when another snapshot comes`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | globex")
    dashboard.type("Vf^30d call")
    var book = FixtureBook.book
    book.customers.removeAll { $0.name != "Globex" }
    book.customers[0].renewal = Fact(FixtureBook.day("2027-03-31"), from: .vitally)
    let portfolio = Portfolio(book: book, today: FixtureBook.today, me: FixtureBook.ana)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    guard case .follow(let steps) = dashboard.press(.enter).first else {
      Issue.record("nothing is asked for")
      return
    }
    #expect(steps.map(\.customer.name) == ["Globex", "Initech"])
    let draft = FollowUpDraft(note: "call", due: FixtureBook.day("2027-03-01"))
    #expect(steps.first?.action == .mark(draft))
  }

  @Test func `what a line comes to is worked out when it changes, and on another day`() throws {
    func reading(_ dashboard: Dashboard) -> FollowUpReading? {
      guard case .followUp(let line) = dashboard.overlay else { return nil }
      return line.reading
    }
    var dashboard = Dashboard.following()
    dashboard.filter("globex")
    dashboard.type("fcall +1d")
    #expect(dashboard.screen()[21].contains("in 1d"))
    let before = try #require(reading(dashboard))
    dashboard.press(.left)
    #expect(reading(dashboard) == before)
    _ = dashboard.update(.dayChanged(FixtureBook.today.adding(days: 1)))
    #expect(reading(dashboard) != before)
    #expect(dashboard.screen()[21].contains("23 Nov 2026, in 1d"))
    _ = dashboard.update(.edited("call them @none"))
    #expect(dashboard.screen()[21].contains("no day"))
  }

  @Test func `those whose follow-ups a line replaces are counted, those it passes over not`() {
    var dashboard = Dashboard.following()
    dashboard.filter("initech | globex | nakatomi")
    dashboard.type("Vfcheck in")
    #expect(dashboard.screen()[21].contains("due Sat 28 Nov 2026, in 7d · 1 replaced"))
    dashboard.type(" ^30d")
    #expect(dashboard.screen()[21].contains("3 Dec to 18 Jan · 1 without renewal · 1 replaced"))
  }

  @Test func `a thousand marked customers are one step`() {
    let customers = (0..<1000).map { number in
      var customer = Customer(id: Customer.ID(rawValue: "m-\(number)"), name: "Customer \(number)")
      customer.renewal = Fact(FixtureBook.today.adding(days: number), from: .vitally)
      return customer
    }
    var dashboard = Dashboard(options: .fixture)
    let portfolio = Portfolio(book: Book(customers: customers), today: FixtureBook.today)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    dashboard.type("Vf")
    dashboard.press(.paste("check in ^30d #batch"))
    let effects = dashboard.press(.enter)
    guard case .follow(let steps) = effects.first else {
      Issue.record("nothing is asked for")
      return
    }
    #expect(steps.count == 1000 && effects.count == 1)
  }
}
