import BookModel
import JSONReader

extension LookerResult {
  mutating func readScalar(
    _ slot: LookerSlot,
    type: String?,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    switch slot {
    case .wide(let place): row.wide[place] = try readCount(&reader)
    case .error: row.error = try readMessage(&reader)
    case .fact(let fact, let rank) where fact.isCount:
      let value = try readCount(&reader)
      if !value.isNaN, row.wants(fact, rank: rank) { row.figures.set(fact, to: value) }
    case .fact(.day, let rank): try readDay(type: type, rank: rank, &reader, &table)
    case .fact(.lastPing, let rank):
      let moment = try readMoment(type: type, &reader, &table)
      if let moment, row.wants(.lastPing, rank: rank) {
        row.ping = Int32(clamping: moment.day.number)
      }
    case .fact(.preciseNavigation, let rank):
      let flag = try readFlag(&reader)
      if let flag, row.wants(.preciseNavigation, rank: rank) { row.precise = flag ? 1 : 0 }
    case .fact(let fact, let rank):
      let place = try readPlace(&reader, &table)
      if place >= 0, row.wants(fact, rank: rank) { row.setText(fact, to: place) }
    }
  }

  private mutating func readDay(
    type: String?,
    rank: Int,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) {
    let isNull = try reader.kind() == .null
    guard let moment = try readMoment(type: type, &reader, &table) else {
      badDays += isNull ? 0 : 1
      return
    }
    takeDay(moment, rank: rank)
  }

  /// Takes a day; nil for a value that is none.
  mutating func takeDay(_ moment: LookerMoment?, rank: Int) {
    guard let moment else {
      badDays += 1
      return
    }
    days += 1
    if row.wants(.day, rank: rank) { row.day = moment }
  }

  func readMessage(_ reader: inout JSONReader) throws(JSONError) -> String {
    guard try reader.kind() == .string else {
      try reader.skip()
      return "an error without a message"
    }
    return try reader.readText().string()
  }

  /// Reads a text, or a number as text; -1 for a blank one and anything else.
  func readPlace(
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) -> Int32 {
    switch try reader.kind() {
    case .string:
      let place = table.pool.texts.place(of: try reader.readText())
      return table.pool.texts.isBlank(place) ? -1 : place
    case .number:
      let number = try reader.readNumber()
      return table.pool.texts.place(of: number.text)
    case .object, .array, .bool, .null:
      try reader.skip()
      return -1
    }
  }

  func readMoment(
    type: String?,
    _ reader: inout JSONReader,
    _ table: inout UsageTable
  ) throws(JSONError) -> LookerMoment? {
    switch try reader.kind() {
    case .string:
      return table.pool.moment(of: table.pool.texts.place(of: try reader.readText()))
    case .number:
      return try reader.readNumber().double.flatMap { LookerMoment(number: $0, type: type) }
    case .object, .array, .bool, .null:
      try reader.skip()
      return nil
    }
  }

  func readFlag(_ reader: inout JSONReader) throws(JSONError) -> Bool? {
    switch try reader.kind() {
    case .bool: return try reader.readBool()
    case .string:
      switch try reader.readText().string().lowercased() {
      case "yes", "true": return true
      case "no", "false": return false
      default: return nil
      }
    case .object, .array, .number, .null:
      try reader.skip()
      return nil
    }
  }
}
