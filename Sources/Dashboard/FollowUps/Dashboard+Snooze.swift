internal import BookModel
internal import Canvas

extension Dashboard {
  /// Opens the menu of what to snooze until, where there is something to snooze.
  mutating func openSnooze() -> [Effect] {
    guard let subjects, let portfolio else { return tellNoCustomer() }
    guard let having = subjects.withFollowUp else { return tellNoFollowUp(subjects) }
    overlay = .menu(snoozeMenu(having, portfolio))
    return []
  }

  /// Snoozes the follow-ups of the marked customers, or the one under the cursor.
  mutating func snooze(_ snooze: FollowUpSnooze) -> [Effect] {
    guard let portfolio, let subjects, let having = subjects.withFollowUp else { return [] }
    let reader = FollowUpReader(portfolio: portfolio, defaultDueDays: options.defaultDueDays)
    do throws(FollowUpSnoozeError) {
      let reading = try reader.reading(having, snooze)
      let leftOut = subjects.all.count - having.all.count + reading.leftOut
      return request(reading.steps, of: having, leftOut: leftOut)
    } catch {
      return tell("\(error)", isError: true)
    }
  }

  private func snoozeMenu(_ subjects: FollowUpSubjects, _ portfolio: Portfolio) -> Menu {
    let today = portfolio.today
    let reader = FollowUpReader(portfolio: portfolio, defaultDueDays: options.defaultDueDays)
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
        item("h", reader.words(.untilHealthChanges, subjects), .untilHealthChanges),
        item("u", "usage recovers", .untilUsageRecovers),
        Menu.Item(key: "d", title: "type a date…", choice: .snoozeTyped),
      ]
    )
  }
}
