import BookModel
import Canvas
import Testing

@testable import Dashboard

/// How the figures of the portfolio band moved.
struct PortfolioMovesTests {
  private func book(_ columns: Int = 200, past: Bool = true) -> Dashboard {
    var dashboard = Dashboard.fixture(rows: 50, columns: columns)
    if past { _ = dashboard.update(.pastLoaded(FixtureBook.past)) }
    return dashboard
  }

  private func rows(_ dashboard: Dashboard, _ text: String, columns: Int = 200) -> [String] {
    dashboard.screen(rows: 50, columns: columns).drop { !$0.contains("PORTFOLIO") }
      .filter { $0.contains(text) }.map { String($0.prefix(columns * 64 / 100)) }
  }

  @Test func `each tier's figures have their change in 30 days beside them`() throws {
    let dashboard = book()
    #expect(rows(dashboard, "PORTFOLIO").first?.contains("Δ30d since 21 Oct 2026") == true)
    let heading = try #require(rows(dashboard, "TIER").first)
    let words = ["TIER", "customers", "ARR", "Δ30d", "at", "risk", "Δ30d", "util", "Δ30d"]
    #expect(heading.split(separator: " ").prefix(9).map(String.init) == words)
    let row = try #require(rows(dashboard, "Large Enterprise").first).split(separator: " ")
    let cells = Array(row.dropFirst(3).map(String.init))
    let moves = try #require(dashboard.list.moves)
    let place = try #require(
      dashboard.portfolio?.policy.tiers.firstIndex { $0.name == "Large Enterprise" }
    )
    // Hooli has 24k more than at each of the three snapshots before.
    #expect(moves.tiers[place].arr == 72_000)
    #expect(cells[1] == "+$72k")
    #expect(moves.tiers.reduce(0) { $0 + $1.arr } == 72_000)
  }

  @Test func `customers who came to be at risk bring their ARR with them, and take it away`() {
    var older = FixtureBook.book
    for place in older.customers.indices {
      let name = older.customers[place].name
      guard name == "Stark Industries" || name == "Hooli" else { continue }
      older.customers[place].healthScore = nil
      older.customers[place].health = Fact(name == "Hooli" ? 1 : 9, from: .vitally)
    }
    let (before, now) = (ComparedBook(older), ComparedBook(FixtureBook.portfolio))
    let pairs = CustomerPairs(from: before, to: now)
    func move(_ names: String...) -> SetMove {
      let places = FixtureBook.book.customers.indices.filter {
        names.contains(FixtureBook.book.customers[$0].name)
      }
      return SetMove(of: places, from: before, to: now, pairs)
    }
    let (worse, better) = (move("Stark Industries", "Globex"), move("Hooli"))
    #expect(worse.atRisk == 1 && worse.atRiskARR == 1_100_000)
    #expect(worse.atRiskARRText == "+$1.1M")
    #expect(better.atRisk == -1 && better.atRiskARR == -900_000)
    #expect(move("Stark Industries", "Hooli").atRisk == 0)
    #expect(move("Globex").atRiskARRText.isEmpty)
  }

  @Test func `whose health moved most since the snapshot before is named`() throws {
    let dashboard = book()
    #expect(rows(dashboard, "HEALTH MOVES").first?.contains("since 13 Nov 2026") == true)
    #expect(rows(dashboard, "▼ Initech 4.0→3.1").count == 1)
    var other = dashboard
    other.type("/-initech")
    other.press(.enter)
    #expect(rows(other, "HEALTH MOVES").isEmpty, "nobody else's health moved")
  }

  @Test func `the largest moves come first, and no more of them than are named`() throws {
    var older = FixtureBook.book
    for place in older.customers.indices {
      let health = older.customers[place].health?.value ?? 5
      let change = Double((place * 7) % 26) / 10 - 1.2
      older.customers[place].health = Fact(health - change, from: .vitally)
    }
    older.day = FixtureBook.day("2026-11-13")
    let (before, now) = (ComparedBook(older), ComparedBook(FixtureBook.portfolio))
    var history = try #require(ChangeHistory(from: before))
    _ = history.append(now)
    let past = BookPast(changes: BookChanges(from: before, to: now), history: history, month: nil)
    let all = Array(FixtureBook.book.customers.indices)
    let moves = PortfolioMoves(of: all, in: FixtureBook.portfolio, past)
    let (falls, rises) = (moves.falls.map { $0.new - $0.old }, moves.rises.map { $0.new - $0.old })
    #expect(falls == falls.sorted() && falls.count == PortfolioMoves.mostNamed)
    #expect(rises == rises.sorted(by: >) && rises.count == PortfolioMoves.mostNamed)
    #expect(falls.allSatisfy { $0 < 0 } && rises.allSatisfy { $0 > 0 })
    let differences = zip(now[.health], before[.health]).map { $0 - $1 }.filter { !$0.isNaN }
    #expect(falls.first == differences.min() && rises.first == differences.max())
    #expect(moves.month == nil && moves.tiers.isEmpty)
  }

  @Test func `what older snapshots do not tell takes no room`() {
    let dashboard = book(past: false)
    #expect(rows(dashboard, "Δ30d").isEmpty && rows(dashboard, "HEALTH MOVES").isEmpty)
    // Nor what a narrow band has no room for.
    let narrow = book(160)
    #expect(narrow.list.moves == nil && narrow.list.figures != nil)
    #expect(rows(narrow, "Δ30d", columns: 160).isEmpty)
  }

  @Test func `customers whom no older snapshot has are no change`() {
    let portfolio = FixtureBook.portfolio
    let globex = portfolio.book.customers.indices.filter {
      portfolio.book.customers[$0].name == "Globex"
    }
    let moves = PortfolioMoves(of: globex, in: portfolio, FixtureBook.past(of: portfolio))
    #expect(moves.tiers.allSatisfy { $0 == SetMove.none })
    #expect(moves.falls.isEmpty && moves.rises.isEmpty)
  }

  @Test func `it follows the filter, the scope and another past`() {
    var dashboard = book()
    let mine = dashboard.list.moves
    dashboard.type("/hooli")
    #expect(dashboard.list.moves != mine)
    dashboard.press(.escape)
    #expect(dashboard.list.moves == mine)
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(dashboard.list.moves == nil)
  }
}

extension SetMove {
  /// What nobody's figures moved by.
  fileprivate static let none = SetMove(
    of: [],
    from: ComparedBook(FixtureBook.portfolio),
    to: ComparedBook(FixtureBook.portfolio),
    CustomerPairs(
      from: ComparedBook(FixtureBook.portfolio),
      to: ComparedBook(FixtureBook.portfolio)
    )
  )
}
