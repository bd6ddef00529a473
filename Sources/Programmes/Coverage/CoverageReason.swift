public import BookModel

/// Why somebody has to look at a customer while its advisor is away.
public enum CoverageReason: Hashable, Sendable {
  /// The contract ends inside the dates, or before them and not yet.
  case renewal(Day)
  /// The contract ended in the last 90 days and is not renewed: the renewal is overdue.
  case overdueRenewal(Day)
  /// A follow-up falls due inside the dates, or is late already.
  case followUp(FollowUp)
  /// The health is poor; the number where there is one.
  case unhealthy(score: Double?)
  /// Open tasks, the first due first.
  case tasks([CustomerTask])
  /// Support tickets of the last 90 days that are more than healthy.
  ///
  /// The data does not say which tickets are open: their number is the nearest there is.
  case tickets(defects: Double?, help: Double?)

  /// What kind of reason it is, for programs.
  public var kind: String {
    switch self {
    case .renewal: "renewal"
    case .overdueRenewal: "overdueRenewal"
    case .followUp: "followUp"
    case .unhealthy: "health"
    case .tasks: "tasks"
    case .tickets: "tickets"
    }
  }

  /// The reason in a few words.
  public var words: String {
    switch self {
    case .renewal(let day): "renews \(day.readable)"
    case .overdueRenewal(let day): "renewal overdue since \(day.readable)"
    case .followUp(let followUp):
      "follow-up \(followUp.due.map { "due \($0.readable)" } ?? "without a day"): \(followUp.note)"
    case .unhealthy(let score): "health is poor" + (score.map { " (\(Figures.tenths($0)))" } ?? "")
    case .tasks(let tasks): Self.words(of: tasks)
    case .tickets(let defects, let help):
      [defects.map { Self.count($0, "defect ticket") }, help.map { Self.count($0, "help ticket") }]
        .compactMap(\.self).joined(separator: ", ") + " in 90 days"
    }
  }

  private static func words(of tasks: [CustomerTask]) -> String {
    guard let first = tasks.first else { return "no task" }
    let due = first.due.map { ", due \($0.readable)" } ?? ""
    let more = tasks.count > 1 ? "; \(Figures.count(tasks.count - 1, "more task"))" : ""
    return "task: \(first.name)\(due)\(more)"
  }

  private static func count(_ number: Double, _ noun: String) -> String {
    "\(Figures.count(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Portfolio {
  /// Returns why somebody has to look at a customer from one day to another, the most pressing first.
  public func coverageReasons(of customer: Customer, from: Day, to: Day) -> [CoverageReason] {
    var reasons: [CoverageReason] = []
    if let day = customer.renewal?.value, day <= max(from, to), day.days(until: today) <= 90 {
      // Nobody knows yet whether a contract that ends before somebody leaves will be renewed by then.
      // One that ended long ago goes on somehow, or its date is wrong: no absence changes that.
      reasons.append(day < today ? .overdueRenewal(day) : .renewal(day))
    }
    if let followUp = followUps[customer.id], followUp.fallsDue(by: to) {
      reasons.append(.followUp(followUp))
    }
    if customer.isAtRisk {
      reasons.append(.unhealthy(score: customer.healthScore?.score ?? customer.health?.value))
    }
    let tasks = customer.tasks.filter { $0.completed == nil }
    if !tasks.isEmpty { reasons.append(.tasks(tasks.sorted { $0.order < $1.order })) }
    let defects = unhealthy(customer.healthInputs.defectTickets, .defectTickets)
    let help = unhealthy(customer.healthInputs.helpTickets, .helpTickets)
    if defects != nil || help != nil { reasons.append(.tickets(defects: defects, help: help)) }
    return reasons
  }

  private func unhealthy(_ tickets: Fact<Double>?, _ input: HealthPolicy.Input) -> Double? {
    guard let number = tickets?.value, let threshold = healthPolicy.thresholds[input] else {
      return nil
    }
    return threshold.band(of: number) == .healthy ? nil : number
  }
}

extension FollowUp {
  /// Whether it wants attention on some day up to `day`: late ones do, snoozed ones once they wake.
  fileprivate func fallsDue(by day: Day) -> Bool {
    guard !isSnoozed(on: day) else { return false }
    switch state {
    case .open: return due.map { $0 <= day } ?? false
    case .snoozed: return true
    }
  }
}

extension CustomerTask {
  fileprivate var order: (Int, String, String) { (due?.number ?? .max, name, id) }
}
