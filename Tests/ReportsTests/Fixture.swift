import BookModel

/// A small book of which everything is known, and a customer of whom nothing is.
enum Fixture {
  static let today = day("2026-11-21")

  static let ana = Person(id: "u-1", name: "Ana Lima", email: "ana@example.com")
  static let bo = Person(id: "u-2", name: "Bo Berg", email: "bo@example.com")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static var known: Customer {
    var customer = Customer(id: .init(rawValue: "a-1"), name: "Initech")
    customer.externalId = "ext-1"
    customer.salesforceId = "0018c00002AbCdEFGH"
    customer.segment = Fact("Large Enterprise", from: .salesforce)
    customer.owner = Fact(ana, from: .vitally)
    customer.accountExecutive = Fact(bo, from: .vitally)
    customer.keyRoles = [
      KeyRole(label: "CSM", person: ana), KeyRole(label: "Implementation", person: ana),
    ]
    customer.contacts = [
      Contact(
        id: "c-1",
        name: "Pat Doe",
        email: "pat@initech.example",
        title: "Staff Engineer",
        roles: ["Champion"],
        lastSeen: day("2026-11-19")
      )
    ]
    customer.arr = Fact(310_000, from: .vitally)
    customer.mrr = Fact(25_833.33, from: .vitally)
    customer.seats = Fact(500, from: .salesforce)
    customer.employees = Fact(12_000, from: .salesforce)
    customer.developers = Fact(0, from: .vitally)
    addUsage(to: &customer)
    addState(to: &customer)
    return customer
  }

  private static func addUsage(to customer: inout Customer) {
    customer.dau = Fact(49.5, from: .looker)
    customer.wau = Fact(120, from: .looker)
    customer.mau = Fact(205, from: .looker, bound: .upper)
    customer.utilization = Fact(0.41, from: .looker, bound: .upper)
    customer.usage = Fact(49.5 / 205, from: .looker, bound: .lower)
    customer.trend = Fact(-0.125, from: .looker)
    customer.series = Fact([160, nil, 140, 120], from: .looker)
    customer.features = [
      FeatureUsage(name: "Code search", users: 80, share: 0.4, trend: 0.1, series: [70, nil, 80]),
      FeatureUsage(name: "Insights", users: 0),
    ]
    customer.instances = [
      InstanceUsage(
        site: "s-1",
        endpoint: "https://code.initech.example",
        version: "5.4.0",
        mau: 205,
        seats: 500,
        lastPing: day("2026-11-20")
      )
    ]
  }

  private static func addState(to customer: inout Customer) {
    customer.health = Fact(3.1, from: .vitally)
    customer.healthInputs.champion = Fact(true, from: .vitally)
    customer.healthInputs.sentiment = Fact(.concerning, from: .vitally)
    customer.renewal = Fact(day("2027-01-02"), from: .vitally)
    customer.stage = Fact("Renewing", from: nil)
    customer.version = Fact("5.4.0", from: .looker)
    customer.versionsBehind = Fact(6, from: .vitally)
    customer.lastActivity = Fact(day("2026-10-14"), from: .vitally)
    customer.opportunities = [
      Opportunity(
        id: "006A",
        name: "Renewal 2027",
        type: "Renewal",
        stage: "Negotiation",
        amount: 330_000,
        closeDate: day("2026-12-31"),
        isClosed: false,
        isWon: false,
        forecast: "Commit"
      )
    ]
    customer.churned = Fact(day("2026-11-01"), from: .vitally)
    customer.tasks = [
      CustomerTask(
        id: "t-1",
        name: "Plan the upgrade",
        due: day("2026-11-10"),
        assignee: "Ana Lima",
        details: "Two releases at a time"
      )
    ]
    customer.notes = [
      CustomerNote(
        id: "n-1",
        subject: "Call",
        text: "They want SSO.\nAsk again.",
        day: day("2026-10-14"),
        author: "Ana Lima"
      )
    ]
    customer.disagreements = [
      Disagreement(
        key: "arr",
        values: [.salesforce: .number(300_000), .vitally: .number(310_000)]
      )
    ]
    customer.healthScore = HealthPolicy.builtIn.assess(customer, on: day("2026-11-20"))?.health
  }

  static let unknown = Customer(id: .init(rawValue: "a-2"), name: "Umbrella")

  static let followUp = FollowUp(
    customer: .init(rawValue: "a-1"),
    customerName: "Initech",
    note: "Call the champion",
    due: day("2026-11-18"),
    priority: .high,
    tags: ["mau", "qbr"],
    created: 1_795_000_000,
    author: "ana@example.com"
  )

  static func portfolio(_ customers: [Customer]) -> Portfolio {
    Portfolio(
      book: Book(
        customers: customers,
        people: [ana, bo],
        day: day("2026-11-20"),
        weeks: [day("2026-10-19"), day("2026-10-26"), day("2026-11-02"), day("2026-11-09")],
        sourceTimes: [.vitally: 1_795_132_800, .looker: 1_795_219_200],
        path: "snap"
      ),
      today: today,
      me: ana,
      followUps: [followUp.customer: followUp]
    )
  }

  static var portfolio: Portfolio { portfolio([known, unknown]) }
}
