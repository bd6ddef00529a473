/// Which customers of two books are one and the same.
///
/// A customer is recognised by its id in Vitally; else by its Salesforce id, then by its external
/// id, where only one customer that is not recognised yet has it. So a renamed customer stays
/// itself, and so does one whose account was made anew.
public struct CustomerPairs: Equatable, Sendable {
  /// For each customer of the newer book its place in the older one; -1 for a new one.
  public private(set) var olderPlaces: [Int32]
  /// The places in the older book of customers that the newer one lacks, in order.
  public private(set) var gone: [Int32] = []

  /// Finds the pairs of two books.
  public init(from older: ComparedBook, to newer: ComparedBook) {
    olderPlaces = Array(repeating: -1, count: newer.count)
    var isTaken = Array(repeating: false, count: older.count)
    pairInOrder(older.columns.ids, newer.columns.ids, &isTaken)
    pairRest(&isTaken, older.columns.ids, newer.columns.ids) { $0.rawValue[...] }
    pairRest(&isTaken, older.columns.salesforceIds, newer.columns.salesforceIds) {
      $0?.salesforceKey
    }
    pairRest(&isTaken, older.columns.externalIds, newer.columns.externalIds) { $0?[...] }
    gone = isTaken.indices.filter { !isTaken[$0] }.map { Int32(clamping: $0) }
  }

  /// How many customers are skipped at most before the order is believed to be another one.
  private static let reach = 4

  /// Pairs by id along the order of both books, which is nearly the same: no table is needed.
  private mutating func pairInOrder(
    _ older: [Customer.ID],
    _ newer: [Customer.ID],
    _ isTaken: inout [Bool]
  ) {
    var next = 0
    for place in newer.indices {
      let window = next..<min(older.count, next + Self.reach)
      guard let found = window.first(where: { older[$0] == newer[place] }) else { continue }
      olderPlaces[place] = Int32(clamping: found)
      isTaken[found] = true
      next = found + 1
    }
  }

  /// Pairs what is left by a key, where one customer of each book has it.
  private mutating func pairRest<ID>(
    _ isTaken: inout [Bool],
    _ older: [ID],
    _ newer: [ID],
    _ key: (ID) -> Substring?
  ) {
    let left = olderPlaces.indices.filter { olderPlaces[$0] < 0 }
    guard !left.isEmpty else { return }
    var places: [Substring: [Int]] = [:]
    for place in isTaken.indices where !isTaken[place] {
      if let key = key(older[place]), !key.isEmpty { places[key, default: []].append(place) }
    }
    guard !places.isEmpty else { return }
    var rivals: [Substring: Int] = [:]
    for place in left {
      if let key = key(newer[place]), places[key] != nil { rivals[key, default: 0] += 1 }
    }
    for place in left {
      guard let key = key(newer[place]), rivals[key] == 1, let found = places[key],
        found.count == 1
      else { continue }
      olderPlaces[place] = Int32(clamping: found[0])
      isTaken[found[0]] = true
    }
  }
}

extension CustomerPairs {
  /// Returns how much a figure of each customer of the newer book has grown since the older one.
  ///
  /// Not a number where either is unknown, or the customer is new.
  public func differences(
    of figure: CustomerColumns.Figure,
    from older: ComparedBook,
    to newer: ComparedBook
  ) -> [Double] {
    let (before, now) = (older[figure], newer[figure])
    return olderPlaces.indices.map { place in
      olderPlaces[place] < 0
        ? .nan : (now[place] - before[Int(olderPlaces[place])]).withoutNoise
    }
  }
}

extension Double {
  /// A difference without what arithmetic added to it: 6.4 - 5.1 is 1.3.
  var withoutNoise: Double {
    abs(self) < 1e6 ? (self * 1e9).rounded() / 1e9 : self
  }
}
