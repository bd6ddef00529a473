import BookModel
import BookQuery
import Testing

/// Finding customers by name, for whoever types one.
struct NamedPlacesTests {
  static let names = [
    "Acme", "Acme Research", "Banana", "Big Acme", "Café Olé", "Cafeteria", "Havana Ana",
    "Macmeister", "Zebra",
  ]

  /// An index of customers whose notes and owners hold the words too.
  static let index: SearchIndex = {
    let customers = names.enumerated().map { number, name in
      var customer = Customer(id: Customer.ID(rawValue: "c-\(number)"), name: name)
      customer.owner = Fact(Person(id: "1", name: "Acme Zebra", email: nil), from: .vitally)
      return customer
    }
    return SearchIndex(Book(customers: customers))
  }()

  static let searches: [(text: String, names: [String])] = [
    ("acme", ["Acme", "Acme Research", "Big Acme", "Macmeister"]),
    ("CAFE", ["Café Olé", "Cafeteria"]),
    ("ole", ["Café Olé"]),
    ("ana", ["Havana Ana", "Banana"]),
    ("zbr", ["Zebra"]),
    ("nobody", []),
    ("", []),
  ]

  @Test(arguments: searches)
  func `the best comes first, and only names count`(text: String, names: [String]) {
    let found = Self.index.places(named: text, most: 10)
    #expect(found.map { Self.names[$0] } == names)
  }

  @Test(arguments: [0, 1, 2])
  func `no more than asked for`(most: Int) {
    #expect(Self.index.places(named: "acme", most: most) == Array(0..<most))
  }
}
