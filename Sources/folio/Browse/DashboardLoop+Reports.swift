import Dashboard

extension DashboardLoop {
  /// Takes what came of making a report, or of ticking something off in it.
  mutating func receive(_ delivery: ReportDelivery) {
    switch delivery {
    case .page(let order, .success(let page)): take(.reportMade(order, page))
    case .page(let order, .failure(let failure)):
      take(.reportFailed(order, reason: failure.message))
    case .ticked(.success(.sent(let messages))):
      let outcome = desk.send(messages)
      tell(outcome)
      if case .refused = outcome { take(.tickEnded) }
    case .ticked(.success(.kept(let words))):
      take(.told(words))
      take(.tickEnded)
    case .ticked(.failure(let failure)):
      take(.told(failure.message))
      // What is ticked off is not what it was.
      take(.tickEnded)
    }
  }
}
