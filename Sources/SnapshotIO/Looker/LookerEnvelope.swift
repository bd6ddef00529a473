import JSONReader

/// What surrounds the rows of `json_detail` and `json_bi`, read key by key in whatever order.
struct LookerEnvelope {
  var fields: [LookerField] = []
  var pivots: [LookerPivotColumn] = []
  var ranAt: Int?
  var status: String?
  var errors: [Message] = []
  /// What the envelope says of columns left out; nil when none are.
  var truncation: String?
  /// Where the rows stand, until they are read.
  var rows: (bookmark: JSONReader.Bookmark, place: Int)?
  /// Whether there are rows, and whether they were read.
  var hasRows = false
  var isRead = false

  /// An entry of `errors`.
  struct Message {
    var text = "an error without a message"
    var isFatal = false
  }

  /// Whether all that the rows need is known.
  var describesRows: Bool {
    !fields.isEmpty && (!pivots.isEmpty || !fields.contains { $0.isPivot })
  }
}

extension LookerEnvelope {
  /// Reads what is told of the rows under `key`; skips what is not.
  mutating func read(_ key: JSONText, _ reader: inout JSONReader) throws(JSONError) {
    switch key {
    case "fields": try readFields(&reader)
    case "pivots": try readPivots(&reader)
    case "metadata": try readMetadata(&reader)
    case "errors": try readErrors(&reader)
    case "ran_at":
      ranAt = try LookerEnvelope.text(&reader).flatMap { LookerMoment($0) }?.seconds
    case "status": status = try LookerEnvelope.text(&reader)
    case "columns_truncated": try readTruncation(&reader)
    default: try reader.skip()
    }
  }

  private mutating func readMetadata(_ reader: inout JSONReader) throws(JSONError) {
    guard try reader.kind() == .object else { return try reader.skip() }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "fields", "pivots", "columns_truncated", "ran_at": try read(key, &reader)
      default: try reader.skip()
      }
    }
  }

  private mutating func readFields(_ reader: inout JSONReader) throws(JSONError) {
    guard try reader.kind() == .object else { return try reader.skip() }
    fields = []
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "dimensions": try readFields(&reader, isMeasure: false)
      case "measures", "table_calculations": try readFields(&reader, isMeasure: true)
      case "pivots": try readFields(&reader, isMeasure: false, isPivot: true)
      default: try reader.skip()
      }
    }
  }

  private mutating func readFields(
    _ reader: inout JSONReader,
    isMeasure: Bool,
    isPivot: Bool = false
  ) throws(JSONError) {
    try LookerEnvelope.forEachObject(&reader) { (reader: inout JSONReader) throws(JSONError) in
      var field = LookerField(name: "", isMeasure: isMeasure, isPivot: isPivot)
      try reader.enterObject()
      while let key = try reader.nextKey() {
        switch key {
        case "name": field.name = try LookerEnvelope.text(&reader) ?? ""
        case "label", "label_short":
          field.labels += try LookerEnvelope.text(&reader).map { [$0] } ?? []
        case "type": field.type = try LookerEnvelope.text(&reader)
        default: try reader.skip()
        }
      }
      if !field.name.isEmpty { fields.append(field) }
    }
  }

  private mutating func readPivots(_ reader: inout JSONReader) throws(JSONError) {
    try LookerEnvelope.forEachObject(&reader) { (reader: inout JSONReader) throws(JSONError) in
      var column = LookerPivotColumn(key: "")
      try reader.enterObject()
      while let key = try reader.nextKey() {
        switch key {
        case "key": column.key = try LookerEnvelope.text(&reader) ?? ""
        case "data": column.data = try LookerEnvelope.texts(&reader)
        case "is_total": column.isTotal = try LookerEnvelope.text(&reader) == "true"
        default: try reader.skip()
        }
      }
      pivots.append(column)
    }
  }

  private mutating func readErrors(_ reader: inout JSONReader) throws(JSONError) {
    try LookerEnvelope.forEachObject(&reader) { (reader: inout JSONReader) throws(JSONError) in
      errors.append(try LookerEnvelope.message(&reader))
    }
  }

  /// Runs `body` at each object of an array; goes over other elements, and over what is no array.
  private static func forEachObject(
    _ reader: inout JSONReader,
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard try reader.kind() == .array else { return try reader.skip() }
    try reader.enterArray()
    while try reader.nextElement() {
      if try reader.kind() == .object { try body(&reader) } else { try reader.skip() }
    }
  }

  private static func message(_ reader: inout JSONReader) throws(JSONError) -> Message {
    var message = Message()
    var details: String?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "message": message.text = try text(&reader) ?? message.text
      case "message_details": details = try text(&reader)
      case "fatal": message.isFatal = try text(&reader) == "true"
      default: try reader.skip()
      }
    }
    if let details, !details.isEmpty { message.text += " (\(details))" }
    return message
  }

  /// Reads a text, or that columns are missing as a flag.
  private mutating func readTruncation(_ reader: inout JSONReader) throws(JSONError) {
    switch try LookerEnvelope.text(&reader) {
    case nil, "", "false": truncation = nil
    case "true": truncation = "some columns are missing: the query hit its column limit"
    case .some(let text): truncation = "columns are missing: \(text)"
    }
  }

  /// The values of a flat object as texts; nothing for another kind.
  private static func texts(_ reader: inout JSONReader) throws(JSONError) -> [String: String] {
    guard try reader.kind() == .object else {
      try reader.skip()
      return [:]
    }
    var texts: [String: String] = [:]
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let name = key.string()
      if let value = try text(&reader) { texts[name] = value }
    }
    return texts
  }

  /// Reads a plain value as text: a string, a number as written, `true` or `false`; nil otherwise.
  static func text(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.kind() {
    case .string: return try reader.readText().string()
    case .number: return try reader.readNumber().text
    case .bool: return try reader.readBool() ? "true" : "false"
    case .object, .array, .null:
      try reader.skip()
      return nil
    }
  }
}
