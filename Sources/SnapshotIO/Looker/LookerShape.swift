import JSONReader

/// How the last row was spelled and what stood where in it: most rows repeat it.
struct LookerShape: Sendable {
  var spelling: JSONRowSpelling
  /// One for each value, nil where nothing is made of it.
  var slots: [LookerSlot?]
  var columns: [LookerResult.Column]
}

extension LookerResult {
  /// Reads rows as long as they are spelled like the last one.
  ///
  /// Returns whether the reader stands at one that is not; else at the end of the rows.
  mutating func readAlikeRows(
    _ reader: inout JSONReader,
    inArray: Bool,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(JSONError) -> Bool {
    // A copy outside the loop, so that it is not counted as used and unused for each row.
    guard let shape else { return try isAtRow(&reader, inArray: inArray) }
    while try isAtRow(&reader, inArray: inArray) {
      let (start, days, badDays) = (reader.place, days, badDays)
      guard readValues(like: shape, &reader, &table) else {
        reader.go(back: start)
        (self.days, self.badDays) = (days, badDays)
        return true
      }
      alikeRows += 1
      take(reader, into: &table, &reading)
    }
    return false
  }

  /// Whether another row follows; goes out of the array at its end.
  func isAtRow(_ reader: inout JSONReader, inArray: Bool) throws(JSONError) -> Bool {
    inArray ? try reader.nextElement() : try reader.peek() == .object
  }

  /// Learns how the row at the reader's place is spelled, unless rows differ all the time.
  mutating func learnShape(
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    otherRows += 1
    shape = nil
    guard otherRows <= 16 || alikeRows > otherRows else { return }
    var columns: [Column] = []
    var slots: [LookerSlot?] = []
    let spelling = try reader.spelling { key in
      let column = columnOfKey[table.pool.texts.place(of: key)] ?? -1
      columns.append(column < 0 ? Column(field: -1) : self.columns[column])
      slots.append(column < 0 ? nil : self.slots[self.columns[column].field])
    }
    shape = LookerShape(spelling: spelling, slots: slots, columns: columns)
  }
}

extension LookerResult {
  /// Reads a row's values if it is spelled like `shape`; else false, somewhere in the row.
  mutating func readValues(
    like shape: LookerShape,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) -> Bool {
    row.clear(wideFeatures: wideFeatures.count)
    for place in shape.slots.indices {
      guard reader.pass(shape.spelling, before: place) else { return false }
      let isRead =
        switch shape.slots[place] {
        case nil: reader.passPlainValue()
        case .some(let slot): readPlain(slot, shape.columns[place], &reader, &table)
        }
      guard isRead else { return false }
    }
    return reader.pass(shape.spelling, before: shape.slots.count)
  }

  /// Reads a value that is no object and no array; false for those and for what is malformed.
  @inline(__always)
  private mutating func readPlain(
    _ slot: LookerSlot,
    _ column: Column,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) -> Bool {
    guard column.pivot == nil else { return readOther(slot, column, &reader, &table) }
    switch slot {
    case .fact(.account, let rank), .fact(.name, let rank), .fact(.site, let rank),
      .fact(.endpoint, let rank), .fact(.feature, let rank), .fact(.version, let rank):
      guard case .fact(let fact, _) = slot,
        let text = table.pool.texts.readPlace(&reader, recent: &recentSpellings[fact.index])
      else { return readOther(slot, column, &reader, &table) }
      if !table.pool.texts.isBlank(text), row.wants(fact, rank: rank) {
        row.setText(fact, to: text)
      }
      return true
    case .fact(.dau, let rank), .fact(.wau, let rank), .fact(.mau, let rank),
      .fact(.seats, let rank), .fact(.users, let rank):
      guard case .fact(let fact, _) = slot, let number = reader.nextPlainNumber() else {
        return reader.passNull() || readOther(slot, column, &reader, &table)
      }
      let value = LookerCount.count(number)
      if !value.isNaN, row.wants(fact, rank: rank) { row.figures.set(fact, to: value) }
      return true
    case .wide(let place):
      guard let number = reader.nextPlainNumber() else {
        return reader.passNull() || readOther(slot, column, &reader, &table)
      }
      row.wide[place] = LookerCount.count(number)
      return true
    case .fact(.day, let rank):
      guard
        let text = table.pool.texts.readPlace(
          &reader,
          recent: &recentSpellings[LookerFact.day.index]
        )
      else { return readOther(slot, column, &reader, &table) }
      if text != recentDay.text { recentDay = (text, table.pool.moment(of: text)) }
      takeDay(recentDay.moment, rank: rank)
      return true
    case .fact(.preciseNavigation, _), .fact(.lastPing, _), .error:
      return readOther(slot, column, &reader, &table)
    }
  }

  /// Reads a plain value in the ordinary way.
  private mutating func readOther(
    _ slot: LookerSlot,
    _ column: Column,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) -> Bool {
    guard !reader.isBeforeContainer else { return false }
    do throws(JSONError) {
      try readValue(slot, column, &reader, &table)
      return true
    } catch {
      return false
    }
  }
}
