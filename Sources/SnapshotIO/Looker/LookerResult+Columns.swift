import BookModel
import JSONReader

extension LookerResult {
  /// Reads the row's values; false, somewhere in the row, at a key that is not yet known.
  mutating func readValues(
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) -> Bool {
    row.clear(wideFeatures: wideFeatures.count)
    try reader.enterObject()
    var position = 0
    while let key = try reader.nextKey() {
      guard let column = column(of: table.pool.texts.place(of: key), at: position) else {
        return false
      }
      position += 1
      if column >= 0, let slot = slots[columns[column].field] {
        try readValue(slot, columns[column], &reader, &table)
      } else {
        try reader.skip()
      }
    }
    return true
  }

  /// The column of a key, -1 for one that is ignored; nil when the key is new.
  mutating func column(of key: Int32, at position: Int) -> Int? {
    if position < sequence.count, sequence[position].key == key { return sequence[position].column }
    guard let column = columnOfKey[key] else { return nil }
    if position == sequence.count { sequence.append((key, column)) }
    return column
  }

  /// Takes the row's new keys as fields.
  mutating func learnKeys(
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    let known = fields.count
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let place = table.pool.texts.place(of: key)
      if columnOfKey[place] == nil { columnOfKey[place] = newColumn(key.string()) }
      try reader.skip()
    }
    if fields.count > known { resolve(in: &table) }
  }

  /// Adds a column, of the field after the period in `2026-08 - pings.mau`.
  mutating func newColumn(_ key: String) -> Int {
    var name = key
    var pivotKey: LookerPivotKey?
    if let separator = key.firstRange(of: " - "),
      let moment = LookerMoment(String(key[..<separator.lowerBound]))
    {
      name = String(key[separator.upperBound...])
      var place = LookerPivotKey()
      place.setPeriod(moment, grain: .undetermined)
      pivotKey = place
    }
    guard columns.count < Self.columnLimit, let field = place(ofField: name) else { return -1 }
    columns.append(Column(field: field, pivot: pivotKey))
    return columns.count - 1
  }

  mutating func place(ofField name: String) -> Int? {
    if let known = fields.firstIndex(where: { $0.name == name }) { return known }
    guard fields.count < Self.fieldLimit else { return nil }
    fields.append(LookerField(name: name))
    return fields.count - 1
  }

  /// Works out anew what is made of each field.
  mutating func resolve(in table: inout UsageTable) {
    plan = rules.resolve(fields: fields)
    pivot = LookerPivot(fields: fields, targets: plan.targets, columns: pivotColumns)
    pivotKeys = [:]
    entry = nil
    spellings = []
    rowRules.programs = []
    readers = nil
    wideFeatures = []
    slots = zip(fields, plan.targets).map { field, target in
      if field.name == "looker_error" { return .error }
      switch target {
      case .fact(let fact, let rank): return .fact(fact, rank: rank)
      case .wide(let feature, let span):
        wideFeatures.append(table.feature(table.pool.texts.place(of: feature), span: span))
        return .wide(wideFeatures.count - 1)
      case nil: return nil
      }
    }
  }
}
