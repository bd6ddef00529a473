import BookModel

/// What everybody has to look after: their own customers, and those they cover.
struct CoverageLoads {
  /// What one person has.
  private struct Load {
    var person: Person
    var customers = 0
    var arr = 0.0
  }

  private var loads: [Load] = []

  /// Adds up the customers by owner, and what plans give to others.
  init(_ portfolio: Portfolio, _ plans: [CoveragePlan]) {
    for customer in portfolio.book.customers where customer.churned == nil {
      if let owner = customer.owner?.value { add(customer, to: owner) }
    }
    let customers = CoverageCustomers(portfolio.book)
    for entry in plans.flatMap(\.entries) {
      // Who owns a customer has it already.
      if let customer = customers.customer(of: entry.customer), !customer.isOwned(by: entry.cover) {
        add(customer, to: entry.cover)
      }
    }
  }

  /// Everybody who owns customers or covers some.
  var owners: [Person] { loads.map(\.person) }

  /// Gives a customer to somebody.
  mutating func add(_ customer: Customer, to person: Person) {
    let place = loads.firstIndex { $0.person.isSame(as: person) } ?? loads.endIndex
    if place == loads.endIndex { loads.append(Load(person: person)) }
    loads[place].customers += 1
    loads[place].arr += customer.arr?.value ?? 0
  }

  /// Returns who has the least ARR, then the fewest customers, then the first by name.
  func least(of people: [Person]) -> Person? {
    people.min { left, right in
      let (first, second) = (load(of: left), load(of: right))
      return (first.arr, first.customers, left.displayName.folded, left.id)
        < (second.arr, second.customers, right.displayName.folded, right.id)
    }
  }

  private func load(of person: Person) -> Load {
    loads.first { $0.person.isSame(as: person) } ?? Load(person: person)
  }
}
