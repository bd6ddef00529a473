import JSONReader

/// What the reading of a text needs to know beside its rules.
struct UsageSupply {
  /// What of the text is at hand.
  var window = FileWindow()
  /// How rows are cut for several threads.
  var cutting = RowCutting()
  /// Shows how far the reading is, and can break it off.
  var monitor: LoadMonitor?
}

extension UsageTable {
  /// Reads the value at the reader's place, of one of Looker's shapes, into the columns.
  ///
  /// `file` is the place of its file in `files`. Row objects that follow each other without an
  /// array are read to the last of them. What was read before an error is kept and counted in
  /// `reading`.
  mutating func read(
    _ reader: inout JSONReader,
    as kind: FileKind,
    file: Int,
    fields: LookerFields,
    from supply: UsageSupply = UsageSupply(),
    into reading: inout LookerReading
  ) throws(JSONError) {
    // Moved, not copied: the columns have one owner while rows are appended.
    var fileReader = LookerFileReader(rules: fields, file: file, table: self, reading: reading)
    self = UsageTable()
    fileReader.supply = supply
    defer {
      self = fileReader.table
      reading = fileReader.reading
    }
    try fileReader.read(&reader, as: kind)
  }
}
