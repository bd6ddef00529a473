internal import BookModel
internal import BookQuery

/// What the Book screen shows of a scope while nothing narrows it.
///
/// It is worked out once for a book, beside the screen: a large book has too many customers to look
/// at all of them between two keys.
struct ScopeOverview: Equatable, Sendable {
  /// The places in the book of everybody in scope, in the book's order.
  var places: [Int] = []
  /// Their figures.
  var totals = SetTotals()
  /// The number of customers in each tier; nil for the unclassified.
  var tierCounts: [Int?: Int] = [:]
  /// What the portfolio band shows of them.
  var figures = SetFigures()

  /// Creates the overview of nobody.
  init() {}

  /// Works out the overview of everybody in scope.
  init(of places: [Int], in portfolio: Portfolio) {
    self.places = places
    totals = portfolio.totals(of: places)
    tierCounts = portfolio.tierCounts(of: places)
    figures = SetFigures(of: places, in: portfolio)
  }
}

extension Portfolio {
  /// Returns the number of customers in each tier; nil stands for the unclassified.
  func tierCounts(of places: [Int]) -> [Int?: Int] {
    var counts = Array(repeating: 0, count: policy.tiers.count + 1)
    for place in places { counts[placements[place].tier ?? policy.tiers.count] += 1 }
    var tiers: [Int?: Int] = [:]
    for (tier, count) in counts.enumerated() where count > 0 {
      tiers[tier < policy.tiers.count ? tier : nil] = count
    }
    return tiers
  }
}
