import Dashboard

extension DashboardLoop {
  /// Takes what came of making a report, or of ticking something off in it.
  mutating func receive(_ delivery: ReportDelivery) {
    switch delivery {
    case .page(let order, .success(let page)): take(.reportMade(order, page))
    case .page(let order, .failure(let failure)):
      take(.reportFailed(order, reason: failure.message))
    case .ticked(let order, .success(.sent(let messages))):
      let outcome = desk.send(messages)
      tell(outcome)
      // After a change of what was done the dashboard orders the report anew by itself.
      if case .refused = outcome { reportMaker.begin(order, desk) }
    case .ticked(let order, .success(.kept(let words))):
      take(.told(words))
      reportMaker.begin(order, desk)
    case .ticked(let order, .failure(let failure)):
      take(.told(failure.message))
      // What is ticked off is not what it was.
      reportMaker.begin(order, desk)
    }
  }
}
