import BookModel
import Testing

struct DefaultOrderTests {
  private let names = [
    "acme", "Acme", "ÀCME", "Ácme 2", "", "Zürich Data", "zurich data 10", "日本", "Acme\u{301}",
    "A name of more than twenty-four letters: b", "A Name of more than Twenty-Four letters: A",
    "a name of more than twenty-f", "a name of more than twen", "straße", "Strasse", "STRASSE 1",
    "æther", "aether",
  ]

  /// What the rule says, in as many words.
  private func order(_ names: [String], _ ids: [String]) -> [Int32] {
    names.indices.sorted { left, right in
      let (name, other) = (Array(names[left].folded.utf8), Array(names[right].folded.utf8))
      return name == other ? ids[left] < ids[right] : name.lexicographicallyPrecedes(other)
    }.map { Int32($0) }
  }

  @Test(arguments: [1, 7, 31, 101])
  func `names come by their folded bytes, then ids`(step: Int) {
    let names = (0..<200).map { self.names[($0 * step) % self.names.count] }
    let ids = (0..<200).map { "id \(($0 * 7919) % 211)" }
    let made = DefaultOrder(names: { names[$0] }, ids: { ids[$0] })
    let expected = order(names, ids)
    #expect(made.sorted(names.indices).map(\.place) == expected)
    let merged = made.merged(made.sorted(0..<90), made.sorted(90..<200))
    #expect(merged.map(\.place) == expected)
    #expect(!made.isInOrder(names.indices))
    let places = expected.map { Int($0) }
    let sorted = DefaultOrder(names: { names[places[$0]] }, ids: { ids[places[$0]] })
    #expect(sorted.isInOrder(places.indices) && sorted.isInOrder(0..<0))
  }

  @Test func `a book moves its customers into the order`() {
    let ids = (0..<200).map { "id \(($0 * 7919) % 211)" }
    let names = ids.indices.map { self.names[$0 % self.names.count] }
    let customers = zip(ids, names).map { Customer(id: .init(rawValue: $0), name: $1) }
    let book = Book(customers: customers)
    #expect(book.customers.map(\.id.rawValue) == order(names, ids).map { ids[Int($0)] })
    #expect(Book(customers: book.customers) == book)
  }
}
