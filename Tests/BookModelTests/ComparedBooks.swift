import BookModel

/// Small books to compare.
enum ComparedBooks {
  static let older = Day(number: 20_771)
  static let newer = Day(number: 20_778)

  /// A customer of ARR 100,000 of whom nothing else is known.
  static func customer(_ id: String, _ change: (inout Customer) -> Void = { _ in }) -> Customer {
    var customer = Customer(id: Customer.ID(rawValue: id), name: "Customer \(id)")
    customer.arr = Fact(100_000, from: .vitally)
    change(&customer)
    return customer
  }

  static func book(_ customers: [Customer], _ day: Day, isPartial: Bool = false) -> ComparedBook {
    ComparedBook(Book(customers: customers, day: day, isPartial: isPartial))
  }

  static func changes(
    from before: [Customer],
    to now: [Customer],
    policy: TierPolicy = .fourTier
  ) -> BookChanges {
    BookChanges(from: book(before, older), to: book(now, newer), policy: policy)
  }

  /// What changed of one customer, as lines such as `arr: 100000.0 -> ?`.
  static func lines(
    from before: (inout Customer) -> Void,
    to now: (inout Customer) -> Void
  ) -> [String] {
    changes(from: [customer("a", before)], to: [customer("a", now)]).map(\.line)
  }
}

extension BookChange {
  /// The change in one line: what, old and new.
  var line: String { "\(kind.rawValue): \(old.line) -> \(new.line)" }
}

extension FactValue? {
  fileprivate var line: String {
    switch self {
    case nil: "?"
    case .number(let number): "\(number)"
    case .text(let text): text
    case .day(let day): day.description
    case .flag(let flag): "\(flag)"
    }
  }
}
