import BookModel

extension FixtureBook {
  /// Fills in everything that a page can show.
  static func addStory(to customer: inout Customer) {
    customer.accountExecutive = Fact(ben, from: .salesforce)
    customer.segment = Fact("Strategic", from: .vitally)
    customer.version = Fact("5.4.1", from: .looker)
    customer.developers = Fact(640, from: .vitally)
    customer.healthInputs.champion = Fact(true, from: .vitally)
    customer.healthInputs.defectTickets = Fact(1, from: .vitally)
    customer.healthInputs.sentiment = Fact(.concerning, from: .vitally)
    customer.contacts = [
      Contact(
        id: "u-1",
        name: "Priya N.",
        email: "priya@initech.example",
        title: "Staff engineer",
        roles: ["Champion"],
        lastSeen: today.adding(days: -12)
      ),
      Contact(id: "u-2", email: "bill@initech.example", roles: [], isDeactivated: true),
    ]
    customer.features = [
      feature("Code search", 148, 0.9, -0.08, 170),
      feature("Completions", 61, 0.37, 0.22, 30),
      feature("Batch changes", 9, 0.05, -0.4, 22),
      FeatureUsage(name: "Insights", users: 0),
      FeatureUsage(name: "Notebooks", users: 0),
    ]
    customer.opportunities = [
      Opportunity(
        id: "006-1",
        name: "Initech expansion 2026",
        type: "Expansion",
        stage: "Closed Won",
        amount: 45_000,
        closeDate: day("2026-03-12"),
        isClosed: true,
        isWon: true
      ),
      Opportunity(
        id: "006-2",
        name: "Initech renewal 2027",
        type: "Renewal",
        stage: "Negotiation",
        amount: 310_000,
        closeDate: day("2027-01-02"),
        isClosed: false,
        forecast: "Commit"
      ),
    ]
    customer.tasks = [
      CustomerTask(
        id: "t-1",
        name: "Health assessment",
        due: day("2026-09-04"),
        assignee: "Ana Reyes"
      ),
      CustomerTask(id: "t-2", name: "Share the upgrade guide", due: day("2026-12-01")),
      CustomerTask(
        id: "t-3",
        name: "Kick-off",
        due: day("2026-02-01"),
        completed: day("2026-02-03")
      ),
    ]
    customer.notes = [
      CustomerNote(
        id: "n-1",
        subject: "Indexing is slow",
        text: "Ticket 8812: indexing of the monorepo takes nine hours. Closed with 5.4.",
        day: day("2026-10-02"),
        author: "Ben Okafor"
      ),
      CustomerNote(
        id: "n-2",
        subject: "Call with Priya",
        text: "Onboarding of the second team is paused until the fourth quarter; the budget for "
          + "training went elsewhere.\nShe wants numbers for her own management.",
        day: day("2026-10-14"),
        author: "Ana Reyes"
      ),
    ]
    customer.disagreements = [
      Disagreement(key: "seats", values: [.salesforce: .number(500), .looker: .number(450)])
    ]
  }

  private static func feature(
    _ name: String,
    _ users: Double,
    _ share: Double,
    _ trend: Double,
    _ start: Double
  ) -> FeatureUsage {
    let series = (0..<26).map { Double?.some(start + (users - start) * Double($0) / 25) }
    return FeatureUsage(name: name, users: users, share: share, trend: trend, series: .init(series))
  }

  /// Names that try to break the screen.
  static var hostile: [Customer] {
    let names = [
      "\u{1B}[2J\u{1B}]0;pwned\u{7}Escape & Sons",
      "\u{202E}evirtsniM\u{202C} \u{200B}\u{FEFF}Bidi",
      "👩‍👩‍👧‍👦 Family 🇩🇪 Flags 👍🏽",
      "Z\u{0335}\u{0321}\u{0334}\u{0321}\u{0335}\u{0321}algo\nnew\tline",
    ]
    return names.enumerated().map { index, name in
      customer(
        Row(
          id: "h-\(index)",
          name: name,
          arr: 40_000 + 1_000 * Double(index),
          employees: 100,
          seats: 50,
          health: 7.1,
          start: 30,
          end: 40,
          renewal: 200 + index,
          touch: 10,
          behind: 1
        )
      )
    }
  }

  /// Figures that no reader should let through, and that must not trap all the same.
  static var wild: Portfolio {
    let numbers = [1e300, -50, .nan, .infinity, -.infinity, 0, 1e-300, -0.0004]
    var book = book
    book.isPartial = true
    book.sourceTimes[.salesforce] = .max
    book.customers += numbers.enumerated().map { index, number in
      var customer = Customer(id: Customer.ID(rawValue: "w-\(index)"), name: "")
      customer.owner = Fact(ana, from: .vitally)
      customer.arr = Fact(number, from: .salesforce)
      customer.utilization = Fact(number, from: .looker)
      customer.usage = Fact(number, from: .looker)
      customer.trend = Fact(number, from: .looker)
      customer.mau = Fact(number, from: .looker, bound: .upper)
      customer.health = Fact(number, from: .vitally)
      customer.seats = Fact([.max, -1, 0, 1][index % 4], from: .salesforce)
      customer.versionsBehind = Fact([.min, .max, -1, 0][index % 4], from: .looker)
      customer.series = Fact(
        WeekSeries(Array(repeating: index % 2 == 0 ? number : nil, count: index)),
        from: nil
      )
      customer.renewal = Fact(Day(number: [-1_000_000, 2_000_000][index % 2]), from: nil)
      customer.lastActivity = Fact(Day(number: [-1_000_000, 2_000_000][index % 2]), from: nil)
      customer.features = [FeatureUsage(name: "", users: number, share: number, trend: number)]
      return customer
    }
    return Portfolio(book: book, today: today, me: ana, followUps: followUps)
  }
}
