internal import Canvas

/// A screen that a digit leads to.
enum Screen: Hashable, Sendable, CaseIterable {
  /// The customers, one a row.
  case book
  /// What is to be done, and when.
  case followUps
  /// How the product is used.
  case usage
  /// What renews when.
  case renewals
  /// What differs from an older snapshot.
  case changes
  /// The papers that are made of all this.
  case reports

  /// The digit that leads to it.
  var digit: Character {
    switch self {
    case .book: "1"
    case .followUps: "2"
    case .usage: "3"
    case .renewals: "4"
    case .changes: "5"
    case .reports: "6"
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .book: "Book"
    case .followUps: "Follow-ups"
    case .usage: "Usage"
    case .renewals: "Renewals"
    case .changes: "Changes"
    case .reports: "Reports"
    }
  }

  /// What it is called where there is little room.
  var shortTitle: String {
    switch self {
    case .book: "Book"
    case .followUps: "Follow"
    case .usage: "Usage"
    case .renewals: "Renew"
    case .changes: "Changes"
    case .reports: "Reports"
    }
  }

  /// What going there shows, in a sentence.
  var sentence: String {
    switch self {
    case .book: "Goes to the Book screen: the customers, one a row."
    case .followUps: "Goes to the Follow-ups screen: what is to be done, the most urgent first."
    case .usage: "Goes to the Usage screen: how the customers shown use the product."
    case .renewals: "Goes to the Renewals screen: what renews when, and what of it is at risk."
    case .changes: "Goes to the Changes screen: what differs from an older snapshot."
    case .reports: "Goes to the Reports screen: what meetings and reviews need on paper."
    }
  }

  /// What shows the same on the command line; nil for nothing.
  var command: String? {
    switch self {
    case .book: "folio list"
    case .followUps: "folio follow list"
    case .usage: "folio summary --by feature"
    case .renewals: "folio summary --by renewal-month"
    case .changes: "folio changes"
    case .reports: "folio report"
    }
  }
}
