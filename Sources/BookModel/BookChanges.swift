/// What differs between two books: the biggest ARR at stake first, then by folded name and id.
///
/// Making it compares columns, at some 20 ns a fact; the changes themselves are made when they are
/// asked for, so that a book that changed in every customer takes little room.
public struct BookChanges: Equatable, Sendable {
  /// The older book.
  public let older: ComparedBook
  /// The newer book.
  public let newer: ComparedBook
  /// The policy that the tiers are of.
  public let policy: TierPolicy
  /// Which customers are the same.
  public let pairs: CustomerPairs
  private(set) var rows: [ChangeRow]

  /// Compares two books.
  ///
  /// A number has changed by more than the tolerance that sources may disagree by (ARR 12, ratios
  /// 0.005) or that arithmetic loses. What was unknown and is known, or the other way round, has
  /// changed too. Opportunities are compared only where both snapshots know any.
  public init(from older: ComparedBook, to newer: ComparedBook, policy: TierPolicy = .fourTier) {
    let pairs = CustomerPairs(from: older, to: newer)
    var comparison = BookComparison(older: older, newer: newer, pairs: pairs, policy: policy)
    comparison.compare()
    self.older = older
    self.newer = newer
    self.policy = policy
    self.pairs = pairs
    rows = comparison.sortedRows()
  }

  private init(_ changes: BookChanges, rows: [ChangeRow]) {
    self = changes
    self.rows = rows
  }

  /// Returns those of the changes that `isKept` says so of, in their order.
  public func keeping(_ isKept: (BookChange) -> Bool) -> BookChanges {
    BookChanges(self, rows: rows.indices.filter { isKept(self[$0]) }.map { rows[$0] })
  }

  /// Returns the changes of customers at places of the newer book, and of gone ones at places of
  /// the older one, in their order.
  public func of(newer kept: some Sequence<Int>, gone: some Sequence<Int>) -> BookChanges {
    var isKept = Array(repeating: false, count: newer.count)
    for place in kept where isKept.indices.contains(place) { isKept[place] = true }
    let gone = Set(gone)
    return BookChanges(
      self,
      rows: rows.filter { $0.newer >= 0 ? isKept[Int($0.newer)] : gone.contains(Int($0.older)) }
    )
  }

  /// Returns the first changes, at most `count`.
  public func limited(to count: Int) -> BookChanges {
    BookChanges(self, rows: Array(rows[..<Swift.min(Swift.max(0, count), rows.count)]))
  }

  /// Returns the changes in another order; equal ones stay in theirs.
  public func ordered(by precedes: (BookChange, BookChange) -> Bool) -> BookChanges {
    let keyed = zip(self, rows).enumerated().sorted { left, right in
      if precedes(left.element.0, right.element.0) { return true }
      return !precedes(right.element.0, left.element.0) && left.offset < right.offset
    }
    return BookChanges(self, rows: keyed.map(\.element.1))
  }
}

/// One change in few bytes: places in the two books, -1 for none.
struct ChangeRow: Hashable, Sendable {
  var kind: BookChange.Kind
  var newer: Int32
  var older: Int32
  /// The places of an opportunity in the books' columns.
  var opportunity: Int32 = -1
  var olderOpportunity: Int32 = -1
}

extension BookChanges: RandomAccessCollection {
  /// The first change's place.
  public var startIndex: Int { 0 }

  /// The number of changes.
  public var endIndex: Int { rows.count }

  /// Returns the change at a place.
  public subscript(position: Int) -> BookChange {
    let row = rows[position]
    let (place, book) = row.newer >= 0 ? (Int(row.newer), newer) : (Int(row.older), older)
    let (before, now) = (olderOpportunity(of: row), opportunity(of: row))
    let (old, new) = values(of: row)
    return BookChange(
      kind: row.kind,
      customer: book.columns.ids[place],
      name: book.columns.names[place],
      old: old,
      new: new,
      arrAtStake: arrAtStake(of: row),
      opportunity: (now ?? before).map { .init(id: $0.id, name: $0.name) },
      place: row.newer >= 0 ? Int(row.newer) : nil,
      olderPlace: row.older >= 0 ? Int(row.older) : nil
    )
  }

  /// The number of customers that any of the changes is about.
  public var customerCount: Int {
    Set(rows.map { $0.newer >= 0 ? Int64($0.newer) : -1 - Int64($0.older) }).count
  }

  /// Returns the places of the changes by the part of a list they belong to; empty parts are left
  /// out.
  public func sections() -> [(section: BookChange.Section, changes: [Int])] {
    let places = Dictionary(grouping: rows.indices) { rows[$0].kind.section }
    return BookChange.Section.allCases.compactMap { section in
      places[section].map { (section, $0) }
    }
  }

  /// Returns what differs about each customer that the newer book has.
  public func facts() -> [Customer.ID: Set<ComparedFact>] {
    var facts: [Customer.ID: Set<ComparedFact>] = [:]
    for row in rows where row.newer >= 0 {
      facts[newer.columns.ids[Int(row.newer)], default: []].insert(row.kind.fact)
    }
    return facts
  }
}
