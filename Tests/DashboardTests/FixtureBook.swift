import BookModel
import Dashboard

/// A book made by hand: 26 customers as different from each other as the data allows.
enum FixtureBook {
  static let today = day("2026-11-21")
  static let ana = Person(id: "adm-1", name: "Ana Reyes", email: "ana@example.com")
  static let ben = Person(id: "adm-2", name: "Ben Okafor", email: "ben@example.com")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  /// The time of 21 November 2026, 12:00 UTC, in seconds since 1970.
  static let noon = today.number * 86_400 + 43_200

  static var book: Book {
    let weeks = (0..<26).map { day("2026-05-18").adding(days: 7 * $0) }
    return Book(
      customers: rows.map(customer) + hostile,
      people: [ana, ben],
      day: day("2026-11-20"),
      weeks: weeks,
      sourceTimes: [.vitally: noon - 7200, .looker: noon - 9 * 86_400],
      path: "snapshots/2026-11-20"
    )
  }

  static var portfolio: Portfolio {
    Portfolio(book: book, policy: .fourTier, today: today, me: ana, followUps: followUps)
  }

  static var followUps: [Customer.ID: FollowUp] {
    var late = followUp("c-01", "Initech", "call champion about the MAU dip", "2026-11-18")
    late.priority = .high
    late.tags = ["renewal"]
    var snoozed = followUp("c-08", "Wonka", "send the training plan", "2026-11-20")
    snoozed.state = .snoozed(until: day("2026-12-01"))
    let all = [
      late, snoozed,
      followUp("c-02", "Kanji KK", "prepare the CBR deck", "2026-11-21"),
      followUp("c-05", "Café Olé Labs", "ask about seats", "2026-12-04"),
      followUp("gone", "Vanished Ltd", "ask why they left the data", "2026-11-10"),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.customer, $0) })
  }

  static func followUp(_ id: String, _ name: String, _ note: String, _ due: String) -> FollowUp {
    FollowUp(
      customer: Customer.ID(rawValue: id),
      customerName: name,
      note: note,
      due: day(due),
      created: noon,
      author: "ana@example.com"
    )
  }

  /// What differs from customer to customer: the columns of a table.
  struct Row {
    var id, name: String
    var arr: Double?
    var employees, seats: Int?
    var health: Double?
    var start, end: Double?
    var renewal, touch: Int?
    var behind: Int?
    var isAnas = true
  }

  static func customer(_ row: Row) -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: row.id), name: row.name)
    customer.owner = Fact(row.isAnas ? ana : ben, from: .vitally)
    customer.arr = row.arr.map { Fact($0, from: .salesforce) }
    customer.employees = row.employees.map { Fact($0, from: .salesforce) }
    customer.seats = row.seats.map { Fact($0, from: .salesforce) }
    customer.health = row.health.map { Fact($0, from: .vitally) }
    customer.renewal = row.renewal.map { Fact(today.adding(days: $0), from: .vitally) }
    customer.lastActivity = row.touch.map { Fact(today.adding(days: -$0), from: .vitally) }
    customer.versionsBehind = row.behind.map { Fact($0, from: .looker) }
    customer.stage = row.health.map {
      Fact($0 < 4 ? "Renewing" : $0 < 7 ? "Adopting" : "Nurturing", from: .vitally)
    }
    addUsage(row, to: &customer)
    if row.id == "c-01" { addStory(to: &customer) }
    let assessment = HealthPolicy.builtIn.assess(customer, on: day("2026-11-20"))
    customer.healthScore = assessment?.health
    return customer
  }

  private static func addUsage(_ row: Row, to customer: inout Customer) {
    guard let start = row.start, let end = row.end else { return }
    let series = WeekSeries(
      (0..<26).map { week -> Double? in
        let share = Double(week) / 25
        let wave = Double((week * 7) % 5) - 2
        // Two weeks without data, as after an outage of the pings.
        if row.id == "c-12", (9...10).contains(week) { return nil }
        return max(0, (start + (end - start) * share) * (1 + wave / 40)).rounded()
      }
    )
    customer.series = Fact(series, from: .looker)
    customer.trend = UsageMath.trend(of: series).map { Fact($0, from: .looker) }
    customer.wau = series.last.flatMap(\.self).map { Fact($0, from: .looker) }
    let mau = (end * 1.1).rounded()
    customer.mau = Fact(mau, from: .looker)
    customer.dau = Fact((end * 0.28).rounded(), from: .looker)
    customer.usage = Fact((end * 0.28).rounded() / mau, from: .looker)
    customer.utilization = row.seats.map { Fact(mau / Double($0), from: .looker) }
  }
}
