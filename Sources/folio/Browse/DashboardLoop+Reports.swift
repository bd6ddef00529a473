import Dashboard

extension DashboardLoop {
  /// Takes what came of making a report, or of ticking something off in it.
  mutating func receive(_ delivery: ReportDelivery) {
    switch delivery {
    case .page(let order, .success(let page)): take(.reportMade(order, page))
    case .page(let order, .failure(let failure)):
      take(.reportFailed(order, reason: failure.message))
    case .ticked(let name, .success(.sent(let messages))):
      let outcome = desk.send(messages)
      take(.tickEnded(name, changesFollowUps: !outcome.isRefused))
      tell(outcome)
    case .ticked(let name, .success(.kept(let words))):
      take(.tickEnded(name, changesFollowUps: false))
      take(.told(words))
    case .ticked(let name, .failure(let failure)):
      take(.tickEnded(name, changesFollowUps: false))
      take(.told(failure.message))
    }
  }
}
