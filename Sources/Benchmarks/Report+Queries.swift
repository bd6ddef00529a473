import BookModel
import BookQuery

extension Report {
  /// Measures what the screens ask of a loaded book, on one thread.
  mutating func measureQueries(of name: String, _ portfolio: Portfolio) {
    let customers = portfolio.book.customers
    let places = Array(customers.indices)
    let index = SearchIndex(portfolio.book)
    let context = QueryContext(portfolio)
    measure("search index", of: name) { SearchIndex(portfolio.book) }
    measure("every customer's series, window, trend", of: name) {
      customers.indices.reduce(into: Activity()) { $0.add(customers[$1]) }
    }
    measure("sum of weekly users by customer", of: name) {
      customers.map { $0.series?.value.reduce(0) { $0 + ($1 ?? 0) } ?? 0 }
    }
    measure("features: customers, users, share, trend, weeks", of: name) {
      FeatureTotals.all(of: places, in: portfolio)
    }
    for text in [
      "bank", "name:robotics", "arr>100k", "health<4", "health:poor usage<20%", "renewal<90d",
    ] {
      guard let query = try? Query(text, in: context) else { continue }
      measure("filter \(text)", of: name) {
        portfolio.places(matching: query, among: places, index: index)
      }
    }
    if let feature = context.features.first,
      let byFeature = try? Query("feature:\"\(feature)\">100", in: context)
    {
      measure("one feature and its top 20", of: name) {
        let found = portfolio.places(matching: byFeature, among: places, index: index)
        return SortKey(parsing: "-mau").map { portfolio.sorted(found, by: [$0]).prefix(20) }
      }
    }
    for text in ["name", "-arr", "owner", "renewal"] {
      guard let key = SortKey(parsing: text) else { continue }
      measure("sort \(text)", of: name) { portfolio.sorted(places, by: [key]) }
    }
    measure("totals", of: name) { portfolio.totals(of: places) }
  }
}

/// What is added up of every customer's weeks.
private struct Activity {
  var recent = 0.0
  var earlier = 0.0
  var growing = 0

  mutating func add(_ customer: Customer) {
    guard let series = customer.series?.value else { return }
    for users in series.suffix(4) { recent += users ?? 0 }
    for users in series.dropLast(4).suffix(4) { earlier += users ?? 0 }
    if let trend = customer.trend?.value, trend > 0 { growing += 1 }
  }
}
