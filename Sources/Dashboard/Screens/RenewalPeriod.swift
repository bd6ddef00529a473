internal import BookModel
internal import BookQuery

/// A month or a quarter in which contracts end, and what has no such day.
enum RenewalPeriod: Hashable, Sendable {
  /// The days before today.
  case overdue
  /// The months from the one that begins on this day on.
  case months(from: Day, count: Int)
  /// No day is known.
  case unknown

  /// What it is called, such as `Dec 2026` or `Q4 2026`.
  var title: String {
    switch self {
    case .overdue: "Overdue"
    case .months(let first, 3): "Q\((first.date.month + 2) / 3) \(first.date.year)"
    case .months(let first, _): "\(first.monthName) \(first.date.year)"
    case .unknown: "No date"
    }
  }

  /// The conditions that find its customers.
  func filter(today: Day) -> String {
    switch self {
    case .overdue: "renewal:overdue"
    case .months(let first, let count):
      "renewal:\(max(first, today))..\(first.adding(months: count).adding(days: -1))"
    case .unknown: "renewal:?"
    }
  }
}

/// What a Salesforce opportunity is about.
enum OpportunityKind: Hashable, Sendable {
  /// A contract that goes on.
  case renewal
  /// More seats or products inside a running contract.
  case expansion
  /// Anything else.
  case other

  /// The words that stand in expansions' types, in lower case.
  private static let expansionWords = [
    "expan", "upsell", "up-sell", "cross-sell", "add-on", "addon",
  ]

  /// Tells the kind from a type as an organization writes it.
  init(type: String?) {
    let type = type?.folded ?? ""
    if type.contains("renew") {
      self = .renewal
    } else if OpportunityKind.expansionWords.contains(where: { type.contains($0) }) {
      self = .expansion
    } else {
      self = .other
    }
  }
}

/// The number of some opportunities, and what they would bring.
struct OpportunitySum: Equatable, Sendable {
  /// Their number.
  var count = 0
  /// The sum of the known amounts.
  var amount = 0.0
  /// The number of those whose amount is not known.
  var unknown = 0

  mutating func add(_ opportunity: Opportunity) {
    count += 1
    amount += opportunity.amount ?? 0
    if opportunity.amount == nil { unknown += 1 }
  }

  /// The number and the amount; `-` for none, `≥` before an amount that lacks some.
  var text: String {
    if count == 0 { return "-" }
    if unknown == count { return "\(Figures.grouped(count)) ?" }
    return "\(Figures.grouped(count)) \(unknown > 0 ? "≥" : "")\(Figures.money(amount))"
  }
}

/// The customers whose contracts end in a period, and their figures.
struct RenewalGroup: Equatable, Sendable {
  /// The period.
  var period: RenewalPeriod
  /// Their places in the book, by the day they renew.
  var places: [Int] = []
  /// The sum of their known ARR.
  var arr = 0.0
  /// The number of those whose ARR is not known.
  var unknownARR = 0
  /// The number of those at risk.
  var atRisk = 0
  /// The sum of their known ARR.
  var atRiskARR = 0.0
  /// Their open renewal opportunities.
  var renewals = OpportunitySum()
  /// Their open expansion opportunities.
  var expansions = OpportunitySum()
  /// The number of open renewal and expansion opportunities in each stage.
  var stages: [String: Int] = [:]
}
