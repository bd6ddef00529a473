import BookModel

/// What happened to a customer between the two snapshots.
enum SyntheticEvent: Int, CaseIterable {
  case came, went, leftOrCameBack, id, name
  case arr, health, healthKnown, renewal, owner, seats, users, version, stage
  case dealCame, dealWent, dealWon, dealLost, dealReopened, dealStage, dealAmount, dealClose
}

/// An opportunity.
struct SyntheticDeal: Equatable {
  var stage: String
  var amount: Int
  var close: Day
  /// Whether it was won or lost; nil while it is open.
  var isWon: Bool?
}

extension SyntheticCustomer {
  /// What happened to it; nil for about every other one.
  var event: SyntheticEvent? {
    let event = SyntheticEvent(rawValue: drawn(70, below: 2 * SyntheticEvent.allCases.count))
    // A name in quotes stays: what is left of it once it is read is told elsewhere.
    return event == .name && isQuoted ? nil : event
  }

  /// Whether something has happened to it by now.
  func has(_ event: SyntheticEvent) -> Bool { moment == .later && self.event == event }

  /// Whether the snapshot has the account.
  var isPresent: Bool { moment == .later ? event != .went : event != .came }

  /// The id of the opportunity in Salesforce.
  var dealId: String {
    let digits = String(number)
    return "0065f0" + String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits + "AAA"
  }

  /// The opportunity, of every other customer; nil where there is none now.
  var deal: SyntheticDeal? {
    guard number.isMultiple(of: 2), isPresent, !has(.dealWent) else { return nil }
    if moment == .earlier, event == .dealCame { return nil }
    let stage = (drawn(42, below: 5) + (has(.dealStage) ? 1 : 0)) % 5
    var deal = SyntheticDeal(
      stage: "Stage \(1 + stage)",
      amount: seats * 228 + (has(.dealAmount) ? 1000 : 0),
      close: SyntheticSnapshot.today.adding(
        days: drawn(8, below: 420) - 20 + (has(.dealClose) ? 14 : 0)
      )
    )
    if has(.dealWon) { (deal.isWon, deal.stage) = (true, "Closed Won") }
    let isReopened = moment == .earlier && event == .dealReopened
    if has(.dealLost) || isReopened { (deal.isWon, deal.stage) = (false, "Closed Lost") }
    return deal
  }
}
