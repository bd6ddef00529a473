import BookModel
import Drafts
import Programmes

/// A customer who is due for every message, in whatever words.
enum MailFixture {
  static let today = day("2026-11-21")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func customer(name: String, admin: String?) -> Customer {
    var customer = Customer(id: .init(rawValue: "a-1"), name: name)
    customer.arr = Fact(40_000, from: .vitally)
    customer.developers = Fact(120, from: .salesforce)
    customer.mau = Fact(80, from: .looker)
    customer.wau = Fact(61, from: .looker)
    customer.seats = Fact(100, from: .salesforce)
    customer.utilization = Fact(0.8, from: .looker)
    customer.version = Fact("6.9", from: .looker)
    customer.versionsBehind = Fact(6, from: .looker)
    customer.contacts = [
      Contact(id: "c-1", name: admin, email: "pat@initech.example", roles: ["Instance Admin"])
    ]
    customer.features = [
      FeatureUsage(name: "Code search", users: 70, share: 0.875),
      FeatureUsage(name: "Cody chat", users: 1),
      FeatureUsage(name: "Notebooks", users: 0, share: 0),
      FeatureUsage(name: "Batch changes", users: 0, share: 0),
    ]
    return customer
  }

  /// The first days of the weeks there are figures of: 28 September to 9 November.
  static let weeks = (0..<7).map { day("2026-09-28").adding(days: 7 * $0) }

  /// Adds figures a week: of the first and the last two, which are not of October alone, others.
  static func addWeeks(to customer: inout Customer) {
    customer.series = Fact([900, 40, 50, 60, 900, 900, 61], from: .looker)
    let series: [[Double?]] = [
      [500, 20, 30, 40, 500, 70, 70], [9, 0, 0, 0, 9, 9, 1], [0, 4, nil, 4, 0, 0, 0],
      [nil, nil, nil, nil, nil, nil, nil],
    ]
    customer.features = FeatureList(
      zip(customer.features, series).map { feature, weeks in
        var feature = feature
        feature.series = WeekSeries(weeks)
        return feature
      }
    )
  }

  /// A draft of a message as it is due.
  static func draft(
    _ message: NurtureMessage,
    name: String = "Initech",
    admin: String? = "Pat Doe",
    settings: NurtureSettings = .example,
    templates: MailTemplates? = nil,
    weeks: Bool = false
  ) throws -> MailDraft {
    var customer = customer(name: name, admin: admin)
    if weeks { addWeeks(to: &customer) }
    // Onboarding is for new customers, what follows it for those who had it.
    customer.created = message == .onboarding ? today : day("2026-09-25")
    var sent: [SentMessage] = []
    if message != .onboarding {
      let october = day("2026-10-01")
      sent = [SentMessage(.onboarding, in: Month(of: october), on: october)]
    }
    let programme = NurtureProgramme(
      Portfolio(
        book: Book(customers: [customer], day: today, weeks: weeks ? Self.weeks : []),
        policy: .threeTier,
        today: today
      ),
      settings: settings,
      sent: [customer.id: sent]
    )
    guard let standing = programme.standing(of: 0),
      let step = standing.steps.first(where: { $0.message == message })
    else { throw DraftError.notDue(customer: name) }
    return try (templates ?? MailTemplates()).draft(step, of: standing, in: programme)
  }

  /// Names that try to be more than names.
  static let hostileNames = [
    "Bad\r\nBcc: victim@example.com", "<script>alert(1)</script>", "\"; DROP TABLE",
    "Ünïcödé 東和精機株式会社", "\u{202E}kcatta", "=?utf-8?B?QQ==?=", "a\u{0}b\u{1B}[31mc",
    "\"\u{301} onclick=\"alert(1)", "<\u{301}script>", "{{customer}} {{{body}}}",
    String(repeating: "long name ", count: 60), String(repeating: "界", count: 200),
    "=cmd|' /C calc'!A0", "--=_folio_", ".", "", "From me", "🙂 & Söhne <GmbH>",
  ]
}
