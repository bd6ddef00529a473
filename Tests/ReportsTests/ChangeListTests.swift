import BookModel
import Reports
import Testing

/// The rows of `folio changes`.
struct ChangeListTests {
  private static func list() -> ChangeList {
    var deal = Opportunity(id: "o-1", name: "Renewal", stage: "Stage 2", amount: 40_000)
    let other = Opportunity(id: "o-2")
    var before = Fixture.known
    before.opportunities = [deal, other]
    before.healthScore = nil
    before.health = Fact(7.5, from: .vitally)
    var now = before
    now.name = "Initech \u{1B}[31m"
    now.health = Fact(3.5, from: .vitally)
    now.renewal = nil
    deal.stage = "Closed Won"
    (deal.isClosed, deal.isWon) = (true, true)
    now.opportunities = [deal, other]
    let gone = Customer(id: .init(rawValue: "a-2"), name: "Old | Mill")
    return ChangeList(
      BookChanges(
        from: ComparedBook(Book(customers: [before, gone], day: Fixture.day("2026-11-14"))),
        to: ComparedBook(Book(customers: [now], day: Fixture.today))
      )
    )
  }

  @Test func `the table has a row a change and a last line that counts them`() {
    let lines = Self.list().text(.table).split(separator: "\n").map(String.init)
    let titles = (lines.first ?? "").split(separator: " ").joined(separator: " ")
    #expect(titles == "AT STAKE ACCOUNT WHAT OLD NEW CHANGE OPPORTUNITY")
    #expect(lines.count == 8)
    #expect(lines.contains { $0.contains("health band") && $0.contains("poor") })
    #expect(lines.contains { $0.contains("-4.0") })
    #expect(lines.contains { $0.contains("opportunity won") && $0.contains("$40k") })
    #expect(!lines.joined().contains("\u{1B}"))
    #expect(lines.last == "6 changes of 2 customers from 2026-11-14 to 2026-11-21")
  }

  @Test func `JSON has every key in every object`() {
    let lines = Self.list().text(.ndjson).split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(
      lines.first { $0.contains(#""health""#) } == #"""
        {"customer":{"id":"a-1","name":"Initech \u001b[31m"},"what":"health","old":7.5,"new":3.5,"change":-4,"arrAtStake":310000,"opportunity":null,"since":"2026-11-14","day":"2026-11-21"}
        """#
    )
    #expect(
      lines.last == #"""
        {"customer":{"id":"a-2","name":"Old | Mill"},"what":"gone","old":"customer","new":null,"change":null,"arrAtStake":null,"opportunity":null,"since":"2026-11-14","day":"2026-11-21"}
        """#
    )
    #expect(
      lines.contains {
        $0.contains(
          #""what":"opportunity.won","old":"Stage 2","new":"Closed Won","change":null,"arrAtStake":40000,"opportunity":{"id":"o-1","name":"Renewal"}"#
        )
      }
    )
  }

  @Test func `sheets are flat, and Markdown escapes`() {
    let csv = Self.list().text(.csv).split(separator: "\n")
    #expect(
      csv.first
        == "customer.id,customer.name,what,old,new,change,arrAtStake,opportunity.id,opportunity.name,since,day"
    )
    #expect(csv.count == 7)
    #expect(Self.list().text(.markdown).contains(#"Old \| Mill"#))
  }

  @Test(arguments: [
    ("name", ["name", "band", "health", "renewal", "opportunity.won", "gone"]),
    ("-name,change", ["gone", "health", "name", "band", "renewal", "opportunity.won"]),
    ("change", ["health", "name", "band", "renewal", "opportunity.won", "gone"]),
    ("arrAtStake", ["opportunity.won", "name", "band", "health", "renewal", "gone"]),
    ("-what", ["opportunity.won", "renewal", "health", "band", "name", "gone"]),
  ])
  func `another order can be asked for`(order: String, kinds: [String]) throws {
    let ordered = Self.list().ordered(by: try ChangeList.Order(parsing: order))
    #expect(ordered.changes.map(\.kind.rawValue) == kinds)
    #expect(ordered.limited(to: 2).changes.map(\.kind.rawValue) == Array(kinds.prefix(2)))
  }

  @Test func `an unknown order is refused with what was meant`() {
    #expect(throws: ReportError.unknownColumn(name: "nmae", suggestion: "name")) {
      try ChangeList.Order(parsing: "nmae")
    }
  }

  @Test func `no change is said in words`() {
    let book = ComparedBook(Book(customers: [Fixture.known], day: Fixture.today))
    let list = ChangeList(BookChanges(from: book, to: book))
    #expect(list.text(.table) == "no changes from 2026-11-21 to 2026-11-21\n")
    #expect(list.text(.json) == "[]\n")
  }
}
