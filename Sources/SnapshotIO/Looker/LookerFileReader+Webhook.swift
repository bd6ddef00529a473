import JSONReader

/// What a scheduled delivery says of its rows.
private struct LookerDelivery {
  var mimetype = ""
  var fileExtension = ""
  /// Where the attachment's data stands, or the delivery's own.
  var attachment: JSONReader.Bookmark?
  var data: JSONReader.Bookmark?
  var hasDownload = false

  var isArchive: Bool { mimetype.contains("zip") || fileExtension == "zip" }
  /// Whether the attachment can be JSON, as far as its kind says.
  var isJSON: Bool { mimetype.isEmpty || mimetype.contains("json") || fileExtension == "json" }
}

extension LookerFileReader {
  /// Reads the body of a scheduled delivery or of an action.
  mutating func readWebhook(_ reader: inout JSONReader) throws(JSONError) {
    guard try reader.kind() == .object else { return try readResult(&reader) }
    var delivery = LookerDelivery()
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "attachment": try readAttachment(&reader, &delivery)
      case "scheduled_plan": try readPlan(&reader, &delivery)
      case "data" where try reader.kind() != .null:
        delivery.data = reader.bookmark
        try reader.skip()
      default: try reader.skip()
      }
    }
    let end = reader.bookmark
    try readDelivered(delivery, &reader)
    reader.go(to: end)
  }

  private func readPlan(
    _ reader: inout JSONReader,
    _ delivery: inout LookerDelivery
  ) throws(JSONError) {
    guard try reader.kind() == .object else { return try reader.skip() }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      guard key == "download_url" else {
        try reader.skip()
        continue
      }
      delivery.hasDownload = try LookerEnvelope.text(&reader) != nil
    }
  }

  private func readAttachment(
    _ reader: inout JSONReader,
    _ delivery: inout LookerDelivery
  ) throws(JSONError) {
    guard try reader.kind() == .object else { return try reader.skip() }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "mimetype": delivery.mimetype = try LookerEnvelope.text(&reader)?.lowercased() ?? ""
      case "extension":
        delivery.fileExtension = try LookerEnvelope.text(&reader)?.lowercased() ?? ""
      case "data" where try reader.kind() != .null:
        delivery.attachment = reader.bookmark
        try reader.skip()
      default: try reader.skip()
      }
    }
  }

  private mutating func readDelivered(
    _ delivery: LookerDelivery,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    if delivery.isArchive {
      return reading.fail(
        .archive,
        at: "$.attachment",
        "the attachment is an archive: unpack it, or schedule a Look as JSON"
      )
    }
    if let attachment = delivery.attachment {
      guard delivery.isJSON else {
        return reading.fail(
          .noData,
          at: "$.attachment",
          "the attachment is no JSON: schedule the Look as JSON"
        )
      }
      reader.go(to: attachment)
      return try readInline(&reader)
    }
    if let data = delivery.data {
      reader.go(to: data)
      return try readInline(&reader)
    }
    let reason =
      delivery.hasDownload
      ? "the delivery holds a link to the rows only: schedule it with the data inside"
      : "the delivery holds no rows"
    reading.fail(.noData, reason)
  }

  /// Reads rows that stand inline as text, array or object, also under `value`.
  private mutating func readInline(_ reader: inout JSONReader) throws(JSONError) {
    switch try reader.kind() {
    case .string: try readNested(try reader.readText().string(), reader)
    case .array: try readResult(&reader)
    case .object:
      let start = reader.bookmark
      try reader.enterObject()
      while let key = try reader.nextKey() {
        if key == "value" { return try readInline(&reader) }
        try reader.skip()
      }
      reader.go(to: start)
      try readResult(&reader)
    case .number, .bool, .null: reading.fail(.noData, "the delivery holds no rows")
    }
  }

  /// Reads JSON inside a text; an error's place is told by the outer file's line and both paths.
  private mutating func readNested(
    _ text: String,
    _ reader: borrowing JSONReader
  ) throws(JSONError) {
    let (line, offset, path) = (reader.line, reader.offset, reader.path)
    do {
      try JSONReader.reading(Array(text.utf8)) { (inner: inout JSONReader) throws(JSONError) in
        try self.readResult(&inner)
      }
    } catch {
      throw JSONError(
        problem: error.problem,
        offset: offset,
        line: line,
        path: path + error.path.dropFirst()
      )
    }
  }
}
