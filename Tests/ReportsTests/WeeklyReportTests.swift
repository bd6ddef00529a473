import BookModel
import BookQuery
import Testing

@testable import Reports

struct WeeklyReportTests {
  private static func customer(_ id: String, _ change: (inout Customer) -> Void = { _ in })
    -> Customer
  {
    var customer = Customer(id: .init(rawValue: id), name: "Customer \(id)")
    customer.arr = Fact(100_000, from: .vitally)
    change(&customer)
    return customer
  }

  /// The agenda of a week in which one set of customers became another.
  private static func weekly(
    from older: [Customer],
    to newer: [Customer],
    ledger: FollowUpLedger = FollowUpLedger(events: [])
  ) -> WeeklyReport {
    let before = Book(customers: older, day: Fixture.day("2026-11-14"))
    let portfolio = Portfolio(
      book: Book(customers: newer, people: [Fixture.ana], day: Fixture.today),
      today: Fixture.today
    )
    let places = Array(portfolio.book.customers.indices)
    return WeeklyReport(
      ReportSubject(of: places, in: portfolio, scope: .base),
      changes: BookChanges(from: ComparedBook(before), to: ComparedBook(portfolio))
    ) { _ in ledger }
  }

  private static func items(_ report: WeeklyReport, _ key: String) -> [String] {
    report.sections.first { $0.key == key }?.items.map {
      "\($0.id.rawValue): \($0.words.joined(separator: "; "))"
    } ?? []
  }

  @Test(
    arguments: [
      ("2027-02-19", ["a: renews on 19 Feb 2027, in 90 days: within 90 days now"]),
      ("2027-02-20", []), ("2027-02-12", []),
      ("2027-02-13", ["a: renews on 13 Feb 2027, in 84 days: within 90 days now"]),
      ("2027-03-21", ["a: renews on 21 Mar 2027, in 120 days: within 120 days now"]),
      ("2027-03-22", []), ("2026-11-21", []),
      ("2026-11-20", ["a: the contract ended on 20 Nov 2026 and is not renewed"]),
      ("2026-11-13", []),
    ] as [(String, [String])]
  )
  func `a renewal is told in the week in which it comes within reach`(day: String, told: [String]) {
    let customer = Self.customer("a") { $0.renewal = Fact(Fixture.day(day), from: .vitally) }
    #expect(Self.items(Self.weekly(from: [customer], to: [customer]), "renewals") == told)
  }

  @Test func `a renewal that was moved nearer came within reach too`() {
    let before = Self.customer("a") { $0.renewal = Fact(Fixture.day("2027-11-01"), from: .vitally) }
    let now = Self.customer("a") { $0.renewal = Fact(Fixture.day("2027-01-01"), from: .vitally) }
    #expect(
      Self.items(Self.weekly(from: [before], to: [now]), "renewals")
        == ["a: renews on 1 Jan 2027, in 41 days: within 90 days now"]
    )
  }

  @Test func `wins and risks are told by customer, the biggest first`() {
    func deal(_ isWon: Bool?) -> Opportunity {
      Opportunity(
        id: "o",
        name: "Customer b - Expansion",
        stage: "Stage 4",
        amount: 50_000,
        isClosed: isWon != nil,
        isWon: isWon == true
      )
    }
    let report = Self.weekly(
      from: [
        Self.customer("a"), Self.customer("b") { $0.opportunities = [deal(nil)] },
        Self.customer("gone"), Self.customer("left"),
        Self.customer("ill") { $0.health = Fact(8, from: .vitally) },
      ],
      to: [
        Self.customer("a") { $0.arr = Fact(250_000, from: .vitally) },
        Self.customer("b") { $0.opportunities = [deal(true)] },
        Self.customer("left") { $0.churned = Fact(Fixture.day("2026-11-18"), from: .vitally) },
        Self.customer("ill") { $0.health = Fact(2, from: .vitally) }, Self.customer("new"),
      ]
    )
    #expect(
      Self.items(report, "wins") == [
        "a: ARR $100k → $250k (+$150k)", "b: won Expansion, $50k", "new: new customer",
      ]
    )
    #expect(
      Self.items(report, "risks") == [
        "gone: no longer in the snapshot",
        "ill: health healthy → poor; why: no breakdown in the data", "left: left",
      ]
    )
    #expect(Self.items(report, "opportunities").isEmpty)
  }

  @Test(arguments: [
    (nil, "There is no older snapshot to compare with."),
    ("2026-11-13", "There is no older snapshot to compare with."),
    ("2026-11-14", "The snapshot of 14 Nov 2026 is not newer than the meeting."),
  ])
  func `why nothing is compared is told, by the meeting only where there is one`(
    meeting: String?,
    words: String
  ) {
    let portfolio = Portfolio(
      book: Book(customers: [Self.customer("a")], day: Fixture.day("2026-11-14")),
      today: Fixture.today
    )
    let subject = ReportSubject(of: [0], in: portfolio, scope: .base)
    let report = WeeklyReport(subject, changes: nil, since: meeting.flatMap { Day($0) }) { _ in
      FollowUpLedger(events: [])
    }
    let wins = report.sections.first { $0.key == "wins" }
    #expect(wins?.none == "None since the last meeting. \(words)")
  }

  @Test func `usage is told where it moved by a twentieth and five people`() {
    func users(_ id: String, _ count: Double) -> Customer {
      Self.customer(id) { $0.wau = Fact(count, from: .looker) }
    }
    let report = Self.weekly(
      from: [users("a", 100), users("b", 100), users("c", 50), users("d", 0)],
      to: [users("a", 80), users("b", 104), users("c", 90), users("d", 40)]
    )
    #expect(
      Self.items(report, "usage")
        == ["c: weekly users 50 → 90 (+80%)", "a: weekly users 100 → 80 (-20%)"]
    )
  }

  @Test func `follow-ups that were done since the last meeting are told with their outcome`() {
    func events(_ id: String, _ customer: String, doneOn day: String) -> [FollowUpEvent] {
      let time = (Fixture.day(day).number * 86_400 + 43_200) * 1000
      func event(_ suffix: String, _ time: Int, _ change: FollowUpEvent.Change) -> FollowUpEvent {
        FollowUpEvent(
          id: id + suffix,
          batch: id + suffix,
          customer: CustomerReference(Self.customer(customer)),
          stamp: FollowUpStamp(user: "ana@example.com", host: "h", time: time),
          change: change
        )
      }
      return [
        event("m", time - 1, .marked(FollowUpDraft(note: "Call"))),
        event("d", time, .completed(outcome: "They stay")),
      ]
    }
    let customers = [Self.customer("a"), Self.customer("b")]
    let ledger = FollowUpLedger(
      events: events("1", "a", doneOn: "2026-11-14") + events("2", "b", doneOn: "2026-11-13")
        + events("3", "nobody", doneOn: "2026-11-20")
    )
    let report = Self.weekly(from: customers, to: customers, ledger: ledger)
    #expect(
      Self.items(report, "followUpsDone") == ["a: Call: They stay (Ana Lima, 14 Nov)"]
    )
  }

  @Test func `advisors of one name with as much to do come in one order`() {
    let owners = (0..<12).map { Person(id: "u-\($0 + 10)", name: "Ana Lima") }
    let customers = owners.map { owner in
      Self.customer(owner.id) { $0.owner = Fact(owner, from: .vitally) }
    }
    let time = Fixture.day("2026-11-20").number * 86_400_000
    let events = customers.enumerated().flatMap { number, customer in
      [FollowUpEvent.Change.marked(FollowUpDraft(note: "Call")), .completed(outcome: nil)]
        .enumerated().map { step, change in
          FollowUpEvent(
            id: "\(step)-\(number)",
            batch: "\(step)-\(number)",
            customer: CustomerReference(customer),
            stamp: FollowUpStamp(user: "ana@example.com", host: "h", time: time + step),
            change: change
          )
        }
    }
    let report = Self.weekly(
      from: customers,
      to: customers,
      ledger: FollowUpLedger(events: events)
    )
    #expect(report.loads.map(\.owner) == owners)
  }

  @Test func `what was done for an account that was made anew is told of the new one`() {
    func event(_ id: String, _ time: Int, _ change: FollowUpEvent.Change) -> FollowUpEvent {
      var customer = CustomerReference(Self.customer("old"))
      customer.externalId = "ext"
      return FollowUpEvent(
        id: id,
        batch: id,
        customer: customer,
        stamp: FollowUpStamp(user: "ana@example.com", host: "h", time: time),
        change: change
      )
    }
    let time = (Fixture.day("2026-11-20").number * 86_400 + 43_200) * 1000
    let ledger = FollowUpLedger(events: [
      event("m", time - 1, .marked(FollowUpDraft(note: "Call"))),
      event("d", time, .completed(outcome: nil)),
    ])
    let new = Self.customer("new") { $0.externalId = "ext" }
    #expect(
      Self.items(Self.weekly(from: [new], to: [new], ledger: ledger), "followUpsDone")
        == ["new: Call (Ana Lima, 20 Nov)"]
    )
  }

  @Test func `what is left out is counted with its ARR`() {
    let customers = (0..<8).map { number in
      Self.customer("c\(number)") { $0.arr = Fact(Double(number) * 10_000, from: .vitally) }
    }
    let text = Self.weekly(from: [], to: customers).report.text(.markdown)
    #expect(text.contains("- Customer c7 ($70k): new customer\n"))
    #expect(text.contains("- and 3 more, $30k ARR\n"))
    #expect(!text.contains("Customer c2"))
  }
}
