internal import BookModel
internal import Canvas

extension Dashboard {
  /// Opens the menu of what to snooze until, where there is something to snooze.
  mutating func openSnooze() -> [Effect] {
    guard let subjects, let followUpReader else { return tellNoCustomer() }
    guard let having = subjects.withFollowUp else { return tellNoFollowUp(subjects) }
    overlay = .menu(followUpReader.snoozeMenu(having))
    return []
  }

  /// Snoozes the follow-ups of the marked customers, or the one under the cursor.
  mutating func snooze(_ snooze: FollowUpSnooze) -> [Effect] {
    guard let reader = followUpReader, let subjects, let having = subjects.withFollowUp else {
      return []
    }
    do throws(FollowUpSnoozeError) {
      _ = try reader.reading(snooze, for: having)
      let steps = reader.steps(.snooze(snooze), for: having)
      return request(steps, of: having, leftOut: subjects.all.count - steps.count)
    } catch {
      return tell("\(error)", isError: true)
    }
  }
}

extension FollowUpReader {
  /// The menu of what to snooze follow-ups until.
  fileprivate func snoozeMenu(_ subjects: FollowUpSubjects) -> Menu {
    let today = portfolio.today
    func item(_ key: Character, _ title: String, _ snooze: FollowUpSnooze, _ remark: String = "")
      -> Menu.Item
    {
      Menu.Item(key: key, title: title, remark: remark, choice: .snooze(snooze))
    }
    func item(_ key: Character, _ title: String, _ day: Day) -> Menu.Item {
      item(key, title, .until(day), " \(day.weekdayName) \(day.shortReadable)")
    }
    let month = DaySpan(count: 30, unit: .days)
    let renewal = subjects.all.count == 1 ? subjects.all.first?.renewal : nil
    let before = renewal.map { " \($0.adding(month, times: -1).shortReadable)" }
    let count = subjects.all.count
    return Menu(
      purpose: .snooze,
      title: count == 1 ? "Snooze until" : "Snooze \(Figures.grouped(count)) follow-ups until",
      items: [
        item("t", "tomorrow", today.adding(days: 1)),
        item("w", "next week", today.adding(days: 7)),
        item("m", "next month", today.adding(months: 1)),
        item("r", "30d before renewal", .beforeRenewal(month), before ?? ""),
        item("h", words(.untilHealthChanges, subjects), .untilHealthChanges),
        item("u", "usage recovers", .untilUsageRecovers),
        Menu.Item(key: "d", title: "type a date…", choice: .snoozeTyped),
      ]
    )
  }
}
