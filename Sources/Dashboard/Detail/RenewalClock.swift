internal import BookModel
internal import Canvas

/// What is to be done when, counted back from a customer's renewal.
struct RenewalClock: Equatable, Sendable {
  /// One step.
  struct Step: Equatable, Sendable {
    /// What is to be done.
    var title: String
    /// The days before the renewal.
    var daysBefore: Int
    /// A word that the name of the task for it has; nil for a step without a task.
    var taskWord: String?
  }

  /// The steps, the earliest first.
  var steps: [Step]

  /// The clock that folio comes with.
  static let builtIn = RenewalClock(steps: [
    Step(title: "flag the renewal", daysBefore: 180),
    Step(title: "health assessment", daysBefore: 120, taskWord: "assessment"),
  ])

  /// Returns the task for a step towards a renewal: the newest that was done, else an open one.
  ///
  /// What was done before the first step belongs to an earlier renewal. Nil when there is none.
  func task(for step: Step, of customer: Customer, renewing renewal: Day) -> CustomerTask? {
    guard let word = step.taskWord else { return nil }
    let tasks = customer.tasks.filter { $0.name.folded.contains(word) }
    let start = renewal.adding(days: -(steps.map(\.daysBefore).max() ?? 0))
    let done = tasks.filter { $0.completed.map { $0 >= start } ?? false }
    return done.max { ($0.completed ?? start) < ($1.completed ?? start) }
      ?? tasks.first { $0.completed == nil }
  }
}

extension Day {
  /// Before every day there is a date for.
  static let earliest = Day(number: .min)
  /// After every day there is a date for.
  static let latest = Day(number: .max)
}

extension Role {
  /// What a renewal in so many days means; less than none is overdue.
  init(renewalIn days: Int) { self = days < 0 ? .poor : days <= 90 ? .due : .text }
}
