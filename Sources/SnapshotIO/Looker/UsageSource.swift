/// What all customers' figures come from, shared by reference: threads would contend for the
/// reference counts of copies.
final class UsageSource: Sendable {
  /// A feature by its name: the places of its forms in the table's list, which differ in how long
  /// their users are counted.
  struct Feature: Sendable {
    /// Its place among the names.
    var rank: Int32
    /// The form whose rows' periods say it; and those of a month, of a week and of a day.
    var plain: Int?
    var month: Int?
    var week: Int?
    /// All forms.
    var all: [Int] = []
  }

  let table: UsageTable
  let calendar: UsageCalendar
  let instanceOfOwner: [Int32]
  /// The place of each feature among the names.
  let featureRanks: [Int32]
  /// The names of the features, each once, by name.
  let featureNames: [String]
  /// The features by name.
  let features: [Feature]
  /// Whether each form of each feature has figures of its own: no two of them count a period alike.
  let areFormsApart: Bool
  /// The places of the calendar's periods in a grid.
  let places: GridPlaces

  init(
    _ table: UsageTable,
    groups: UsageGroups,
    calendar: UsageCalendar,
    featureRanks: [Int32],
    places: PeriodPlaces
  ) {
    self.table = table
    self.calendar = calendar
    self.featureRanks = featureRanks
    instanceOfOwner = groups.instanceOfOwner
    self.places = GridPlaces(places, in: calendar)
    let count = Int(featureRanks.max() ?? -1) + 1
    var names = Array(repeating: "", count: count)
    var features = (0..<count).map { Feature(rank: Int32(clamping: $0)) }
    for (place, rank) in featureRanks.enumerated() {
      names[Int(rank)] = table.features[place]
      features[Int(rank)].all.append(place)
      switch table.featureSpans[place] {
      case .undetermined: features[Int(rank)].plain = place
      case .month: features[Int(rank)].month = place
      case .week: features[Int(rank)].week = place
      case .day: break
      }
    }
    featureNames = names
    self.features = features
    areFormsApart = features.allSatisfy { feature in
      feature.plain == nil
        ? Set(feature.all.map { table.featureSpans[$0] }).count == feature.all.count
        : feature.all.count == 1
    }
  }
}
