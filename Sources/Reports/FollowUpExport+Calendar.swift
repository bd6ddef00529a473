import BookModel

extension FollowUpExport {
  /// An iCalendar (RFC 5545) of an all-day event or a to-do for each follow-up.
  ///
  /// Those with a day are events, which every calendar shows. The ids are the same with every export,
  /// so that a calendar replaces what it has.
  public var calendar: String {
    var text = CalendarText()
    text.add("BEGIN", "VCALENDAR")
    text.add("VERSION", "2.0")
    text.add("PRODID", "-//folio//follow-ups//EN")
    text.add("CALSCALE", "GREGORIAN")
    for item in items { text.add(item, on: today) }
    if items.isEmpty { text.addNothing() }
    text.add("END", "VCALENDAR")
    return text.text
  }
}

/// The text of an iCalendar: lines of at most 75 bytes that end in a return and a line feed.
private struct CalendarText {
  private(set) var text = ""

  /// Adds a property whose value is written as it has to be.
  mutating func add(_ name: String, _ value: String) {
    var width = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        text += "\r\n "
        width = 1
      }
      text.unicodeScalars.append(scalar)
      width += size
    }
    text += "\r\n"
  }

  mutating func add(_ item: FollowUpExport.Item, on today: Day) {
    let kind = item.day == nil ? "VTODO" : "VEVENT"
    let followUp = item.followUp
    add("BEGIN", kind)
    add("UID", item.key.calendarEscaped)
    add("DTSTAMP", followUp.changed.calendarTime)
    add("CREATED", followUp.created.calendarTime)
    add("LAST-MODIFIED", followUp.changed.calendarTime)
    add("SEQUENCE", "\(followUp.changes)")
    if let day = item.day {
      add("DTSTART;VALUE=DATE", day.calendarDate)
      add("DTEND;VALUE=DATE", day.adding(days: 1).calendarDate)
      add("TRANSP", "TRANSPARENT")
    } else {
      add("STATUS", "NEEDS-ACTION")
    }
    add("SUMMARY", "\(item.name): \(followUp.note)".calendarEscaped)
    let snooze = followUp.snoozeWords(on: today).map { "\nsnoozed until \($0)" } ?? ""
    add(
      "DESCRIPTION",
      "\(followUp.note)\n\(item.name) (\(followUp.customer.rawValue))\(snooze)".calendarEscaped
    )
    if followUp.isSnoozed(on: today) { addSnooze(of: followUp) }
    add("PRIORITY", "\(followUp.priority.calendarNumber)")
    if !followUp.tags.isEmpty {
      add("CATEGORIES", followUp.tags.map(\.calendarEscaped).joined(separator: ","))
    }
    add("END", kind)
  }

  /// Adds until when and what for a follow-up is hidden, for programs that know what folio means.
  private mutating func addSnooze(of followUp: FollowUp) {
    if case .snoozed(let until?) = followUp.state {
      add("X-FOLIO-SNOOZED-UNTIL;VALUE=DATE", until.calendarDate)
    }
    if let condition = followUp.condition {
      add("X-FOLIO-WAITS-FOR", condition.words.calendarEscaped)
    }
  }

  /// Adds what a calendar without follow-ups needs to be one: a component, here the time zone UTC.
  mutating func addNothing() {
    let lines = [
      ("BEGIN", "VTIMEZONE"), ("TZID", "UTC"), ("BEGIN", "STANDARD"),
      ("DTSTART", "19700101T000000"), ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000"),
      ("END", "STANDARD"), ("END", "VTIMEZONE"),
    ]
    for (name, value) in lines { add(name, value) }
  }
}

extension String {
  /// The text as the value of a text property; line breaks are kept, other controls left out.
  fileprivate var calendarEscaped: String {
    var result = ""
    for scalar in harmlessKeepingLines.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Day {
  /// The date in eight digits, the nearest one that has a year of four.
  fileprivate var calendarDate: String {
    let range = -719_162...2_932_896
    let day = Day(number: Swift.min(Swift.max(number, range.lowerBound), range.upperBound))
    return day.description.filter { $0 != "-" }
  }
}

extension Int {
  /// The time of these seconds since 1970 in UTC, such as `20261121T093000Z`.
  fileprivate var calendarTime: String {
    Timestamp.text(secondsSince1970: self).filter { $0 != "-" && $0 != ":" }
  }
}

extension FollowUp.Priority {
  /// 1 is the highest and 9 the lowest.
  fileprivate var calendarNumber: Int {
    switch self {
    case .high: 1
    case .normal: 5
    case .low: 9
    }
  }
}
