import BookModel
import Canvas
import Testing

@testable import Dashboard

/// A page that is open while what it tells changes.
struct OpenPageTests {
  /// The store after the follow-up of a customer is done.
  private func done(_ id: String) -> FollowUpDeskState {
    var desk = FixtureBook.desk
    desk.followUps[Customer.ID(rawValue: id)] = nil
    return desk
  }

  @Test(arguments: ["2", "/follow:late\r", "/follow:*\r"])
  func `it stays with its customer when the follow-up is done`(keys: String) {
    var dashboard = Dashboard.following()
    for key in keys { dashboard.press(key == "\r" ? .enter : .character(key)) }
    for _ in 0..<30 where dashboard.selected?.name != "Initech" { dashboard.type("j") }
    dashboard.press(.enter)
    #expect(dashboard.screen().joined().contains("3d late"))
    #expect(dashboard.type("d") == [.follow(.complete(outcome: nil), "c-01")])
    _ = dashboard.update(.followUpsChanged(done("c-01"), told: "Done"))
    #expect(dashboard.screen()[0].contains("› Initech"))
    #expect(!dashboard.screen().joined().contains("3d late"))
    // What is done now is about the customer that is seen.
    dashboard.type("f")
    #expect(dashboard.screen().joined(separator: "\n").contains("Follow up: Initech"))
    dashboard.press(.escape, .escape)
    #expect(!dashboard.screen()[0].contains("›"))
  }

  @Test func `from a customer who is hidden by now J and K lead to the neighbours`() {
    var dashboard = Dashboard.following()
    dashboard.filter("follow:*")
    let names = dashboard.list.rows.map { FixtureBook.book.customers[$0].name }
    dashboard.type("jj")
    dashboard.press(.enter)
    let id = dashboard.selected?.id.rawValue ?? ""
    _ = dashboard.update(.followUpsChanged(done(id), told: "Done"))
    #expect(dashboard.selected?.name == names[2])
    var up = dashboard
    dashboard.type("J")
    #expect(dashboard.selected?.name == names[3])
    dashboard.type("K")
    #expect(dashboard.selected?.name == names[1])
    up.type("K")
    #expect(up.selected?.name == names[1])
    _ = up.update(.followUpsChanged(FollowUpDeskState(), told: nil))
    let alone = up
    up.type("JJKK")
    #expect(up == alone, "nobody is shown: the page stays")
  }

  @Test func `a mark is seen on the page, and comes and goes with its key`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("jj")
    dashboard.press(.enter)
    #expect(dashboard.screen()[1].hasPrefix("  Aperture"))
    dashboard.type(" ")
    #expect(dashboard.screen()[1].hasPrefix("* Aperture"))
    dashboard.type("J")
    #expect(dashboard.screen()[1].hasPrefix("  Bluth"))
    dashboard.type("K")
    #expect(dashboard.screen()[1].hasPrefix("* Aperture"))
    dashboard.type(" ")
    #expect(dashboard.screen()[1].hasPrefix("  Aperture"))
  }

  @Test func `what is looked for is counted anew when the page reads differently`() throws {
    var dashboard = Dashboard.following()
    let before = try dashboard.lookUp("call champion")
    _ = dashboard.update(.followUpsChanged(done("c-01"), told: nil))
    let after = try #require(dashboard.page?.search)
    #expect(after.matches.count < before.matches.count)
    #expect(after.current == nil || after.place != nil)
    _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: nil))
    #expect(dashboard.page?.search?.matches == before.matches)
  }

  @Test(arguments: [false, true])
  func `what is looked for is counted anew under another policy`(isLeft: Bool) throws {
    var dashboard = Dashboard.fixture()
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    let before = try dashboard.lookUp("proposal→negotiation")
    // Tiers changed by the old policy: what changed is told again when it is known by the new one.
    if isLeft { dashboard.type("4") }
    dashboard.type(":policy three-tier")
    dashboard.press(.enter)
    if isLeft { dashboard.press(.escape) }
    let after = try #require(dashboard.page?.search)
    #expect(after.matches.count < before.matches.count)
    _ = dashboard.update(.pastLoaded(FixtureBook.past))
    #expect(dashboard.page?.search?.matches == before.matches)
  }

  @Test func `another snapshot without the customer closes the page and says so`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    dashboard.type("/arr")
    var portfolio = FixtureBook.portfolio
    portfolio.book.customers.removeAll { $0.name == "Initech" }
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(dashboard.page == nil && dashboard.overlay == nil)
    #expect(dashboard.screen()[22].contains("Initech is not in the snapshot any more"))
  }

  @Test func `another snapshot that moves the customer leaves the page with it`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    dashboard.type("]/seats")
    var portfolio = FixtureBook.portfolio
    portfolio.book.customers.removeFirst(3)
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    #expect(dashboard.selected?.name == "Initech")
    dashboard.type("x")
    #expect(dashboard.selected?.name == "Initech", "the search does not bring the old place back")
    dashboard.press(.escape)
    #expect(dashboard.selected?.name == "Initech")
    #expect(dashboard.screen()[0].contains("› Initech"))
  }
}

extension Dashboard {
  /// Opens Initech's page and looks a text up that stands there; returns where.
  fileprivate mutating func lookUp(_ text: String) throws -> PageSearch {
    type("/initech")
    press(.enter, .enter)
    type("/\(text)")
    press(.enter)
    let search = try #require(page?.search)
    #expect(search.matches.count > 0)
    return search
  }
}
