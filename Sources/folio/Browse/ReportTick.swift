import BookModel
import Dashboard
import Programmes
import Reports

/// Something in a report that can be ticked off on the screen.
enum ReportTick: Equatable {
  /// Messages of one kind were sent.
  case message(NurtureMessage)
  /// Everything that is due was sent.
  case everything
  /// Everything that is due to the marked customers was sent, or to the one the report was asked for
  /// about.
  case picked
  /// A step before the time off is done, or not.
  case step(CoveragePlan.Step)
  /// A customer was told, or not.
  case told(Customer.ID)

  /// Reads the name that `name` gives.
  init?(_ name: String) {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last) {
    case ("everything", _): self = .everything
    case ("picked", _): self = .picked
    case ("message", let rest?):
      guard let message = NurtureMessage(rawValue: rest) else { return nil }
      self = .message(message)
    case ("step", let rest?):
      guard let step = CoveragePlan.Step(rawValue: rest) else { return nil }
      self = .step(step)
    case ("told", let rest?): self = .told(Customer.ID(rawValue: rest))
    default: return nil
    }
  }

  /// What it is called between the screen and the loop.
  var name: String {
    switch self {
    case .message(let message): "message:\(message.rawValue)"
    case .everything: "everything"
    case .picked: "picked"
    case .step(let step): "step:\(step.rawValue)"
    case .told(let id): "told:\(id.rawValue)"
    }
  }
}

extension ReportPage {
  /// Lets messages that are due be marked as sent: by kind, all, and those to the marked customers or
  /// to the one the report was asked for about.
  mutating func addTicks(of report: NurtureReport, _ order: ReportOrder, picked: NurtureReport) {
    let targets = report.targets
    question = "Mark as sent"
    ticks = NurtureMessage.allCases.compactMap { message in
      let count = targets.count { $0.step.message == message }
      return count > 0 ? tick(.message(message), message.title, count) : nil
    }
    guard !targets.isEmpty else { return }
    ticks.append(tick(.everything, "Everything that is due", targets.count))
    let count = picked.targets.count
    guard count > 0, let place = order.picked.first else { return }
    let who =
      order.arePicksMarked
      ? "the \(Figures.count(order.picked.count, "marked customer"))"
      : order.portfolio.book.customers[place].name
    ticks.append(tick(.picked, "What is due to \(who)", count))
  }

  private func tick(_ tick: ReportTick, _ title: String, _ count: Int) -> Tick {
    Tick(name: tick.name, title: title, remark: Figures.count(count, "message"))
  }

  /// Lets the steps of a coverage plan be ticked, and its customers: those who are to be told first.
  mutating func addTicks(of plan: CoveragePlan) {
    question = "Tick off"
    ticks =
      CoveragePlan.Step.allCases.map { step in
        Tick(ReportTick.step(step), step.title, plan.day(of: step))
      }
      + plan.entries.sorted { left, right in
        (left.told == nil ? 0 : 1, left.customer.name.folded, left.customer.id)
          < (right.told == nil ? 0 : 1, right.customer.name.folded, right.customer.id)
      }.map { entry in
        Tick(ReportTick.told(entry.customer.id), "Told \(entry.customer.name)", entry.told)
      }
  }
}

extension ReportPage.Tick {
  fileprivate init(_ tick: ReportTick, _ title: String, _ day: Day?) {
    self.init(name: tick.name, title: title, remark: day?.readable ?? "", isDone: day != nil)
  }
}

extension CoveragePlan {
  /// Ticks something off, or takes the tick back where it is ticked; returns what was done, nil where
  /// the plan has no such thing.
  mutating func toggle(_ tick: ReportTick, on today: Day) -> String? {
    switch tick {
    case .step(let step):
      // Telling is done with the last customer: the step's own tick cannot take that back.
      done[step] = done[step] == nil ? today : nil
      return done[step] == nil ? "Not done: \(step.title)" : "Done: \(step.title)"
    case .told(let id):
      guard let place = entries.firstIndex(where: { $0.customer.id == id }) else { return nil }
      let name = entries[place].customer.name
      entries[place].told = entries[place].told == nil ? today : nil
      return entries[place].told == nil ? "Not told: \(name)" : "Told: \(name)"
    case .message, .everything, .picked: return nil
    }
  }
}
