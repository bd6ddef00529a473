import BookModel
import Testing

struct BookChangesTests {
  private typealias Books = ComparedBooks

  @Test func `the changes of one customer have their places in the order of their kinds`() {
    let kinds = BookChange.Kind.allCases
    #expect(kinds.map(\.place) == Array(kinds.indices))
  }

  @Test func `two books that are the same have no changes`() {
    let customers = ["a", "b"].map { Books.customer($0) }
    let changes = Books.changes(from: customers, to: customers)
    #expect(changes.isEmpty && changes.customerCount == 0 && changes.sections().isEmpty)
  }

  @Test(
    arguments: [
      (100_000, 100_012, false), (100_000, 100_012.01, true), (100_000, 99_987, true),
      (nil, 0, true), (0, nil, true), (nil, nil, false), (0, 0, false),
      (1e12, 1e12 + 100, false),
    ] as [(Double?, Double?, Bool)]
  )
  func `ARR changes beyond twelve a year`(old: Double?, new: Double?, isChange: Bool) {
    let lines = Books.lines(
      from: { $0.arr = old.map { Fact($0, from: .vitally) } },
      to: { $0.arr = new.map { Fact($0, from: .vitally) } }
    ).filter { $0.hasPrefix("arr") }
    let texts = [old, new].map { $0.map { "\($0)" } ?? "?" }
    #expect(lines == (isChange ? ["arr: \(texts[0]) -> \(texts[1])"] : []))
  }

  @Test(
    arguments: [
      (0.8, 0.805, false), (0.8, 0.8051, true), (0.3, 0.1 + 0.2, false), (nil, 0.0, true),
    ] as [(Double?, Double?, Bool)]
  )
  func `utilization changes beyond half a point`(old: Double?, new: Double?, isChange: Bool) {
    let lines = Books.lines(
      from: { $0.utilization = old.map { Fact($0, from: .looker) } },
      to: { $0.utilization = new.map { Fact($0, from: .looker) } }
    )
    #expect(lines.isEmpty != isChange)
  }

  @Test func `health, users, seats, version, stage and renewal change exactly`() {
    let lines = Books.lines(
      from: { customer in
        customer.health = Fact(6.4, from: .vitally)
        customer.mau = Fact(80, from: .looker)
        customer.seats = Fact(100, from: .salesforce)
        customer.version = Fact("7.0", from: .looker)
        customer.stage = Fact("Adopting", from: .vitally)
        customer.renewal = Fact(Books.newer, from: .vitally)
      },
      to: { customer in
        customer.health = Fact(5.1, from: .vitally)
        customer.mau = Fact(81, from: .looker)
        customer.version = Fact("7.1", from: .looker)
        customer.stage = nil
        customer.renewal = Fact(Books.newer.adding(days: 30), from: .vitally)
      }
    )
    #expect(
      lines == [
        "health: 6.4 -> 5.1", "mau: 80.0 -> 81.0",
        "seats: 100.0 -> ?", "version: 7.0 -> 7.1", "renewal: 2026-11-21 -> 2026-12-21",
        "stage: Adopting -> ?",
      ]
    )
  }

  @Test func `a difference is what is between two values, for people without what arithmetic adds`()
    throws
  {
    let changes = Books.changes(
      from: [Books.customer("a") { $0.health = Fact(6.4, from: .vitally) }],
      to: [Books.customer("a") { $0.health = Fact(5.1, from: .vitally) }]
    )
    let change = try #require(changes.first { $0.kind == .health })
    #expect(change.difference == 5.1 - 6.4)
    #expect(change.differenceText == "-1.3" && change.oldText == "6.4" && change.newText == "5.1")
    #expect(!change.isNowKnown && !change.isNowUnknown)
  }

  @Test func `what becomes known or unknown is told as that`() throws {
    let changes = Books.changes(
      from: [Books.customer("a")],
      to: [
        Books.customer("a") {
          $0.seats = Fact(10, from: .salesforce); $0.arr = nil
        }
      ]
    )
    let seats = try #require(changes.first { $0.kind == .seats })
    let arr = try #require(changes.first { $0.kind == .arr })
    #expect(seats.isNowKnown && seats.old == nil && seats.oldText == "?" && seats.difference == nil)
    #expect(arr.isNowUnknown && arr.new == nil && arr.newText == "?" && arr.arrAtStake == 100_000)
  }

  @Test func `an owner is the same by id or by address, whatever the name`() {
    func owner(_ id: String, _ name: String?, _ email: String?) -> (inout Customer) -> Void {
      { $0.owner = Fact(Person(id: id, name: name, email: email), from: .vitally) }
    }
    let ana = owner("1", "Ana", "ana@example.com")
    #expect(Books.lines(from: ana, to: owner("1", "Ana Lima", nil)).isEmpty)
    #expect(Books.lines(from: ana, to: owner("9", "Ana", "ANA@example.com")).isEmpty)
    #expect(Books.lines(from: ana, to: owner("2", "Bo", nil)) == ["owner: Ana -> Bo"])
    #expect(Books.lines(from: ana, to: { _ in }) == ["owner: Ana -> ?"])
  }

  @Test(arguments: TierPolicy.builtIn) func `a tier changes under the policy in force`(
    policy: TierPolicy
  ) throws {
    func customer(_ employees: Int, _ developers: Int, _ arr: Double) -> Customer {
      Books.customer("a") { customer in
        customer.employees = Fact(employees, from: .salesforce)
        customer.developers = Fact(developers, from: .vitally)
        customer.arr = Fact(arr, from: .vitally)
      }
    }
    let (small, large) = (customer(20, 5, 1000), customer(90_000, 20_000, 2_000_000))
    let names = [small, large].map { customer in
      policy.placement(of: customer.tierNumbers).tier.map { policy.tiers[$0].name }
    }
    let changes = Books.changes(from: [small], to: [large], policy: policy)
    let tier = try #require(changes.first { $0.kind == .tier })
    #expect(tier.old == names[0].map(FactValue.text) && tier.new == names[1].map(FactValue.text))
    #expect(names[0] != names[1])
  }

  @Test func `a customer leaves, and comes back`() throws {
    let left = Books.customer("a") { customer in
      customer.churned = Fact(Books.older, from: .vitally)
      customer.arr = Fact(0, from: .vitally)
    }
    let there = Books.customer("a")
    let leaving = Books.changes(from: [there], to: [left])
    let churned = try #require(leaving.first { $0.kind == .churned })
    #expect(churned.old == nil && churned.new == .day(Books.older))
    #expect(churned.arrAtStake == 100_000, "what was lost, not what is left")
    #expect(Books.changes(from: [left], to: [there]).contains { $0.kind == .returned })
  }

  @Test func `the biggest ARR comes first, then the name, then the id, the unknown last`() {
    func customer(_ id: String, _ name: String, _ arr: Double?) -> Customer {
      Books.customer(id) { customer in
        customer.name = name
        customer.arr = arr.map { Fact($0, from: .vitally) }
      }
    }
    let before = [
      customer("d", "Zeta", 5), customer("c", "alpha", 5), customer("b", "Alpha", 5),
      customer("a", "Ämpel", nil), customer("e", "Omega", 900), customer("f", "Beta", 5),
    ]
    let now = before.filter { $0.id.rawValue != "f" }.map { customer in
      var customer = customer
      customer.health = Fact(5, from: .vitally)
      return customer
    }
    let changes = Books.changes(from: before, to: now).filter { $0.kind != .band }
    #expect(changes.map(\.customer.rawValue) == ["e", "b", "c", "f", "d", "a"])
    #expect(changes.map(\.kind) == [.health, .health, .health, .gone, .health, .health])
  }
}

/// Opportunities, by what happened to one of them.
struct OpportunityChangesTests {
  private static let open = Opportunity(
    id: "o1",
    name: "Renewal",
    stage: "Stage 2",
    amount: 50_000,
    closeDate: Day(number: 20_800),
    isClosed: false,
    isWon: false
  )
  /// One that stays, so that both snapshots know opportunities.
  private static let other = Opportunity(id: "o9", stage: "Stage 1")

  private static func with(_ change: (inout Opportunity) -> Void) -> Opportunity {
    var opportunity = open
    change(&opportunity)
    return opportunity
  }

  @Test(
    arguments: [
      (open, open, []), (nil, open, ["opportunity.new: ? -> Stage 2"]),
      (open, nil, ["opportunity.gone: Stage 2 -> ?"]),
      (
        open,
        with {
          ($0.isClosed, $0.isWon, $0.stage) = (true, true, "Closed Won")
        }, ["opportunity.won: Stage 2 -> Closed Won"]
      ),
      (
        open,
        with {
          ($0.isClosed, $0.stage) = (true, "Closed Lost")
        }, ["opportunity.lost: Stage 2 -> Closed Lost"]
      ),
      (
        with {
          ($0.isClosed, $0.stage) = (true, "Closed Lost")
        }, open, ["opportunity.reopened: Closed Lost -> Stage 2"]
      ),
      (
        nil,
        with {
          ($0.isClosed, $0.isWon, $0.stage) = (true, true, "Closed Won")
        }, ["opportunity.won: ? -> Closed Won"]
      ),
      (open, with { $0.stage = "Stage 3" }, ["opportunity.stage: Stage 2 -> Stage 3"]),
      (open, with { $0.amount = 60_000 }, ["opportunity.amount: 50000.0 -> 60000.0"]),
      (open, with { $0.amount = nil }, ["opportunity.amount: 50000.0 -> ?"]),
      (open, with { $0.name = "Renamed" }, []),
      (
        open,
        with { $0.closeDate = Day(number: 20_801) },
        ["opportunity.closeDate: 2026-12-13 -> 2026-12-14"]
      ),
    ] as [(Opportunity?, Opportunity?, [String])]
  )
  func `what happened to an opportunity`(old: Opportunity?, new: Opportunity?, lines: [String]) {
    func customer(_ opportunity: Opportunity?) -> Customer {
      ComparedBooks.customer("a") { customer in
        customer.opportunities = [opportunity, Self.other].compactMap(\.self)
      }
    }
    let changes = ComparedBooks.changes(from: [customer(old)], to: [customer(new)])
    #expect(changes.map(\.line) == lines)
    #expect(changes.allSatisfy { $0.opportunity?.id == "o1" })
    let stake = (new?.amount ?? old?.amount)
    #expect(changes.allSatisfy { $0.arrAtStake == stake })
  }

  @Test func `where one snapshot knows no opportunity at all, none came or went`() {
    let with = ComparedBooks.customer("a") { $0.opportunities = [Self.open] }
    let without = ComparedBooks.customer("a")
    #expect(ComparedBooks.changes(from: [with], to: [without]).isEmpty)
    #expect(ComparedBooks.changes(from: [without], to: [with]).isEmpty)
  }
}
