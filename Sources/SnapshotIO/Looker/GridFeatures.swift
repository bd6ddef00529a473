import BookModel

/// The features of one account in a grid.
struct GridFeatures {
  let source: UsageSource
  let grid: UsageGrid
  let account: Int
  /// Whom the account's rows are about, where they name an instance; else -1.
  let owner: Int32

  /// Adds the features that the rows name, by rank.
  func add(to columns: inout FeatureColumns, weeks: inout [Double]) {
    for feature in source.features where isNamed(feature) {
      let (users, whole) = newestUsers(of: feature)
      weeks.removeAll(keepingCapacity: true)
      let start = start(feature.plain ?? feature.week)
      for place in source.places.weeks { weeks.append(self.users(start, place)) }
      let line = columns.weeks.append(weeks)
      columns.append(.init(feature: feature.rank, users: users, whole: whole, line: line))
    }
  }

  private func isNamed(_ feature: UsageSource.Feature) -> Bool {
    feature.all.contains { grid.names($0, account: account) }
  }

  /// Where the users of a feature begin.
  private func start(_ feature: Int?) -> Int? {
    feature.map { grid.start(account: account, feature: $0) }
  }

  /// The users at a place; not a number where unknown or without a row.
  private func users(_ start: Int?, _ place: Int?) -> Double {
    guard let start, let place else { return .nan }
    return grid.users[start + place]
  }

  /// The first known users at some places.
  private func users(_ start: Int?, _ places: [Int]) -> Double {
    guard let start else { return .nan }
    for place in places where !grid.users[start + place].isNaN { return grid.users[start + place] }
    return .nan
  }

  /// The users in the newest complete period, not a number when unknown, and what they are a part
  /// of; the order is that of `FeatureCells.newestUsers`.
  private func newestUsers(of feature: UsageSource.Feature) -> (Double, FeatureColumns.Whole) {
    let places = source.places
    let (plain, month, week) = (start(feature.plain), start(feature.month), start(feature.week))
    var value = users(plain ?? month, places.anchorMonth)
    if value.isNaN { value = users(month, places.shortEnds) }
    if !value.isNaN { return (value, .month) }
    value = users(plain ?? week, places.anchorWeek)
    if value.isNaN { value = users(week, places.dayEnds) }
    if !value.isNaN { return (value, .week) }
    value = users(month, places.undated)
    if !value.isNaN { return (value, .month) }
    value = users(week, places.undated)
    if !value.isNaN { return (value, .week) }
    value = users(plain, places.undated)
    if !value.isNaN { return (value, .month) }
    value = users(plain, places.anchorDay)
    if !value.isNaN { return (value, .none) }
    return feature.all.allSatisfy(isUnused) ? (0, .either) : (.nan, .none)
  }

  /// Whether all rows of a feature say 0.
  private func isUnused(_ feature: Int) -> Bool {
    let start = grid.start(account: account, feature: feature)
    return (start..<start + grid.periods).allSatisfy { place in
      grid.users[place] == 0 || grid.users[place].bitPattern == UsageGrid.absent.bitPattern
    }
  }
}

extension GridFeatures: FeatureFigures {
  func mostUsed(_ weeks: inout [Double]) {
    for feature in source.features {
      guard let place = feature.plain ?? feature.week, grid.names(place, account: account) else {
        continue
      }
      let start = start(place)
      for (slot, week) in source.places.weeks.enumerated() {
        let users = users(start, week)
        if !users.isNaN {
          weeks[slot] = weeks[slot].isNaN ? max(0, users) : max(weeks[slot], users)
        }
      }
    }
  }

  func mostUsed(days: inout [Double?]) {
    guard !source.places.lastDays.isEmpty else { return }
    for feature in source.features {
      guard let place = feature.plain, grid.names(place, account: account) else { continue }
      let start = start(place)
      for (place, day) in source.places.lastDays {
        let users = users(start, place)
        if !users.isNaN { days[day] = max(days[day] ?? 0, users) }
      }
    }
  }

  var instanceOwners: [(instance: Int32, owner: Int32)] {
    guard owner >= 0, source.features.contains(where: isNamed) else { return [] }
    return [(source.instanceOfOwner[Int(owner)], owner)]
  }
}
