public import BookModel

/// What the plans that are in force on a day give to one person.
public struct RunningCoverage: Hashable, Sendable {
  /// Whose customers are given, by the customers' ids in the book.
  public var coveredFor: [Customer.ID: Person] = [:]
  /// What falls due for them meanwhile, as follow-ups of the person who is away.
  public var followUps: [Customer.ID: FollowUp] = [:]

  /// Works out what is given to `me` on a day.
  ///
  /// A customer who is in the person's own book anyway stays theirs. Where two plans give the same
  /// customer, that of its own advisor counts, then the one that began later, then the later in
  /// `plans`.
  public init(_ plans: [CoveragePlan], for me: Person?, in book: Book, on today: Day) {
    guard let me else { return }
    let running = plans.filter { $0.isRunning(on: today) && !$0.person.isSame(as: me) }
    let ordered = running.enumerated()
      .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
      .map(\.element)
    let isCover = ordered.contains { $0.entries.contains { $0.cover.isSame(as: me) } }
    guard isCover else { return }
    let customers = CoverageCustomers(book)
    for plan in ordered {
      for entry in plan.entries where entry.cover.isSame(as: me) {
        guard let customer = customers.customer(of: entry.customer), !customer.belongs(to: me)
        else { continue }
        if let other = coveredFor[customer.id], customer.isOwned(by: other),
          !customer.isOwned(by: plan.person)
        {
          continue
        }
        add(entry, of: plan, as: customer)
      }
    }
  }

  private mutating func add(
    _ entry: CoveragePlan.Entry,
    of plan: CoveragePlan,
    as customer: Customer
  ) {
    coveredFor[customer.id] = plan.person
    guard let draft = entry.followUp else {
      followUps[customer.id] = nil
      return
    }
    followUps[customer.id] = FollowUp(
      customer: customer.id,
      customerName: customer.name,
      note: draft.note,
      due: draft.due,
      priority: draft.priority,
      tags: draft.tags,
      created: plan.from.number * 86_400,
      author: plan.person.email ?? plan.person.displayName
    )
  }
}

extension Customer {
  /// Returns whether somebody is the customer's own technical advisor.
  public func isOwned(by person: Person) -> Bool { owner?.value.isSame(as: person) ?? false }
}
