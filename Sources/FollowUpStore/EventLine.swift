import BookModel
import JSONReader

/// A line of JSON that is to be an event, value by value.
struct EventLine {
  private var texts: [Key: String] = [:]
  private var seen: Set<Key> = []
  private var time: Int?
  private var customer: [Key: String] = [:]
  private var tags: [String] = []

  /// A name that an event's object or its customer's can have.
  private enum Key: String {
    case id, batch, time, customer, user, host, kind
    case note, due, priority, tags, outcome, until, condition, target
    case message, month, day, feature
    case name, externalId, salesforceId
  }

  /// Why the line is none, where it is well-formed: a name that comes twice, a value of another kind
  /// than it has to be, a text that is not UTF-8.
  private var flaw: String?

  /// Reads a line; members with other names are left out.
  static func event(_ bytes: [UInt8]) throws(EventLineError) -> FollowUpEvent {
    var line = EventLine()
    let isWhole: Bool
    do {
      isWhole = try JSONReader.reading(bytes) { reader throws(JSONError) in
        try line.readEvent(&reader)
        return reader.isAtEnd()
      }
    } catch {
      throw EventLineError("\(error.path): \(error.problem)")
    }
    guard isWhole else { throw EventLineError("there is more after the event") }
    if let flaw = line.flaw { throw EventLineError(flaw) }
    return try line.event()
  }
}

/// Why a line of a file is no event.
struct EventLineError: Error {
  /// What is wrong with it.
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension EventLine {
  private mutating func readEvent(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let name = try reader.nextKey() {
      guard let key = Key(rawValue: name.string()) else {
        try reader.skip()
        continue
      }
      // Of a name that comes twice nobody knows which value was meant.
      if !seen.insert(key).inserted { flaw = "\(key.rawValue) is there twice" }
      switch key {
      case .time:
        time = try reader.kind() == .number ? reader.readNumber().integer : skipped(&reader)
      case .customer: customer = try texts(&reader)
      case .tags: tags = try readTags(&reader)
      case .id, .batch, .user, .host, .kind, .note, .due, .priority, .outcome, .until, .condition,
        .target, .message, .month, .day, .feature, .name, .externalId, .salesforceId:
        texts[key] = try text(&reader)
      }
    }
  }

  private mutating func texts(_ reader: inout JSONReader) throws(JSONError) -> [Key: String] {
    var texts: [Key: String] = [:]
    try reader.enterObject()
    while let name = try reader.nextKey() {
      let key = Key(rawValue: name.string())
      let value = try text(&reader)
      guard let key else { continue }
      if texts[key] != nil { flaw = "\(key.rawValue) is there twice" }
      texts[key] = value
    }
    return texts
  }

  private mutating func readTags(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var tags: [String] = []
    try reader.enterArray()
    while try reader.nextElement() {
      // A tag is a word; one of several words is several tags, as it is kept.
      tags += (try text(&reader) ?? "").split(separator: " ").map(String.init)
    }
    return tags
  }

  /// Reads a string; nil for null.
  private mutating func text(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.kind() {
    case .null:
      try reader.readNull()
      return nil
    case .string:
      var replaced = 0
      let text = try reader.readText().string(countingReplacements: &replaced)
      if replaced > 0 { flaw = "a text is not UTF-8" }
      // SQLite ends a text at a zero.
      if text.utf8.contains(0) { flaw = "a text holds a zero" }
      return text
    case .object, .array, .number, .bool: return try skipped(&reader)
    }
  }

  private mutating func skipped<Value>(_ reader: inout JSONReader) throws(JSONError) -> Value? {
    flaw = "\(reader.path) is of the wrong kind"
    try reader.skip()
    return nil
  }
}

extension EventLine {
  /// The times that an event of another store may have, in milliseconds: the years 1970 to 2099.
  ///
  /// What is done later gets a later time than all before, so that one wild time would spoil all.
  private static let times = 0..<4_102_444_800_000

  private func event() throws(EventLineError) -> FollowUpEvent {
    guard let time, EventLine.times.contains(time) else {
      throw EventLineError("time is no number of milliseconds since 1970")
    }
    return FollowUpEvent(
      id: try id(.id),
      batch: try id(.batch),
      customer: try reference(),
      stamp: FollowUpStamp(user: try text(.user), host: try text(.host), time: time),
      change: try change()
    )
  }

  private func text(_ key: Key) throws(EventLineError) -> String {
    guard let text = texts[key] else { throw EventLineError("\(key.rawValue) is missing") }
    return text
  }

  private func id(_ key: Key) throws(EventLineError) -> String {
    let id = try text(key)
    guard (1...200).contains(id.utf8.count) else {
      throw EventLineError("\(key.rawValue) is empty or too long")
    }
    return id
  }

  private func reference() throws(EventLineError) -> CustomerReference {
    guard let id = customer[.id], !id.isEmpty, let name = customer[.name] else {
      throw EventLineError("customer needs an id and a name")
    }
    return CustomerReference(
      id: Customer.ID(rawValue: id),
      name: name,
      externalId: customer[.externalId],
      salesforceId: customer[.salesforceId]
    )
  }

  private func change() throws(EventLineError) -> FollowUpEvent.Change {
    let word = try text(.kind)
    guard let kind = EventRow.Kind(rawValue: word) else {
      throw EventLineError("\"\(word.prefix(40))\" is no kind of event that this folio knows")
    }
    switch kind {
    case .mark: return .marked(try draft())
    case .done: return .completed(outcome: texts[.outcome])
    case .snooze:
      guard let until = try day(.until) else { throw EventLineError("until is missing") }
      return .snoozed(until: until)
    case .wait:
      guard let condition = FollowUpCondition(rawValue: try text(.condition)) else {
        throw EventLineError("condition is none that this folio knows")
      }
      return .waiting(condition)
    case .remove: return .removed
    case .send: return .sent(try message())
    case .undo: return .undone(batch: try id(.target))
    case .redo: return .redone(batch: try id(.target))
    }
  }

  private func message() throws(EventLineError) -> SentMessage {
    guard let message = NurtureMessage(rawValue: try text(.message)) else {
      throw EventLineError("message is none that this folio knows")
    }
    guard let month = Month(try text(.month)) else { throw EventLineError("month is not a month") }
    guard let day = try day(.day) else { throw EventLineError("day is missing") }
    return SentMessage(message, in: month, on: day, feature: texts[.feature])
  }

  private func draft() throws(EventLineError) -> FollowUpDraft {
    guard let priority = FollowUp.Priority(rawValue: try text(.priority)) else {
      throw EventLineError("priority is not high, normal or low")
    }
    return FollowUpDraft(note: try text(.note), due: try day(.due), priority: priority, tags: tags)
  }

  private func day(_ key: Key) throws(EventLineError) -> Day? {
    guard let text = texts[key] else { return nil }
    guard let day = Day(text) else { throw EventLineError("\(key.rawValue) is not a date") }
    return day
  }
}
