/// What a Looker field can state, by its name in a mapping.
enum LookerFact: String, CaseIterable, Hashable, Sendable {
  case account, name, site, endpoint, day, feature, version
  case dau, wau, mau, seats, users
  case preciseNavigation, lastPing

  /// Its place among all facts.
  var index: Int {
    switch self {
    case .account: 0
    case .name: 1
    case .site: 2
    case .endpoint: 3
    case .day: 4
    case .feature: 5
    case .version: 6
    case .dau: 7
    case .wau: 8
    case .mau: 9
    case .seats: 10
    case .users: 11
    case .preciseNavigation: 12
    case .lastPing: 13
    }
  }

  /// Other names for it in a mapping.
  static let aliases: [String: LookerFact] = ["precise": .preciseNavigation, "ping": .lastPing]

  /// The names that are tried after the user's, best first.
  var defaults: [String] {
    switch self {
    case .account: ["*account*.id", "*account_id"]
    case .name: ["*account*.name"]
    // The label under which the product's own pings are known.
    case .site: ["*.site_id", "unique_server_id"]
    case .endpoint: ["*.server_endpoint"]
    case .day: []
    case .feature: ["*.feature", "*.feature_name"]
    case .version: ["*.version"]
    case .dau: ["*average_dau*", "*.dau"]
    case .wau: ["*.wau"]
    case .mau: ["*.mau"]
    case .seats: ["*.seats"]
    case .users: ["*.active_users", "*.users"]
    case .preciseNavigation: ["*.precise_enabled", "*.precise_navigation_enabled"]
    case .lastPing: ["*.latest_ping_date", "*.latest_ping_time", "*.last_ping_date"]
    }
  }

  /// Whether it counts people or licences: a rate never does.
  var isCount: Bool {
    switch self {
    case .dau, .wau, .mau, .seats, .users: true
    case .account, .name, .site, .endpoint, .day, .feature, .version, .preciseNavigation,
      .lastPing:
      false
    }
  }
}

/// What is made of one field.
enum LookerTarget: Hashable, Sendable {
  /// A fact; of several fields for one fact the lowest rank with a value wins.
  case fact(LookerFact, rank: Int)
  /// The users of one feature, and the length of the period they are counted over.
  case wide(feature: String, span: UsageTable.Grain)

  /// Whether a pivot can spread it over periods.
  var isMeasure: Bool {
    switch self {
    case .fact(let fact, _): fact.isCount
    case .wide: true
    }
  }
}

/// What is made of every field of one result.
struct LookerPlan: Sendable {
  /// One for each field, nil where nothing is made of it.
  var targets: [LookerTarget?] = []
  /// The field that dates the rows; nil when none does.
  var dayField: String?
  /// The length of the periods as the field's name tells it.
  var dayGrain = UsageTable.Grain.undetermined
  /// Whether the field was guessed by its name, so that its values must bear it out.
  var isDayGuessed = false
  /// Whether the field for `dau` is an average of several days.
  var isAverageDAU = false
  /// Whether rows name instances.
  var hasInstances = false
  /// The fields in use, by fact.
  var mapped: [String: String] = [:]
}
