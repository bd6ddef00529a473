import BookModel

extension RowReader {
  /// Reads a count; returns the place after it, or -1.
  @inline(__always)
  func readCount(_ step: RowStep, _ bytes: RowBytes.View, at start: Int) -> Int {
    var place = start
    var value = Double.nan
    if let number = bytes.shortNumber(at: &place) {
      value = number
    } else {
      guard let number = bytes.otherCount(at: &place) else { return -1 }
      value = number
    }
    if step.isContested {
      guard !value.isNaN, takes(step) else { return place }
    }
    figures[Int(step.place)] = value
    return place
  }

  /// Reads a name; returns the place after it, or -1.
  @inline(__always)
  mutating func readName(
    _ step: RowStep,
    _ index: Int,
    _ bytes: RowBytes.View,
    at start: Int
  ) -> Int {
    var place = start
    var text: Int32 = -1
    if bytes[place] == UInt8(ascii: "\"") {
      place &+= 1
      text = texts.place(in: bytes, at: &place, last: recent[index])
      guard text >= 0 else { return -1 }
      recent[index] = text
      if texts[text].isBlank { text = -1 }
    } else {
      place = bytes.endOfValue(at: place)
      guard place >= 0 else { return -1 }
      if isNumber(bytes[start]) { text = texts.place(of: start..<place, in: bytes) }
    }
    if step.isContested {
      guard text >= 0, takes(step) else { return place }
    }
    names[Int(step.place)] = text
    return place
  }

  /// Whether a value of the column is wanted: none of a better column was there.
  private func takes(_ step: RowStep) -> Bool {
    guard step.rank <= ranks[Int(step.fact)] else { return false }
    ranks[Int(step.fact)] = step.rank
    return true
  }

  private func isNumber(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
  }

  /// Reads a day, the day of a ping, or yes or no; returns the place after it, or -1.
  @inline(__always)
  mutating func readOther(
    _ step: RowStep,
    _ index: Int,
    _ program: RowProgram,
    _ bytes: RowBytes.View,
    at start: Int
  ) -> Int {
    if step.action == .day, bytes[start] == UInt8(ascii: "\""), !step.isContested {
      var place = start &+ 1
      let text = texts.place(in: bytes, at: &place, last: recent[index])
      guard text >= 0 else { return -1 }
      recent[index] = text
      if text != recentDay.text { recentDay = (text, period(of: texts.moment(text))) }
      period = recentDay.period
      if period.start != UsageTable.noDay { tally.days &+= 1 } else { tally.badDays &+= 1 }
      return place
    }
    return readSeldom(step, type: program.types[index], bytes, at: start)
  }

  /// The same for values that few rows have, or of which others follow in the row.
  @inline(never)
  private mutating func readSeldom(
    _ step: RowStep,
    type: String?,
    _ bytes: RowBytes.View,
    at start: Int
  ) -> Int {
    let end = bytes.endOfValue(at: start)
    guard end >= 0 else { return -1 }
    let moment = moment(in: bytes, start..<end, type: type)
    switch step.action {
    case .day:
      let isNull = bytes[start] == UInt8(ascii: "n")
      if moment.isDate { tally.days += 1 } else if !isNull { tally.badDays += 1 }
      if step.isContested {
        guard moment.isDate, takes(step) else { return end }
      }
      period = period(of: moment)
    case .ping:
      if step.isContested {
        guard moment.isDate, takes(step) else { return end }
      }
      ping = moment.isDate ? moment.day : UsageTable.noDay
    case .flag:
      if step.isContested {
        guard moment.flag >= 0, takes(step) else { return end }
      }
      precise = moment.flag
    case .skip, .text, .count: return -1
    }
    return end
  }

  /// What a plain value says as a date, or as yes or no.
  private mutating func moment(
    in bytes: RowBytes.View,
    _ range: Range<Int>,
    type: String?
  ) -> RowTexts.Moment {
    var moment = RowTexts.Moment()
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "\""):
      let text = texts.place(of: range.lowerBound + 1..<range.upperBound - 1, in: bytes)
      moment = texts.moment(text)
    case UInt8(ascii: "t"): moment.flag = 1
    case UInt8(ascii: "f"): moment.flag = 0
    case UInt8(ascii: "n"): break
    default:
      let number = unsafe bytes.withBytes(range) {
        unsafe Double(String(decoding: $0, as: UTF8.self))
      }
      guard let date = number.flatMap({ LookerMoment(number: $0, type: type) }) else { break }
      moment.isDate = true
      moment.isMonth = date.isMonth
      moment.day = Int32(clamping: date.day.number)
    }
    return moment
  }

  /// The period that begins on a date.
  private func period(of moment: RowTexts.Moment) -> RowPeriod {
    guard moment.isDate else { return RowPeriod() }
    let grain = moment.isMonth ? .month : rules.dayGrain
    let day = Day(number: Int(moment.day))
    let start = grain == .month ? day.startOfMonth.number : day.number
    return RowPeriod(start: Int32(clamping: start), grain: grain)
  }
}
