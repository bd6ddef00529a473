extension RowReader {
  /// Appends what the row says to the columns, which have room: as `LookerResult.append` does.
  @inline(__always)
  mutating func append(like program: RowProgram, to cells: RowColumns.Cells) {
    let key = SIMD4(names[0], names[1], names[2], names[3])
    let owner = key == lastOwner.key ? lastOwner.place : place(ofOwner: key)
    guard owner >= 0 else {
      tally.anonymous.add(tally.rows)
      return
    }
    // The simplest rows are the most frequent: users of a feature, and nothing else.
    let feature = names[RowName.feature.rawValue]
    if feature >= 0, !program.hasTotals, rules.wideFeatures == 0, program.pivots.isEmpty,
      names[RowName.version.rawValue] < 0, precise < 0, ping == UsageTable.noDay
    {
      let users = figures[RowFigure.users.rawValue]
      write(feature: place(ofFeature: feature), users, owner, period, to: cells)
    } else {
      appendAll(like: program, owner, to: cells)
    }
  }

  /// Writes a row with users only.
  @inline(__always)
  private mutating func write(
    feature: Int32,
    _ users: Double,
    _ owner: Int32,
    _ period: RowPeriod,
    to cells: RowColumns.Cells
  ) {
    let row = count
    cells.owner[row] = owner
    cells.feature[row] = feature
    cells.period[row] = period.start
    cells.grain[row] = period.grain
    cells.users[row] = users
    if !isSimple { leaveTotals(row, in: cells) }
    count = row &+ 1
  }

  /// Leaves what only totals state unknown in a row.
  private func leaveTotals(_ row: Int, in cells: RowColumns.Cells) {
    cells.dau[row] = .nan
    cells.wau[row] = .nan
    cells.mau[row] = .nan
    cells.seats[row] = .nan
    cells.version[row] = -1
    cells.precise[row] = -1
    cells.ping[row] = UsageTable.noDay
  }

  /// Appends the totals, the feature, those of wide columns, and the keys of a pivot.
  private mutating func appendAll(
    like program: RowProgram,
    _ owner: Int32,
    to cells: RowColumns.Cells
  ) {
    if isSimple {
      for row in 0..<count { leaveTotals(row, in: cells) }
      isSimple = false
    }
    let text = names[RowName.feature.rawValue]
    let version = version
    var hasTotals = version >= 0 || precise >= 0 || ping != UsageTable.noDay
    for place in 0..<RowFigure.users.rawValue where !figures[place].isNaN { hasTotals = true }
    if !program.pivots.isEmpty {
      for pivot in program.pivots { append(pivot, owner, to: cells) }
      var hasWide = false
      for wide in 0..<rules.wideFeatures where !figures[RowFigure.count + wide].isNaN {
        hasWide = true
      }
      guard hasTotals || hasWide else { return }
    }
    let period = program.pivots.isEmpty ? period : RowPeriod()
    if text < 0 || hasTotals {
      appendTotals(owner, period, version, besideFeature: text >= 0, to: cells)
    }
    if text >= 0 {
      let users = figures[RowFigure.users.rawValue]
      write(feature: place(ofFeature: text), users, owner, period, to: cells)
    }
    for wide in 0..<rules.wideFeatures {
      let users = figures[RowFigure.count + wide]
      write(feature: Int32(clamping: wide), users, owner, period, to: cells)
    }
  }

  /// Appends the totals, unless they only repeat those of the row before, as they do on each of the
  /// rows of an account's features.
  private mutating func appendTotals(
    _ owner: Int32,
    _ period: RowPeriod,
    _ version: Int32,
    besideFeature isBesideFeature: Bool,
    to cells: RowColumns.Cells
  ) {
    let row = count
    write(feature: -1, .nan, owner, period, to: cells)
    cells.dau[row] = figures[RowFigure.dau.rawValue]
    cells.wau[row] = figures[RowFigure.wau.rawValue]
    cells.mau[row] = figures[RowFigure.mau.rawValue]
    cells.seats[row] = figures[RowFigure.seats.rawValue]
    cells.version[row] = version
    cells.precise[row] = precise
    cells.ping[row] = ping
    if isBesideFeature, lastTotals >= 0, cells.areAlike(row, lastTotals) {
      count = row
      return
    }
    if isBesideFeature, lastTotals < 0 { firstTotals = row }
    lastTotals = row
  }

  /// Appends the values under one key of a pivot.
  private mutating func append(
    _ pivot: RowProgram.Pivot,
    _ owner: Int32,
    to cells: RowColumns.Cells
  ) {
    let period = RowPeriod(start: pivot.key.period, grain: pivot.key.grain)
    var total = LookerFigures()
    var ranks = SIMD16<UInt16>(repeating: .max)
    for value in pivot.values {
      let figure = figures[value.place]
      switch value.slot {
      case .wide(let wide):
        write(feature: Int32(clamping: wide), figure, owner, period, to: cells)
      case .fact(let fact, let rank):
        let rank = UInt16(clamping: rank)
        guard !figure.isNaN, rank <= ranks[fact.index] else { continue }
        ranks[fact.index] = rank
        total.set(fact, to: figure)
      case .error: continue
      }
    }
    let row = count
    let feature = feature(of: pivot.key)
    write(feature: feature, total.users, owner, period, to: cells)
    if feature < 0 { lastTotals = row }
    cells.dau[row] = total.dau
    cells.wau[row] = total.wau
    cells.mau[row] = total.mau
    cells.seats[row] = total.seats
  }

  /// The feature that the key of a pivot names, else the row's; -1 for none.
  private mutating func feature(of key: LookerPivotKey) -> Int32 {
    if key.feature >= 0 {
      return rules.features.firstIndex(of: key.feature).map { Int32(clamping: $0) } ?? -1
    }
    let text = names[RowName.feature.rawValue]
    return text >= 0 ? place(ofFeature: text) : -1
  }
}

extension RowReader {
  /// The reader's name for an owner; -1 for nobody.
  @inline(never)
  private mutating func place(ofOwner key: SIMD4<Int32>) -> Int32 {
    guard key != SIMD4(repeating: -1) else { return -1 }
    let isAccountOnly = key[0] >= 0 && key[1] < 0 && key[2] < 0 && key[3] < 0
    let known = isAccountOnly ? texts[key[0]].owner : owners[key] ?? -1
    if known >= 0 {
      lastOwner = (key, known)
      return known
    }
    if isAccountOnly { texts[key[0]].owner = ownerCount } else { owners[key] = ownerCount }
    newOwners.append(key)
    lastOwner = (key, ownerCount)
    ownerCount += 1
    return lastOwner.place
  }

  /// The reader's name for a feature.
  @inline(__always)
  private mutating func place(ofFeature text: Int32) -> Int32 {
    let known = texts[text].feature
    return known >= 0 ? known : newFeature(text)
  }

  @inline(never)
  private mutating func newFeature(_ text: Int32) -> Int32 {
    texts[text].feature = featureCount
    newFeatures.append(text)
    featureCount += 1
    return featureCount - 1
  }

  /// The reader's name for the row's version; -1 for none.
  private var version: Int32 {
    mutating get {
      let text = names[RowName.version.rawValue]
      guard text >= 0 else { return -1 }
      if texts[text].version < 0 {
        texts[text].version = versionCount
        newVersions.append(text)
        versionCount += 1
      }
      return texts[text].version
    }
  }
}
