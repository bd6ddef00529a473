public import BookModel

/// What somebody who will be away asks for.
public struct CoverageRequest: Hashable, Sendable {
  /// The first day away.
  public var from: Day
  /// The last day away.
  public var to: Day
  /// Those who share the customers by load; empty for every owner of customers there is.
  public var covers: [Person]
  /// The covers of single customers.
  public var assigned: [Customer.ID: Person]

  /// Creates a request.
  public init(
    from: Day,
    to: Day,
    covers: [Person] = [],
    assigned: [Customer.ID: Person] = [:]
  ) {
    self.from = from
    self.to = to
    self.covers = covers
    self.assigned = assigned
  }
}

/// Why no plan can be made as asked.
public enum CoverageError: Error, Hashable, Sendable {
  /// It is not known who will be away.
  case nobodyAway
  /// The last day is before the first.
  case datesReversed(from: Day, to: Day)
  /// Nobody covers themselves.
  case ownCover(Person)
  /// The cover is away on some of the days.
  case coverAway(Person, CoveragePlan)
  /// The customer is not in the book of who will be away.
  case notInBook(String)
  /// There is nobody who could cover.
  case noCover
}

extension CoverageError: CustomStringConvertible {
  /// What is wrong, as a clause without a full stop.
  public var description: String {
    switch self {
    case .nobodyAway: "whose book is to be covered is not known"
    case .datesReversed(let from, let to): "\(to) is before \(from)"
    case .ownCover(let person): "\(person.displayName) is the one who is away"
    case .coverAway(let person, let plan):
      "\(person.displayName) is away too, \(plan.dates)"
    case .notInBook(let name): "\(name) is not in the book that is to be covered"
    case .noCover: "nobody else owns customers, or all of them are away too"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .nobodyAway: "name yourself: --me EMAIL, FOLIO_ME, or `me:` in the configuration"
    case .datesReversed: "--from is the first day away, --to the last"
    case .ownCover, .noCover: "name a colleague: --cover NAME"
    case .coverAway: "name somebody else for these days: --cover NAME"
    case .notInBook: "folio list shows the book"
    }
  }
}
