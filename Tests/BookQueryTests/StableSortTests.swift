import BookModel
import BookQuery
import Testing

/// Sorting many customers, against what the plain definition of the order gives.
struct StableSortTests {
  private static let numbers: [Double?] = [
    nil, -1.5, 0, -0.0, 3, 3, 1e-300, -1e-300, 1e12, 0.1, nil, .infinity, -.infinity, 42,
  ]

  private static func portfolio(seed: UInt64) -> Portfolio {
    var random = SeededGenerator(seed: seed)
    let names = ["acme", "Acme", "Ácme", "delta", "Delta 2", "", "Ωmega", "zeta"]
    let customers = (0..<300).map { index in
      let name = names.randomElement(using: &random) ?? ""
      var customer = Customer(id: Customer.ID(rawValue: "\(index)"), name: name)
      customer.health = (numbers.randomElement(using: &random) ?? nil).map { Fact($0, from: nil) }
      customer.arr = (numbers.randomElement(using: &random) ?? nil).map { Fact($0, from: nil) }
      return customer
    }
    return Portfolio(book: Book(customers: customers), today: Day(number: 0))
  }

  /// Whether `left` comes before `right` by one number; nil when neither does.
  private static func precedes(_ left: Double?, _ right: Double?, descending: Bool) -> Bool? {
    guard left != right else { return nil }
    guard let left else { return false }
    guard let right else { return true }
    return descending ? left > right : left < right
  }

  @Test(arguments: [UInt64(1), 2, 3], [false, true])
  func `the order is that of the definition`(seed: UInt64, descending: Bool) {
    let portfolio = Self.portfolio(seed: seed)
    let customers = portfolio.book.customers
    let wanted = customers.indices.sorted { left, right in
      let names = customers[left].name.folded == customers[right].name.folded
      guard names else {
        let isBefore = customers[left].name.folded < customers[right].name.folded
        return isBefore != descending
      }
      return Self.precedes(
        customers[left].health?.value,
        customers[right].health?.value,
        descending: descending
      )
        ?? Self.precedes(
          customers[left].arr?.value,
          customers[right].arr?.value,
          descending: false
        )
        ?? (left < right)
    }
    let keys = [
      SortKey(.name, isDescending: descending), SortKey(.health, isDescending: descending),
      SortKey(.arr),
    ]
    var random = SeededGenerator(seed: seed)
    let found = portfolio.sorted(customers.indices.shuffled(using: &random), by: keys)
    #expect(found == wanted)
  }

  private static let few: [[Double?]] = [
    [], [nil], [7], [nil, nil, nil], [4, 4, 4], [1, nil], [2, 1], [-1, 1],
    [.infinity, nil, -0.0, 0], [.leastNonzeroMagnitude, 0, -.leastNonzeroMagnitude],
    [1e308, -1e308, 1],
  ]

  @Test(arguments: few)
  func `few and equal numbers are in order too`(numbers: [Double?]) {
    let customers = numbers.enumerated().map { place, number in
      var customer = Customer(id: Customer.ID(rawValue: "\(place)"), name: "c\(place)")
      customer.arr = number.map { Fact($0, from: nil) }
      return customer
    }
    let portfolio = Portfolio(book: Book(customers: customers), today: Day(number: 0))
    for descending in [false, true] {
      let wanted = numbers.indices.sorted {
        Self.precedes(numbers[$0], numbers[$1], descending: descending) ?? ($0 < $1)
      }
      let key = SortKey(.arr, isDescending: descending)
      #expect(portfolio.sorted(numbers.indices.reversed(), by: [key]) == wanted)
    }
  }

  @Test(arguments: [false, true], [3, 40, 300])
  func `what one key leaves equal is in the order of the names, either way`(
    descending: Bool,
    count: Int
  ) {
    let portfolio = Self.portfolio(seed: 4)
    let customers = portfolio.book.customers
    var random = SeededGenerator(seed: 5)
    let places = Array(customers.indices.shuffled(using: &random).prefix(count))
    let wanted = places.sorted { left, right in
      let (first, second) = (customers[left].name.folded, customers[right].name.folded)
      return Self.precedes(
        customers[left].arr?.value,
        customers[right].arr?.value,
        descending: false
      ) ?? (first == second ? left < right : (first < second) != descending)
    }
    let keys = [SortKey(.arr), SortKey(.name, isDescending: descending)]
    #expect(portfolio.sorted(places, by: keys) == wanted)
  }
}
