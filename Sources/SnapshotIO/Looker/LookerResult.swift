import BookModel
import JSONReader

/// One result of a query while its rows are read into a table's columns.
struct LookerResult {
  let rules: LookerFields
  /// The place of the result's file in the table's files.
  let file: Int
  var supply = UsageSupply()
  /// When the query ran, in seconds since 1970 UTC.
  var ranAt: Int?
  /// Whether the envelope describes the fields, so that values stand in cells.
  var isDescribed = false

  var fields: [LookerField] = []
  var columns: [Column] = []
  var columnOfKey: [Int32: Int] = [:]
  /// The keys of the rows so far by position, with their columns: rows repeat their order.
  var sequence: [(key: Int32, column: Int)] = []
  var slots: [LookerSlot?] = []
  var wideFeatures: [Int32] = []
  var plan = LookerPlan()
  var pivot = LookerPivot()
  var pivotColumns: [LookerPivotColumn] = []
  var pivotKeys: [Int32: LookerPivotKey?] = [:]
  var entry: Int32?
  var row = LookerRow()
  /// Keys that could not be placed, for one warning.
  var hasUnusablePivot = false
  /// Days that were dates and those that were something else.
  var days = 0
  var badDays = 0
  /// Rows read, errors of Looker's not counted.
  var rows = 0
  /// How rows were spelled that were read in the ordinary way, newest first, and how to read such
  /// rows quickly.
  var spellings: [JSONRowSpelling] = []
  var rowRules = RowRules()
  /// Those that read rows by these rules; nil until there are rows for them.
  var readers: RowReaders?
  /// The rows that were spelled like an earlier one, and those that were not.
  var alikeRows = 0
  var otherRows = 0
  /// Keys that a row has twice.
  var repeatedKeys: Set<String> = []
  /// How often rows were cut for several threads.
  var cuts = 0

  /// More fields than a query has are no fields; keys after them are ignored.
  static let fieldLimit = 500
  static let columnLimit = 5000
  /// What a cell can hold.
  static let cellKeys: Set<String> = [
    "value", "rendered", "html", "links", "filterable_value", "sort_value",
  ]

  /// A key of the rows: a field, and in a flattened pivot the period before it.
  struct Column {
    var field: Int
    var pivot: LookerPivotKey?
  }

  init(rules: LookerFields, file: Int) {
    self.rules = rules
    self.file = file
  }

  /// Takes over what the envelope says of fields and pivots.
  mutating func describe(
    fields: [LookerField],
    pivots: [LookerPivotColumn],
    in table: inout UsageTable
  ) {
    self.fields = fields
    pivotColumns = pivots
    isDescribed = !fields.isEmpty
    columns = fields.indices.map { Column(field: $0) }
    for (index, field) in fields.enumerated() {
      columnOfKey[table.pool.texts.place(of: field.name)] = index
    }
    resolve(in: &table)
  }
}

extension LookerResult {
  /// Reads the rows of the array at the reader's place, or rows that follow each other without one.
  mutating func readRows(
    _ reader: inout JSONReader,
    inArray: Bool = true,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(JSONError) {
    if inArray {
      try reader.enterArray()
      supply.window.keep(reader)
    }
    rowRules.isInArray = inArray
    while true {
      readAlikeRows(&reader, into: &table, &reading)
      guard try isAtRow(&reader, inArray: inArray) else { return }
      try supply.monitor?.stopIfCancelled(reader)
      supply.window.prepare(&reader)
      guard try reader.kind() == .object else {
        supply.window.complete(&reader)
        reading.skip(place(ofRow: rows + 1, reader), "not a row but \(try reader.kind())")
        try reader.skip()
        continue
      }
      supply.window.complete(&reader)
      try readRow(&reader, into: &table, &reading)
      supply.window.follow(&reader, to: reader.offset)
    }
  }

  /// Whether another row follows; goes out of the array at its end.
  private func isAtRow(_ reader: inout JSONReader, inArray: Bool) throws(JSONError) -> Bool {
    if inArray { return try supply.window.nextElement(&reader) }
    supply.window.prepare(&reader)
    return try reader.peek() == .object
  }

  /// Reads the row at the reader's place.
  mutating func readRow(
    _ reader: inout JSONReader,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) throws(JSONError) {
    let start = reader.bookmark
    if try !readValues(&reader, &table) {
      // A key that no row before had: what stands for which fact may change with it.
      reader.go(to: start)
      try learnKeys(&reader, &table)
      reader.go(to: start)
      _ = try readValues(&reader, &table)
    }
    if row.error == nil {
      let end = reader.bookmark
      reader.go(to: start)
      try learnSpelling(&reader, &table)
      reader.go(to: end)
    }
    take(reader, into: &table, &reading)
  }

  /// Takes the row that was read into the table.
  mutating func take(
    _ reader: borrowing JSONReader,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) {
    if let error = row.error {
      reading.fail(.lookerError, at: place(ofRow: rows + 1, reader), "Looker reports: \(error)")
      return
    }
    rows += 1
    reading.records += 1
    supply.monitor?.note(rows: 1)
    guard !row.isAnonymous else {
      reading.skip(place(ofRow: rows, reader), "names no account, site or endpoint")
      return
    }
    append(to: &table)
  }

  /// Where the row at the reader's place stands; among rows without an array, the number it has.
  private func place(ofRow number: Int, _ reader: borrowing JSONReader) -> String {
    rowRules.isInArray ? reader.path : "row \(number)"
  }

  /// Records which fields were used, and warns of what the rows themselves give away.
  func finish(in table: inout UsageTable, _ reading: inout LookerReading) {
    for (fact, field) in plan.mapped where table.mappedFields[fact] == nil {
      table.mappedFields[fact] = field
    }
    if let dayField = pivot.dayField, table.mappedFields["day"] == nil {
      table.mappedFields["day"] = dayField.name
    }
    for (field, slot) in zip(fields, slots) where slot == nil && !isPivotInUse(field) {
      table.unusedFields.insert(field.name)
    }
    // A guessed column without any date is no column of days.
    if let dayField = plan.dayField, badDays > 0, days > 0 || !plan.isDayGuessed {
      let values = badDays == 1 ? "1 value" : "\(badDays) values"
      reading.warn("\(values) of \(dayField) not read as a date")
    }
    for key in repeatedKeys.sorted() {
      reading.warn("the key “\(shownName(key))” is repeated in a row; its last value counts")
    }
    if hasUnusablePivot {
      reading.warn("a pivot by something else than a date or a feature was left out")
    }
    if rows == 500 || rows == 5000 {
      reading.warn("exactly \(rows) rows: probably cut at the query's row limit")
    }
  }

  private func isPivotInUse(_ field: LookerField) -> Bool {
    field.isPivot && (field.name == pivot.dayField?.name || field.name == pivot.featureField)
  }
}
