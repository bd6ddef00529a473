internal import BookModel

/// How a set of customers moved: its tiers in about 30 days, its health since the snapshot before.
struct SetMoves: Equatable, Sendable {
  /// The health of a customer, then and now.
  struct Health: Equatable, Sendable {
    /// What the customer is called.
    var name: String
    /// Vitally's health in the snapshot before.
    var old: Double
    /// Vitally's health now.
    var new: Double
  }

  /// The most customers that are named each way.
  static let mostNamed = 8

  /// The day that tiers are compared with; nil where no snapshot is of that time.
  var month: Day?
  /// How each tier moved, in the policy's order, the last of the unclassified; empty without a month.
  var tiers: [SetMove] = []
  /// The day of the snapshot before; nil where it has none.
  var before: Day?
  /// Whose health fell most, the largest fall first.
  var falls: [Health] = []
  /// Whose health rose most, the largest rise first.
  var rises: [Health] = []

  /// Works out how the customers at these places of the book moved.
  init(of places: [Int], in portfolio: Portfolio, _ past: BookPast) {
    if let change = past.month {
      month = change.day
      let tierCount = portfolio.policy.tiers.count
      var byTier: [[Int]] = Array(repeating: [], count: tierCount + 1)
      for place in places { byTier[portfolio.placements[place].tier ?? tierCount].append(place) }
      tiers = byTier.map { SetMove(of: $0, from: change.older, to: change.newer, change.pairs) }
    }
    before = past.changes.older.day
    addHealth(of: places, portfolio.book, past.changes)
  }

  private mutating func addHealth(of places: [Int], _ book: Book, _ changes: BookChanges) {
    let (healths, oldHealths) = (changes.newer[.health], changes.older[.health])
    let olderPlaces = changes.pairs.olderPlaces
    var moved: [(place: Int, old: Double, new: Double)] = []
    for place in places where olderPlaces.indices.contains(place) && olderPlaces[place] >= 0 {
      let (old, new) = (oldHealths[Int(olderPlaces[place])], healths[place])
      // As it is shown: what is the same in tenths has not moved.
      if abs(new - old) >= 0.05 { moved.append((place, old, new)) }
    }
    moved.sort { left, right in
      (left.new - left.old, left.place) < (right.new - right.old, right.place)
    }
    func health(_ move: (place: Int, old: Double, new: Double)) -> Health {
      Health(name: book.customers[move.place].name, old: move.old, new: move.new)
    }
    falls = moved.prefix { $0.new < $0.old }.prefix(Self.mostNamed).map(health)
    rises = moved.reversed().prefix { $0.new > $0.old }.prefix(Self.mostNamed).map(health)
  }
}
