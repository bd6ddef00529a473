import BookModel

extension WeeklyReport {
  /// Returns the follow-ups that were completed since the last meeting.
  func done(by ledger: FollowUpLedger) -> [AgendaItem] {
    let completed = ledger.completed(since: since.earliestMoment, by: book.customers)
    let recent = completed.map { completion in
      (completion, day: Timestamp.day(secondsSince1970: completion.stamp.time / 1000))
    }.filter { (since...max(since, today)).contains($0.day) }
    guard !recent.isEmpty else { return [] }
    let wanted = Set(recent.map(\.0.followUp.customer))
    var places: [Customer.ID: Int] = [:]
    for place in subject.places where wanted.contains(book.customers[place].id) {
      places[book.customers[place].id] = place
    }
    return recent.compactMap { completion, day in
      guard let place = places[completion.followUp.customer] else { return nil }
      let outcome = completion.outcome.map { ": \($0.harmless)" } ?? ""
      let who = "\(name(ofUser: completion.stamp.user)), \(day.shortReadable)"
      return item(place, ["\(note(of: completion.followUp))\(outcome) (\(who))"])
    }.sorted(by: AgendaItem.isBigger)
  }

  /// The follow-ups past their day.
  var late: [AgendaItem] {
    guard !portfolio.followUps.isEmpty else { return [] }
    return subject.places.compactMap { place in
      guard let followUp = portfolio.followUps[book.customers[place].id], let due = followUp.due,
        followUp.urgency(on: today) == .late
      else { return nil }
      let late = "\(Figures.count(due.days(until: today), "day")) late"
      return item(place, ["\(note(of: followUp)) (due \(due.shortReadable), \(late))"])
    }.sorted(by: AgendaItem.isBigger)
  }

  /// The name of somebody who did something, where the snapshot knows one.
  private func name(ofUser user: String) -> String {
    let people = book.people(meaning: user)
    return (people.count == 1 ? people[0].displayName : user).harmless
  }

  private func note(of followUp: FollowUp) -> String {
    followUp.note.isEmpty ? "follow up" : followUp.note.harmless
  }

  /// What each advisor did and has to do.
  struct Load: Sendable {
    var owner: Person?
    var done = 0
    var overdue = 0
  }

  /// Adds up what each advisor did and has to do.
  static func loads(done: [AgendaItem], overdue: [AgendaItem]) -> [Load] {
    var loads: [String?: Load] = [:]
    for item in done { loads[item.owner?.id, default: Load(owner: item.owner)].done += 1 }
    for item in overdue { loads[item.owner?.id, default: Load(owner: item.owner)].overdue += 1 }
    return loads.values.sorted { left, right in
      (-left.overdue, left.owner.advisorName.folded, left.owner?.id ?? "")
        < (-right.overdue, right.owner.advisorName.folded, right.owner?.id ?? "")
    }
  }
}
