import BookModel
import JSONReader

extension LookerResult {
  mutating func readValue(
    _ slot: LookerSlot,
    _ column: Column,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    if try reader.kind() == .object {
      try readObject(slot, column, &reader, &table)
    } else if let key = column.pivot {
      let value = try readCount(&reader)
      if slot.isMeasure {
        row.pivoted.append(LookerRow.Pivoted(key: key, slot: slot, value: value))
      }
    } else {
      try readScalar(slot, type: fields[column.field].type, &reader, &table)
    }
  }

  /// Reads a cell, or the values of a pivot by key.
  mutating func readObject(
    _ slot: LookerSlot,
    _ column: Column,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    let canPivot = slot.isMeasure && (pivot.isDescribed || !isDescribed)
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if canPivot, let place = pivotKey(key, &table) {
        let value = try readPivotedCount(&reader)
        row.pivoted.append(LookerRow.Pivoted(key: place, slot: slot, value: value))
      } else if key == "value", try reader.kind() != .object {
        try readScalar(slot, type: fields[column.field].type, &reader, &table)
      } else {
        try reader.skip()
      }
    }
  }

  /// Where a key of a pivot puts its value; nil for totals and for what is no period or feature.
  mutating func pivotKey(_ key: JSONText, _ table: inout UsageTable) -> LookerPivotKey? {
    let text = table.pool.texts.place(of: key)
    if let known = pivotKeys[text] { return known }
    let place = placePivotKey(key.string(), &table)
    pivotKeys[text] = .some(place)
    return place
  }

  mutating func placePivotKey(
    _ key: String,
    _ table: inout UsageTable
  ) -> LookerPivotKey? {
    if key == LookerPivotColumn.rowTotal || pivot.columns[key]?.isTotal == true { return nil }
    guard pivot.isUsable else {
      hasUnusablePivot = true
      return nil
    }
    var place = LookerPivotKey()
    if let field = pivot.featureField {
      guard let feature = pivot.value(of: field, for: key), !feature.isEmpty else { return nil }
      place.feature = table.feature(table.pool.texts.place(of: feature), span: .undetermined)
      if pivot.dayField == nil { return place }
    }
    let value = pivot.dayField.map { pivot.value(of: $0.name, for: key) } ?? key
    guard let value, let moment = LookerMoment(value) ?? moment(ofNumber: value) else {
      if !isDescribed, !Self.cellKeys.contains(key) { hasUnusablePivot = true }
      return nil
    }
    place.setPeriod(moment, grain: pivot.grain)
    return place
  }

  func moment(ofNumber text: String) -> LookerMoment? {
    Double(text).flatMap { LookerMoment(number: $0, type: pivot.dayField?.type) }
  }

  /// Reads a value under a key of a pivot: a count, or a cell with one.
  func readPivotedCount(_ reader: inout JSONReader) throws(JSONError) -> Double {
    guard try reader.kind() == .object else { return try readCount(&reader) }
    var value = Double.nan
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if key == "value" { value = try readCount(&reader) } else { try reader.skip() }
    }
    return value
  }

  func readCount(_ reader: inout JSONReader) throws(JSONError) -> Double {
    switch try reader.kind() {
    case .number: return try reader.readNumber().double.map(LookerCount.count) ?? .nan
    case .string: return LookerCount.count(try reader.readText().string())
    case .object, .array, .bool, .null:
      try reader.skip()
      return .nan
    }
  }
}
