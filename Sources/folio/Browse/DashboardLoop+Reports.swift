import Dashboard

extension DashboardLoop {
  /// Takes what came of making a report, or of ticking something off in it.
  mutating func receive(_ delivery: ReportDelivery) {
    switch delivery {
    case .page(let name, .success(let page)): take(.reportMade(name, page))
    case .page(let name, .failure(let failure)):
      take(.reportFailed(name, reason: failure.message))
    // The dashboard orders the report anew, as it does after every change of what was done.
    case .ticked(_, .success(.sent(let messages))): tell(desk.send(messages))
    case .ticked(let order, .success(.kept(let words))):
      take(.told(words))
      reportMaker.begin(order, desk)
    case .ticked(_, .failure(let failure)): take(.told(failure.message))
    }
  }
}
