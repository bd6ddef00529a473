internal import BookModel

/// What the portfolio band tells of how the customers shown moved: their tiers in about 30 days, their
/// health since the snapshot before.
struct PortfolioMoves: Equatable, Sendable {
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
    var (fallen, risen): ([Move], [Move]) = ([], [])
    for place in places where olderPlaces.indices.contains(place) && olderPlaces[place] >= 0 {
      let move = Move(
        place: place,
        old: oldHealths[Int(olderPlaces[place])],
        new: healths[place]
      )
      // As it is shown: what is the same in tenths has not moved.
      if move.difference <= -0.05 { fallen.keep(move) { $0.difference < $1.difference } }
      if move.difference >= 0.05 { risen.keep(move) { $0.difference > $1.difference } }
    }
    func health(_ move: Move) -> Health {
      Health(name: book.customers[move.place].name, old: move.old, new: move.new)
    }
    falls = fallen.map(health)
    rises = risen.map(health)
  }
}

/// The health of the customer at a place, then and now.
private struct Move {
  var place: Int
  var old, new: Double
  /// How much it rose; not a number where one of them is unknown.
  var difference: Double { new - old }
}

extension [Move] {
  /// Keeps a move among the first ones in an order, as many as are named; of a large book most are
  /// not looked at twice.
  fileprivate mutating func keep(_ move: Move, _ isBefore: (Move, Move) -> Bool) {
    let isFull = count == PortfolioMoves.mostNamed
    if isFull, let last, !isBefore(move, last) { return }
    insert(move, at: firstIndex { isBefore(move, $0) } ?? count)
    if isFull { removeLast() }
  }
}
