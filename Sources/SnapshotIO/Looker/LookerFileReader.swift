import JSONReader

/// Reads one value of Looker's, of whatever shape, into a table.
struct LookerFileReader {
  let rules: LookerFields
  /// The place of the file in the table's files.
  let file: Int
  var table: UsageTable
  var reading: LookerReading
  var supply = UsageSupply()

  private var lines: LineCounter?

  private var window: FileWindow { supply.window }

  /// Creates a reader of a file into a table that has it.
  init(rules: LookerFields, file: Int, table: UsageTable, reading: LookerReading) {
    self.rules = rules
    self.file = file
    self.table = table
    self.reading = reading
  }

  /// Reads the value at the reader's place.
  mutating func read(_ reader: inout JSONReader, as kind: FileKind) throws(JSONError) {
    let replacements = table.pool.texts.replacements
    defer {
      let more = table.pool.texts.replacements - replacements
      let bytes = more == 1 ? "1 bad byte" : "\(more) bad bytes"
      if more > 0 { reading.warn("\(bytes) in texts replaced by U+FFFD") }
    }
    switch kind {
    case .lookerMulti: try readTasks(&reader)
    case .lookerWebhook: try readWebhook(&reader)
    case .lookerRows, .lookerJSONDetail, .lookerJSONBI, .unknown, .vitallyAccounts,
      .vitallyOrganizations, .vitallyAdmins, .vitallyUsers, .vitallyTasks, .vitallyNotes,
      .vitallyProjects, .vitallyConversations, .vitallyNPS, .vitallySurveys,
      .vitallyCustomObjects, .vitallyCustomObjectInstances, .vitallyCustomFields, .vitallyWebhook:
      try readResult(&reader)
    }
  }

  /// Reads an array of rows, an envelope with rows, or rows one after another.
  mutating func readResult(_ reader: inout JSONReader) throws(JSONError) {
    window.prepare(&reader)
    switch try reader.peek() {
    case .array: try readArray(&reader)
    case .object:
      if try isEnvelope(&reader) { try readEnvelope(&reader) } else { try readLooseRows(&reader) }
    case .string, .number, .bool, .null:
      window.complete(&reader)
      reading.skip("line \(line(of: reader))", "not a row but \(try reader.kind())")
      try reader.skip()
    case nil: break
    }
  }

  /// The line that the reader has reached: it counts from where the bytes at hand begin.
  private mutating func line(of reader: borrowing JSONReader) -> Int {
    lines = lines ?? window.lineCounter
    return lines?.line(at: reader.offset) ?? reader.line
  }

  private mutating func readArray(_ reader: inout JSONReader) throws(JSONError) {
    if try holdsResults(&reader) { return try readResults(&reader) }
    var result = LookerResult(rules: rules, file: file)
    try reading(&result) { (result, table, reading) throws(JSONError) in
      try result.readRows(&reader, into: &table, &reading)
    }
  }

  /// Whether the array's first element is an array or surrounds rows, as in several results that
  /// were put into one array; the reader stays where it is.
  private func holdsResults(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    let start = reader.bookmark
    defer { reader.go(to: start) }
    try reader.enterArray()
    guard try window.nextElement(&reader) else { return false }
    window.prepare(&reader)
    switch try reader.kind() {
    case .array: return true
    case .object: return try isEnvelope(&reader)
    case .string, .number, .bool, .null: return false
    }
  }

  /// Reads the results of an array one after another.
  private mutating func readResults(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterArray()
    while try isAtResult(&reader) {
      let kind = try reader.kind()
      if kind == .array {
        try readArray(&reader)
      } else if kind == .object, try isEnvelope(&reader) {
        try readEnvelope(&reader)
      } else {
        window.complete(&reader)
        reading.skip(reader.path, "no rows but \(kind)")
        try reader.skip()
      }
    }
  }

  private func isAtResult(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    guard try window.nextElement(&reader) else { return false }
    window.prepare(&reader)
    return true
  }

  /// Reads objects that follow each other without an array, as one a line.
  private mutating func readLooseRows(_ reader: inout JSONReader) throws(JSONError) {
    var result = LookerResult(rules: rules, file: file)
    try reading(&result) { (result, table, reading) throws(JSONError) in
      try result.readRows(&reader, inArray: false, into: &table, &reading)
    }
  }

  /// Reads with `body`, and records what was learnt also when it fails.
  private mutating func reading(
    _ result: inout LookerResult,
    _ body: (inout LookerResult, inout UsageTable, inout LookerReading) throws(JSONError) -> Void
  ) throws(JSONError) {
    result.supply = supply
    do {
      try body(&result, &table, &reading)
    } catch {
      result.finish(in: &table, &reading)
      throw error
    }
    result.finish(in: &table, &reading)
  }

  /// Whether the object at the reader's place surrounds rows; the reader stays where it is.
  private func isEnvelope(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    let start = reader.bookmark
    defer { reader.go(to: start) }
    try reader.enterObject()
    while let key = try window.nextKey(&reader) {
      window.prepare(&reader)
      switch key {
      case "metadata" where try reader.kind() == .object,
        "fields" where try reader.kind() == .object:
        return true
      case "errors" where try reader.kind() == .array, "data" where try reader.kind() == .array,
        "rows" where try reader.kind() == .array:
        return true
      default:
        window.complete(&reader)
        try reader.skip()
      }
    }
    return false
  }
}

extension LookerFileReader {
  private mutating func readEnvelope(_ reader: inout JSONReader) throws(JSONError) {
    var envelope = LookerEnvelope()
    try reader.enterObject()
    while let key = try window.nextKey(&reader) {
      window.prepare(&reader)
      guard key == "data" || key == "rows", try reader.kind() == .array, !envelope.hasRows else {
        window.complete(&reader)
        try envelope.read(key, &reader)
        continue
      }
      envelope.hasRows = true
      if envelope.describesRows {
        try readRows(&reader, of: &envelope)
      } else {
        try passRows(&reader, of: &envelope)
      }
    }
    if let rows = envelope.rows {
      let (end, place) = (reader.bookmark, reader.offset)
      window.go(&reader, to: rows.bookmark, at: rows.place)
      try readRows(&reader, of: &envelope)
      window.go(&reader, to: end, at: place)
    }
    report(envelope)
  }

  /// Goes over rows whose fields are not yet known; where the text is cut inside them, no more
  /// will be known, and what there is is read.
  private mutating func passRows(
    _ reader: inout JSONReader,
    of envelope: inout LookerEnvelope
  ) throws(JSONError) {
    let start = (bookmark: reader.bookmark, place: reader.offset)
    do {
      try window.skipArray(&reader)
      envelope.rows = start
    } catch {
      window.go(&reader, to: start.bookmark, at: start.place)
      try readRows(&reader, of: &envelope)
      throw error
    }
  }

  private mutating func readRows(
    _ reader: inout JSONReader,
    of envelope: inout LookerEnvelope
  ) throws(JSONError) {
    var result = LookerResult(rules: rules, file: file)
    result.ranAt = envelope.ranAt
    result.describe(fields: envelope.fields, pivots: envelope.pivots, in: &table)
    envelope.rows = nil
    let before = self.reading.records
    try reading(&result) { (result, table, reading) throws(JSONError) in
      try result.readRows(&reader, into: &table, &reading)
    }
    envelope.isRead = self.reading.records > before
  }

  /// Records what the envelope says of errors and of what is missing.
  private mutating func report(_ envelope: LookerEnvelope) {
    for error in envelope.errors {
      // Beside rows they are notes; without any, a query that is not complete has failed.
      if !envelope.isRead, error.isFatal || envelope.status != "complete" {
        reading.fail(.lookerError, at: "$.errors", "Looker reports: \(error.text)")
      } else {
        reading.warn("Looker warns: \(error.text)")
      }
    }
    if let truncation = envelope.truncation { reading.warn(truncation) }
    guard let status = envelope.status, status != "complete", !envelope.isRead else { return }
    reading.fail(.lookerError, at: "$.status", "the query is not complete but \(status)")
  }
}
