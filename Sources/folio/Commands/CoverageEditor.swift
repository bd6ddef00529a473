import BookModel
import Programmes

/// Changes a coverage plan as the command line says.
struct CoverageEditor {
  /// The plan as it is so far.
  var proposal: CoverageProposal
  private let session: BookSession

  /// Begins with a plan for nobody.
  init(_ session: BookSession) {
    self.session = session
    let today = session.portfolio.today
    proposal = CoverageProposal(
      plan: CoveragePlan(person: Person(id: ""), from: today, to: today)
    )
  }

  /// Reads `NAME`, or `CUSTOMER=NAME`.
  func cover(_ text: String) throws(Failure) -> (customer: Customer?, person: Person) {
    let book = session.portfolio.book
    if book.people(meaning: text).isEmpty, let (left, right) = Self.halves(of: text) {
      let place = try session.place(of: left)
      return (book.customers[place], try person(right))
    }
    return (nil, try person(text))
  }

  private func person(_ text: String) throws(Failure) -> Person {
    let book = session.portfolio.book
    let found = book.people(meaning: text)
    if found.count == 1 { return found[0] }
    let isUnknown = found.isEmpty
    throw Failure(
      message: isUnknown
        ? "--cover: nobody is called \"\(text)\" in this snapshot"
        : "--cover: \(found.count) are called \"\(text)\"",
      remedy: isUnknown
        ? Suggestion.line(for: text, among: book.people)
        : ["name one by address or id: " + found.map { $0.email ?? $0.id }.joined(separator: ", ")],
      code: .usage
    )
  }

  /// Gives customers of the plan to somebody: one where a customer is named, else all.
  mutating func setCover(_ text: String, others: [CoveragePlan]) throws(Failure) {
    let (customer, person) = try cover(text)
    let plan = proposal.plan
    let problem: CoverageError? =
      if person.isSame(as: plan.person) {
        .ownCover(person)
      } else {
        others.first { $0.person.isSame(as: person) && $0.overlaps(plan) }
          .map { .coverAway(person, $0) }
      }
    if let problem {
      throw Failure(message: "\(problem)", remedy: [problem.remedy], code: .usage)
    }
    guard let customer else {
      let customers = CoverageCustomers(session.portfolio.book)
      // Those that stay with their own advisor are given to nobody.
      for (place, entry) in plan.entries.enumerated()
      where !customers.stays(entry) {
        proposal.plan.entries[place].cover = person
      }
      return
    }
    proposal.plan.entries[try entry(customer.name)].cover = person
  }

  /// Reads `CUSTOMER=TEXT`: how a customer is told; nothing behind the sign takes it back.
  mutating func setChannel(_ text: String) throws(Failure) {
    guard let (left, right) = Self.halves(of: text) else {
      throw Failure(message: "--channel: write \"CUSTOMER=#channel\"", code: .usage)
    }
    proposal.plan.entries[try entry(left)].channel = right.isEmpty ? nil : right
  }

  /// Ticks a step, or that a customer was told; nil takes the tick back.
  mutating func tick(_ text: String, _ day: Day?) throws(Failure) {
    if let step = CoveragePlan.Step(rawValue: text.lowercased()) {
      proposal.plan.done[step] = day
    } else {
      proposal.plan.entries[try entry(text, orStep: true)].told = day
    }
  }

  /// The place of a customer in the plan, by id, external id or name; `orStep` is whether a step could
  /// be meant as well.
  private func entry(_ text: String, orStep: Bool = false) throws(Failure) -> Int {
    let entries = proposal.plan.entries
    var namesakes = 0
    let ways: [(CustomerReference) -> Bool] = [
      { $0.id.rawValue == text || $0.externalId == text }, { $0.name.folded == text.folded },
    ]
    for isMeant in ways {
      let found = entries.indices.filter { isMeant(entries[$0].customer) }
      if found.count == 1 { return found[0] }
      namesakes = max(namesakes, found.count)
    }
    guard namesakes == 0 else {
      throw Failure(
        message: "\(namesakes) customers of the plan are called \"\(text)\"",
        remedy: ["name one by its id"],
        code: .usage
      )
    }
    let steps = orStep ? CoveragePlan.Step.allCases.map(\.rawValue) : []
    let remedy =
      "the steps are \(steps.joined(separator: ", ")); a customer's name ticks that it was told"
    throw Failure(
      message: orStep
        ? "\"\(text)\" is neither a step nor a customer of the plan"
        : "there is no customer \"\(text)\" in the plan",
      remedy: Suggestion.line(for: text, among: entries.map(\.customer.name) + steps)
        + (orStep ? [remedy] : []),
      code: .usage
    )
  }

  private static func halves(of text: String) -> (left: String, right: String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    func trimmed(_ text: Substring) -> String {
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return (trimmed(text[..<sign]), trimmed(text[text.index(after: sign)...]))
  }
}
