import BookModel
import JSONReader

extension LookerResult {
  /// Appends the row to the columns: its totals, its features, and a row for each pivot key.
  mutating func append(to table: inout UsageTable) {
    let owner = table.pool.owner(row.owner, in: &table.owners)
    var base = LookerEntry(owner: owner, file: entry(in: &table))
    if !row.pivoted.isEmpty { appendPivoted(base, to: &table) }
    guard row.pivoted.isEmpty || row.hasPlainFacts else { return }
    if row.pivoted.isEmpty, let day = row.day {
      var key = LookerPivotKey()
      key.setPeriod(day, grain: plan.dayGrain)
      (base.period, base.grain) = (key.period, key.grain)
    }
    appendPlain(base, to: &table)
  }

  mutating func appendPlain(_ base: LookerEntry, to table: inout UsageTable) {
    let version = table.pool.version(row.version, in: &table.versions)
    let isLong = row.feature >= 0
    let hasTotals =
      row.figures.hasTotals || version >= 0 || row.precise >= 0 || row.ping != UsageTable.noDay
    if !isLong || hasTotals {
      var totals = base
      totals.figures = row.figures
      totals.figures.users = .nan
      (totals.version, totals.precise, totals.ping) = (version, row.precise, row.ping)
      // Each row of an account's features repeats the totals.
      if !isLong || !table.hasTotals(totals) { table.append(totals) }
    }
    if isLong {
      var long = base
      long.feature = table.feature(row.feature, span: .undetermined)
      long.figures.users = row.figures.users
      table.append(long)
    }
    for (feature, users) in zip(wideFeatures, row.wide) {
      var wide = base
      wide.feature = feature
      wide.figures.users = users
      table.append(wide)
    }
  }

  mutating func appendPivoted(_ base: LookerEntry, to table: inout UsageTable) {
    row.pivoted.sort { $0.key < $1.key }
    var start = 0
    while start < row.pivoted.count {
      let key = row.pivoted[start].key
      let end = row.pivoted[start...].firstIndex { $0.key != key } ?? row.pivoted.count
      var entry = base
      (entry.period, entry.grain) = (key.period, key.grain)
      for pivoted in row.pivoted[start..<end] {
        guard case .wide(let place) = pivoted.slot else { continue }
        var wide = entry
        wide.feature = wideFeatures[place]
        wide.figures.users = pivoted.value
        table.append(wide)
      }
      entry.figures = figures(of: row.pivoted[start..<end])
      if key.feature >= 0 {
        entry.feature = key.feature
      } else if row.feature >= 0 {
        entry.feature = table.feature(row.feature, span: .undetermined)
      }
      table.append(entry)
      start = end
    }
  }

  /// The figures under one key; of several fields for a fact the lowest rank with a value wins.
  func figures(of pivoted: ArraySlice<LookerRow.Pivoted>) -> LookerFigures {
    var figures = LookerFigures()
    var ranks = Array(repeating: Int.max, count: LookerFact.allCases.count)
    for pivoted in pivoted where !pivoted.value.isNaN {
      guard case .fact(let fact, let rank) = pivoted.slot, rank <= ranks[fact.index] else {
        continue
      }
      ranks[fact.index] = rank
      figures.set(fact, to: pivoted.value)
    }
    return figures
  }

  /// The place of the file's entry with what this result says of its rows.
  mutating func entry(in table: inout UsageTable) -> Int32 {
    if let entry { return entry }
    var described = table.files[file]
    if let ranAt { described.ranAt = ranAt }
    described.dayField = pivot.dayField?.name ?? plan.dayField
    described.isDayGuessed = pivot.dayField == nil && plan.isDayGuessed
    described.isAverageDAU = plan.isAverageDAU
    described.hasInstances = plan.hasInstances
    let place = table.place(of: described, file: file)
    entry = place
    return place
  }
}
