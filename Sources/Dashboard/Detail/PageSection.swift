/// A section of a customer's page.
enum PageSection: Hashable, Sendable, CaseIterable {
  /// What the health is made of.
  case why
  /// How the product is used.
  case usage
  /// What was sold, and when it renews.
  case contract
  /// Who has to do with the customer.
  case people
  /// What happened and what is to happen.
  case timeline
  /// The notes in full.
  case notes
  /// Every fact with its source.
  case data

  /// What its tab says.
  var title: String {
    switch self {
    case .why: "Why"
    case .usage: "Usage"
    case .contract: "Contract"
    case .people: "People"
    case .timeline: "Timeline"
    case .notes: "Notes"
    case .data: "Data"
    }
  }

  /// Its place among all sections.
  var place: Int { PageSection.allCases.firstIndex(of: self) ?? 0 }

  /// Returns the section so many further on; behind the last comes the first.
  func next(_ steps: Int) -> PageSection {
    let all = PageSection.allCases
    return all[((place + steps) % all.count + all.count) % all.count]
  }
}
