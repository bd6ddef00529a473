import JSONReader

/// What one thread read of an array of rows that is cut into parts.
///
/// Where a part begins is guessed. It holds only if the part before it ended exactly there.
struct LookerPart: Sendable {
  /// Where it begins; nil when nothing in it looks like a row.
  var start: Int?
  /// Where its last row ends; nil without one.
  var end: Int?
  /// Where the first row after it begins; nil when it ended for another reason.
  var next: Int?
  /// The rows, in columns of their own whose first names are those of the whole table.
  var table = UsageTable()
  /// The rows that name nobody, by number.
  var anonymous: [Int] = []
  var rows = 0
  var days = 0
  var badDays = 0
}

extension LookerResult {
  /// Reads the rest of the array on several threads as far as its rows are spelled like the last
  /// one; it is cut only where one part ends as the next was guessed to begin.
  mutating func readParts(
    _ reader: inout JSONReader,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) {
    let (first, left) = (reader.offset, reader.count - reader.offset)
    let count = min(table.threads, left / max(1, partSize))
    guard count > 1, cuts < 4, let shape, entry != nil else { return }
    cuts += 1
    var template = self
    template.row = LookerRow()
    (template.days, template.badDays) = (0, 0)
    let (start, names, fork) = (template, table.withoutRows, reader.fork)
    let bounds = (0...count).map { first + left * $0 / count }
    let parts = Workers.map(count) { place in
      var result = start
      let range = bounds[place]..<bounds[place + 1]
      return result.readPart(place > 0, range, of: fork, names, like: shape)
    }
    var next = parts.first?.start
    for part in parts where next != nil {
      guard part.start == next, part.table.pool.texts.replacements == names.pool.texts.replacements
      else { return }
      take(part, &reader, into: &table, &reading)
      next = part.next
    }
  }

  /// Takes a part that begins where the reader stands.
  private mutating func take(
    _ part: LookerPart,
    _ reader: inout JSONReader,
    into table: inout UsageTable,
    _ reading: inout LookerReading
  ) {
    for row in part.anonymous {
      reading.skip(reader.path(ofElement: row), "names no account, site or endpoint")
    }
    if let end = part.end { reader.go(over: part.rows, endingAt: end) }
    table.append(part.table)
    rows += part.rows
    reading.records += part.rows
    alikeRows += part.rows
    days += part.days
    badDays += part.badDays
  }

  /// Reads the rows that begin in a range.
  private mutating func readPart(
    _ isGuessed: Bool,
    _ range: Range<Int>,
    of fork: JSONReader.Fork,
    _ names: UsageTable,
    like shape: LookerShape
  ) -> LookerPart {
    var part = LookerPart()
    part.table = names
    part.start = range.lowerBound
    if isGuessed {
      part.start = fork.firstOpening(of: shape.spelling, in: range.lowerBound..<fork.count)
    }
    guard let start = part.start else { return part }
    fork.reading(from: start) { reader in
      var isAtRow = isGuessed
      while isAtRow || (try? reader.nextElement()) == true {
        isAtRow = false
        guard reader.offset < range.upperBound else {
          part.next = reader.offset
          break
        }
        let (days, badDays) = (days, badDays)
        guard readValues(like: shape, &reader, &part.table) else {
          (self.days, self.badDays) = (days, badDays)
          break
        }
        part.rows += 1
        part.end = reader.offset
        if row.isAnonymous { part.anonymous.append(part.rows) } else { append(to: &part.table) }
      }
    }
    (part.days, part.badDays) = (days, badDays)
    return part
  }
}
