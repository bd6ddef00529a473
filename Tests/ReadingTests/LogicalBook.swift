import BookModel

/// One book's data, whatever files it comes in: accounts, and three queries about their usage.
struct LogicalBook: Sendable {
  var accounts: [Document]
  var weekly: UsageSheet
  var monthly: UsageSheet
  /// Features in rows, not in columns.
  var features: UsageSheet

  private static let names = [
    "Halcyon Freight", "株式会社ミナト", "Papaya & Söhne GmbH", "O\"Neil \\ Sons", "Ünïcödé 🚀 Ltd",
    "Tab\tand\nline", "Ondine/Health", "مثال", "e\u{301}clair", "Kestrel",
  ]
  private static let firstWeek = Day(number: 20_697)  // Monday 2026-08-31
  private static let weeks = 11

  /// Creates the data of some customers, the same each time.
  init(customers: Int) {
    accounts = (0..<customers).map(LogicalBook.account)
    var weekly: [[UsageSheet.Cell]] = []
    var monthly: [[UsageSheet.Cell]] = []
    var features: [[UsageSheet.Cell]] = []
    for customer in 0..<customers where customer % 7 != 6 {
      for site in 0..<(customer % 3 == 0 ? 2 : 1) {
        let owner = LogicalBook.owner(customer, site)
        weekly += LogicalBook.weeklyRows(customer, site).map { owner + $0 }
        monthly += LogicalBook.monthlyRows(customer, site).map { owner + $0 }
        features += LogicalBook.featureRows(customer, site).map { owner + $0 }
      }
    }
    self.weekly = UsageSheet(fields: Self.ownerFields + Self.weeklyFields, rows: weekly)
    self.monthly = UsageSheet(fields: Self.ownerFields + Self.monthlyFields, rows: monthly)
    self.features = UsageSheet(fields: Self.ownerFields + Self.featureFields, rows: features)
  }

  /// The queries.
  var sheets: [UsageSheet] { [weekly, monthly, features] }

  /// What the labels mean, where the names are not there to be guessed from.
  static var labelMapping: Mapping {
    var mapping = Mapping()
    mapping.looker = [
      "account": ["Account ID"], "name": ["Account Name"], "site": ["Unique Server ID"],
      "day": ["Ping Week", "Ping Month", "Usage Week"], "wau": ["WAU"], "dau": ["Average DAU"],
      "mau": ["MAU"], "seats": ["Seats"], "version": ["Version"], "feature": ["Feature"],
      "users": ["Active Users"], "precise": ["Precise (Yes / No)"],
    ]
    mapping.features = ["Search": "Search Weekly Users"]
    return mapping
  }
}

extension LogicalBook {
  private static func salesforceID(_ customer: Int) -> String {
    let digits = "\(customer)"
    return "0015w0000" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func account(_ customer: Int) -> Document {
    let name = "\(names[customer % names.count]) \(customer)"
    let traits: [(key: String, value: Document)] = [
      ("sfdc.Id", .text(salesforceID(customer))),
      ("sfdc.NumberOfEmployees", .number("\(customer * 37 % 5000)")),
      ("sfdc.Website", .text("https://www.customer\(customer).example/")),
      ("sfdc.Seats_Purchased__c", customer % 4 == 0 ? .null : .text("\(100 + customer)")),
      ("vitally.custom.taSentiment", customer % 5 == 0 ? .null : .text("Healthy")),
      ("vitally.custom.codeHosts", .array([.text("GitHub"), .text("GitLab")])),
      ("nothing.made.of.it", .object([("a", .array([.number("1e-3"), .flag(true)]))])),
    ]
    return .object([
      ("id", .text("account-\(customer)")), ("createdAt", .text("2023-03-14T09:12:44.871Z")),
      ("updatedAt", .text("2026-11-20T06:00:12.118Z")),
      ("externalId", customer % 5 == 4 ? .null : .text("ext/\(customer)")), ("name", .text(name)),
      ("traits", .object(traits)), ("mrr", .number("\(customer % 90 * 100).25")),
      ("healthScore", customer % 6 == 0 ? .null : .number("\(customer % 10).5")),
      ("nextRenewalDate", .text("2027-0\(1 + customer % 9)-28T00:00:00.000Z")),
      ("csmId", .text("admin-\(customer % 3)")),
      (
        "keyRoles",
        .array([
          .object([
            ("keyRole", .object([("label", .text("CSM"))])),
            (
              "vitallyUser",
              .object([
                ("id", .text("admin-\(customer % 3)")), ("name", .text("Dana Okáfor")),
                ("email", .text("dana@example.com")),
              ])
            ),
          ])
        ])
      ),
      ("segments", .array([])), ("churnedAt", .null),
    ])
  }

  private static let ownerFields = [
    UsageSheet.Field(name: "sfdc_accounts.id", label: "Account ID", type: "string"),
    UsageSheet.Field(name: "sfdc_accounts.name", label: "Account Name", type: "string"),
    UsageSheet.Field(name: "server_instances.site_id", label: "Unique Server ID", type: "string"),
  ]
  private static let weeklyFields = [
    UsageSheet.Field(name: "pings.date_week", label: "Ping Week", type: "date_week"),
    UsageSheet.Field(
      name: "code_intel.precise_enabled",
      label: "Precise (Yes / No)",
      type: "yesno"
    ),
    UsageSheet.Field(name: "pings.wau", label: "WAU", type: "count_distinct", isMeasure: true),
    UsageSheet.Field(
      name: "pings.average_dau_last_4_weeks",
      label: "Average DAU",
      type: "number",
      isMeasure: true
    ),
    UsageSheet.Field(
      name: "search.weekly_users",
      label: "Search Weekly Users",
      type: "count_distinct",
      isMeasure: true
    ),
    UsageSheet.Field(name: "pings.dau_over_mau", label: "Rate", type: "number", isMeasure: true),
  ]
  private static let monthlyFields = [
    UsageSheet.Field(name: "pings.date_month", label: "Ping Month", type: "date_month"),
    UsageSheet.Field(name: "pings.version", label: "Version", type: "string"),
    UsageSheet.Field(name: "pings.mau", label: "MAU", type: "count_distinct", isMeasure: true),
    UsageSheet.Field(name: "subscriptions.seats", label: "Seats", type: "max", isMeasure: true),
  ]
  private static let featureFields = [
    UsageSheet.Field(name: "usage.date_week", label: "Usage Week", type: "date_week"),
    UsageSheet.Field(name: "usage.feature", label: "Feature", type: "string"),
    UsageSheet.Field(
      name: "usage.active_users",
      label: "Active Users",
      type: "count_distinct",
      isMeasure: true
    ),
  ]

  private static func owner(_ customer: Int, _ site: Int) -> [UsageSheet.Cell] {
    [
      .text(salesforceID(customer)), .text("\(names[customer % names.count]) \(customer)"),
      .text("site-\(customer)-\(site)"),
    ]
  }

  private static func week(_ index: Int) -> UsageSheet.Cell {
    let day = Day(number: firstWeek.number + 7 * index)
    return .day(text: day.description, number: day.number)
  }

  private static func weeklyRows(_ customer: Int, _ site: Int) -> [[UsageSheet.Cell]] {
    (0..<weeks).map { index in
      let users = (customer * 131 + site * 17 + index * index * 3) % 900
      return [
        week(index), customer % 4 == 1 ? .null : .yesNo(customer % 2 == 0),
        (customer + index) % 13 == 5 ? .null : .number("\(users)"), .number("\(users / 3).25"),
        index % 5 == 4 ? .null : .number("\(users / 2)"), .number("0.\(index)37"),
      ]
    }
  }

  private static func monthlyRows(_ customer: Int, _ site: Int) -> [[UsageSheet.Cell]] {
    ["2026-09", "2026-10"].enumerated().map { index, month in
      [
        .text(month), customer % 5 == 3 ? .null : .text("6.\(customer % 12).\(2000 + site)"),
        .number("\((customer * 171 + index * 40 + site) % 1500)"),
        customer % 3 == 0 ? .number("\(500 + customer)") : .null,
      ]
    }
  }

  private static func featureRows(_ customer: Int, _ site: Int) -> [[UsageSheet.Cell]] {
    (weeks - 6..<weeks).flatMap { index in
      ["Code Navigation", "Cody", "Büchersuche"].enumerated().map { place, feature in
        let users = (customer * 29 + index * 11 + place * 70 + site) % 400
        return [week(index), .text(feature), users % 9 == 0 ? .null : .number("\(users)")]
      }
    }
  }
}
