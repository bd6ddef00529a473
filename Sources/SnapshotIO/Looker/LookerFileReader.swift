import JSONReader

/// Reads one value of Looker's, of whatever shape, into a table.
struct LookerFileReader {
  let rules: LookerFields
  /// The place of the file in the table's files.
  let file: Int
  var table: UsageTable
  var reading: LookerReading

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
    switch try reader.peek() {
    case .array: try readArray(&reader)
    case .object:
      if try isEnvelope(&reader) { try readEnvelope(&reader) } else { try readLooseRows(&reader) }
    case .string, .number, .bool, .null: try reader.skip()
    case nil: break
    }
  }

  private mutating func readArray(_ reader: inout JSONReader) throws(JSONError) {
    var result = LookerResult(rules: rules, file: file)
    try reading(&result) { (result, table, reading) throws(JSONError) in
      try result.readRows(&reader, into: &table, &reading)
    }
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
    while let key = try reader.nextKey() {
      switch key {
      case "metadata" where try reader.kind() == .object,
        "fields" where try reader.kind() == .object:
        return true
      case "errors" where try reader.kind() == .array, "data" where try reader.kind() == .array,
        "rows" where try reader.kind() == .array:
        return true
      default: try reader.skip()
      }
    }
    return false
  }
}

extension LookerFileReader {
  private mutating func readEnvelope(_ reader: inout JSONReader) throws(JSONError) {
    var envelope = LookerEnvelope()
    try reader.enterObject()
    while let key = try reader.nextKey() {
      guard key == "data" || key == "rows", try reader.kind() == .array, !envelope.hasRows else {
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
      let end = reader.bookmark
      reader.go(to: rows)
      try readRows(&reader, of: &envelope)
      reader.go(to: end)
    }
    report(envelope)
  }

  /// Goes over rows whose fields are not yet known; where the text is cut inside them, no more
  /// will be known, and what there is is read.
  private mutating func passRows(
    _ reader: inout JSONReader,
    of envelope: inout LookerEnvelope
  ) throws(JSONError) {
    let start = reader.bookmark
    do {
      try reader.skip()
      envelope.rows = start
    } catch {
      reader.go(to: start)
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
