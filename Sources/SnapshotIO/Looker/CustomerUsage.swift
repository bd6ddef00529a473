import BookModel

/// What Looker says of one customer, all files and instances together.
struct CustomerUsage: Sendable {
  var hasRows = false
  var dau: Fact<Double>?
  var wau: Fact<Double>?
  var mau: Fact<Double>?
  var seats: Fact<Int>?
  var version: Fact<String>?
  var preciseNavigation: Fact<Bool>?
  /// Empty without weekly data; else one entry for each of the snapshot's weeks.
  var series = WeekSeries()
  var seriesBound: Bound?
  var features = FeatureList()
  var instances: [InstanceUsage] = []
}
