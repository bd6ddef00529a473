/// The reports there are, in the order in which they are offered.
public enum ReportKind: String, CaseIterable, Hashable, Sendable {
  case weekly, renewals, tiers, review, nurture, coverage

  /// What it is called above it and in a list.
  public var title: String {
    switch self {
    case .weekly: "Weekly meeting"
    case .renewals: "Renewals and expansions"
    case .tiers: "Tiers"
    case .review: "Business review"
    case .nurture: "Tech nurtured"
    case .coverage: "Out of office"
    }
  }

  /// What it tells, in a sentence without a full stop.
  public var sentence: String {
    switch self {
    case .weekly: "What changed since the last meeting: wins, risks, renewals, follow-ups"
    case .renewals: "Renewal and expansion opportunities by month and stage, with their risk"
    case .tiers: "The book by tier, drift and who is a step away; two policies side by side"
    case .review: "One customer for a business review: usage, value, open points, next steps"
    case .nurture: "Who without an advisor of their own is due for which message, and why"
    case .coverage: "What happens to a book while its advisor is away, and who covers it"
    }
  }
}
