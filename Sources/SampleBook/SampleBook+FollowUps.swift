public import BookModel

extension SampleBook {
  /// Returns the history of follow-ups that the advisor could have by now.
  ///
  /// Some are late, due today, due later and snoozed, one is done, and one is of a customer that
  /// is no longer in the data.
  public func followUpEvents() -> [FollowUpEvent] {
    [
      mark("Halden Savings Bank", "ask the buyer about the MAU dip", -2, .high, ["renewal"]),
      mark("Larkfield Insurance", "find a new champion", 0, .high, ["champion"]),
      mark("Copperline Energy", "chase the signed renewal", 0, .normal, ["renewal"]),
      mark("Mosaic Payments", "send the Cody rollout guide", 3, .normal, ["cody"]),
      mark("Sundial Analytics", "check in after the admin training", 9, .low, []),
      mark("Northgate Signal Systems", "ask for the quarter's usage figures", 30, .normal, []),
      mark("Tessellate Games", "see whether use is back after the freeze", 5, .low, []),
      mark("Old Mill Software", "ask why they left", 6, .low, []),
      mark("Kestrel & Vane", "thank them for renewing", -1, .normal, ["renewal"]),
      event("Northgate Signal Systems", .snoozed(until: today.adding(days: 24))),
      event("Kestrel & Vane", .completed(outcome: "They want Batch Changes next")),
    ].compactMap(\.self)
  }

  private func mark(
    _ name: String,
    _ note: String,
    _ due: Int,
    _ priority: FollowUp.Priority,
    _ tags: [String]
  ) -> FollowUpEvent? {
    let day = today.adding(days: due)
    return event(
      name,
      .marked(FollowUpDraft(note: note, due: day, priority: priority, tags: tags))
    )
  }

  private func event(_ name: String, _ change: FollowUpEvent.Change) -> FollowUpEvent? {
    guard let company = SampleRoster.companies.first(where: { $0.name == name }) else { return nil }
    let customer = SampleCustomer(company: company, seed: seed, today: today, day: today)
    let daysAgo = if case .marked = change { 7 } else { 1 }
    var random = customer.random("follow-up \(daysAgo)")
    return FollowUpEvent(
      id: random.hexadecimal(32),
      batch: random.hexadecimal(32),
      customer: CustomerReference(
        id: Customer.ID(rawValue: customer.id),
        name: name,
        externalId: customer.salesforceId,
        salesforceId: customer.salesforceId
      ),
      stamp: FollowUpStamp(
        user: SampleStaff.ana.email,
        host: "sample",
        // Nine o'clock and some minutes, on a day of the week before.
        time: (today.number - daysAgo) * 86_400_000 + 32_400_000 + random.integer(in: 0...3_000_000)
      ),
      change: change
    )
  }
}
