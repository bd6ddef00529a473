/// The names, titles and kinds of the fields: one line a field.
enum FieldTable {
  /// What is written about one field.
  struct Entry {
    var field: Field
    /// The name in the filter language, else the record's key.
    var name: String
    /// Further names it answers to.
    var aliases: [String]
    /// The header of its column.
    var title: String
    /// The kind of its values.
    var kind: Field.Kind
    /// Whether the filter language knows it, as opposed to columns and sorting only.
    var isFilter: Bool

    init(
      _ field: Field,
      _ name: String,
      _ aliases: [String] = [],
      _ title: String,
      _ kind: Field.Kind,
      isFilter: Bool = true
    ) {
      self.field = field
      self.name = name
      self.aliases = aliases
      self.title = title
      self.kind = kind
      self.isFilter = isFilter
    }
  }

  static let entries = identity + people + health + contract + usage + work + record

  private static let identity = [
    Entry(.name, "name", ["account", "customer"], "ACCOUNT", .text),
    Entry(.tier, "tier", ["tier.name"], "TIER", .choice),
    Entry(.segment, "segment", [], "SEGMENT", .choice),
    Entry(.stage, "stage", [], "STAGE", .choice),
    Entry(.id, "id", [], "ID", .text),
    Entry(.externalId, "externalId", [], "EXTERNAL ID", .text),
    Entry(.salesforceId, "salesforceId", [], "SALESFORCE ID", .text),
  ]

  private static let people = [
    Entry(.owner, "owner", ["owner.name", "ta"], "OWNER", .text),
    Entry(.accountExecutive, "ae", ["accountExecutive", "accountExecutive.name"], "AE", .text),
    Entry(.mine, "mine", [], "MINE", .flag),
    Entry(.coveredFor, "coveredFor", ["coveredFor.name"], "COVERED FOR", .text),
  ]

  private static let health = [
    Entry(.health, "health", [], "HEALTH", .number),
    Entry(.band, "band", [], "BAND", .choice),
    Entry(.computed, "computed", ["computedHealth", "computedHealth.score"], "COMPUTED", .number),
    Entry(.healthChange, "d30", ["healthChange"], "Δ30d", .number),
    Entry(.sentiment, "pulse", ["sentiment"], "PULSE", .choice),
    Entry(.champion, "champion", [], "CHAMPION", .flag),
    Entry(.buyer, "buyer", [], "BUYER", .flag),
    Entry(.tickets, "tickets", [], "TICKETS", .number),
    Entry(.touch, "touch", [], "TOUCH", .days),
  ]

  private static let contract = [
    Entry(.arr, "arr", [], "ARR", .money),
    Entry(.mrr, "mrr", [], "MRR", .money),
    Entry(.renewal, "renewal", ["renewal.date", "renew"], "RENEWAL", .date),
    Entry(.opportunities, "opp", ["opportunities"], "OPPORTUNITIES", .structure),
    Entry(.churned, "churned", [], "CHURNED", .date),
    Entry(.employees, "employees", [], "EMPLOYEES", .number),
    Entry(.developers, "developers", [], "DEVELOPERS", .number),
  ]

  private static let usage = [
    Entry(.utilization, "util", ["utilization"], "UTIL", .fraction),
    Entry(.usage, "usage", [], "USAGE", .fraction),
    Entry(.trend, "trend", [], "TREND", .fraction),
    Entry(.seats, "seats", [], "SEATS", .number),
    Entry(.dau, "dau", [], "DAU", .number),
    Entry(.wau, "wau", [], "WAU", .number),
    Entry(.mau, "mau", [], "MAU", .number),
    Entry(.version, "version", [], "VERSION", .version),
    Entry(.versionsBehind, "behind", ["versionsBehind"], "BEHIND", .number),
  ]

  private static let work = [
    Entry(.followUp, "follow", ["followUp", "followUp.state"], "FOLLOW-UP", .choice),
    Entry(.due, "due", ["followUp.due"], "DUE", .date),
    Entry(.note, "note", ["notes", "followUp.note"], "NOTE", .text),
    Entry(.tag, "tag", ["tags", "followUp.tags"], "TAGS", .text),
    Entry(.changed, "changed", [], "CHANGED", .text),
    Entry(.mark, "mark", ["marked"], "MARK", .flag),
  ]

  private static let record = [
    Entry(.tierPolicy, "tier.policy", [], "POLICY", .text, isFilter: false),
    Entry(.tierIsCertain, "tier.certain", [], "CERTAIN", .flag, isFilter: false),
    Entry(.tierMissing, "tier.missing", [], "MISSING", .text, isFilter: false),
    Entry(.ownerID, "owner.id", [], "OWNER ID", .text, isFilter: false),
    Entry(.ownerEmail, "owner.email", [], "OWNER E-MAIL", .text, isFilter: false),
    Entry(.accountExecutiveID, "accountExecutive.id", [], "AE ID", .text, isFilter: false),
    Entry(
      .accountExecutiveEmail,
      "accountExecutive.email",
      [],
      "AE E-MAIL",
      .text,
      isFilter: false
    ),
    Entry(.computedBand, "computedHealth.band", [], "COMPUTED BAND", .choice, isFilter: false),
    Entry(
      .computedCoverage,
      "computedHealth.coverage",
      [],
      "COVERAGE",
      .fraction,
      isFilter: false
    ),
    Entry(.renewalDays, "renewal.days", [], "DAYS", .days, isFilter: false),
    Entry(.lastActivity, "lastActivity", [], "LAST ACTIVITY", .date, isFilter: false),
    Entry(
      .followUpPriority,
      "followUp.priority",
      ["priority"],
      "PRIORITY",
      .choice,
      isFilter: false
    ),
    Entry(.series, "series", [], "USAGE 12w", .structure, isFilter: false),
    Entry(.sources, "sources", [], "SOURCES", .structure, isFilter: false),
    Entry(.disagreements, "disagreements", [], "DISAGREEMENTS", .structure, isFilter: false),
    Entry(.bounds, "bounds", [], "BOUNDS", .structure, isFilter: false),
  ]

  /// Fields by every name they answer to, in lower case.
  static let fields: [String: Field] = {
    var fields: [String: Field] = [:]
    for entry in entries {
      for name in [entry.name] + entry.aliases { fields[name.lowercased()] = entry.field }
    }
    return fields
  }()

  /// What is written about each field.
  static let byField = Dictionary(entries.map { ($0.field, $0) }) { first, _ in first }
}
