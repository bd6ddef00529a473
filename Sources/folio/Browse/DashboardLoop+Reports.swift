import Dashboard

extension DashboardLoop {
  /// Ticks something off in a report, which is made anew then.
  mutating func tick(_ name: String, in order: ReportOrder) {
    do throws(Failure) {
      switch try reportMaker.tick(name, in: order, desk.whole) {
      // The dashboard orders the report anew, as it does after every change of what was done.
      case .sent(let messages): tell(desk.send(messages))
      case .kept(let words):
        take(.told(words))
        reportMaker.begin(order, desk.whole)
      }
    } catch {
      take(.told(error.message))
    }
  }
}
