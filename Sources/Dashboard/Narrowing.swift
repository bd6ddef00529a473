internal import BookModel
internal import BookQuery

/// Which customers every screen is over, and their figures.
///
/// The scope, the filter and the tiers are the same on all screens: what is narrowed on one is
/// narrowed on the others.
struct Narrowing: Equatable, Sendable {
  /// Whether one person's book or everybody is shown.
  var scope = Scope.base
  /// The filter as typed.
  var filter: String
  /// The last filter without an error; nil before the first.
  var query: Query?
  /// What is wrong with the filter as typed; nil when nothing is.
  var error: QueryError?
  /// The tiers shown, by their place in the policy, nil for the unclassified; empty for all.
  var tiers: Set<Int?> = []

  /// The places in the book of everybody in scope, in the book's order.
  var inScope: [Int] = []
  /// The figures of everybody in scope.
  var scopeTotals = SetTotals()
  /// The figures of the customers shown.
  var totals = SetTotals()
  /// The number of customers in each tier, before tiers are chosen; nil for the unclassified.
  var tierCounts: [Int?: Int] = [:]

  /// Creates what lets a filter's customers through.
  init(filter: String) { self.filter = filter }

  /// Whether anything hides customers that are in scope.
  var isNarrowed: Bool { !filter.isEmpty || !tiers.isEmpty }
}

extension Narrowing {
  /// Reads the filter; of one with an error the rest holds, or else the last good one.
  mutating func readFilter(in context: QueryContext) {
    do throws(QueryError) {
      query = try Query(filter, in: context)
      error = nil
    } catch {
      self.error = error
      // What was half typed has hidden customers that the whole condition may show.
      if let rest = try? Query(filter.withoutWord(at: error.range.lowerBound), in: context) {
        query = rest
      }
    }
  }

  /// Takes everybody in scope, with what is known of them.
  mutating func enter(_ overview: ScopeOverview) {
    inScope = overview.places
    scopeTotals = overview.totals
    totals = overview.totals
    tierCounts = overview.tierCounts
  }

  /// Returns the places of those in scope whom the filter and the tiers let through.
  mutating func keep(
    in portfolio: Portfolio,
    _ index: SearchIndex?,
    _ overview: ScopeOverview,
    _ facts: QueryFacts
  ) -> [Int] {
    let found = matches(in: portfolio, index, facts)
    let isWhole = found.count == inScope.count
    tierCounts = isWhole ? overview.tierCounts : portfolio.tierCounts(of: found)
    return inTiers(found, of: portfolio)
  }

  private func matches(
    in portfolio: Portfolio,
    _ index: SearchIndex?,
    _ facts: QueryFacts
  ) -> [Int] {
    guard let query, !query.isEmpty else { return inScope }
    return portfolio.places(matching: query, among: inScope, facts: facts, index: index)
  }

  /// Returns those of `places` whose customers are in the tiers that are shown.
  private func inTiers(_ places: [Int], of portfolio: Portfolio) -> [Int] {
    guard !tiers.isEmpty else { return places }
    let rest = portfolio.policy.tiers.count
    let isShown = (0...rest).map { tiers.contains($0 == rest ? nil : $0) }
    return places.filter { isShown[portfolio.placements[$0].tier ?? rest] }
  }
}

extension String {
  /// The text without the word that a character is in, or that ends before it.
  fileprivate func withoutWord(at place: Int) -> String {
    let characters = Array(self)
    var start = max(0, min(place, characters.count))
    var end = start
    while start > 0, characters[start - 1] != " " { start -= 1 }
    while end < characters.count, characters[end] != " " { end += 1 }
    return String(characters[..<start] + characters[end...])
  }
}
