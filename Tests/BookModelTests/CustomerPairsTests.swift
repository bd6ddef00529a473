import BookModel
import Testing

/// Which customers of two snapshots are the same: renamed, made anew, vanished and returning ones.
struct CustomerPairsTests {
  /// A customer as a text: `id/salesforce/external/name`, `-` for none.
  private static func customer(_ text: String) -> Customer {
    let parts = text.split(separator: "/").map(String.init)
    return ComparedBooks.customer(parts[0]) { customer in
      customer.salesforceId = parts[1] == "-" ? nil : parts[1]
      customer.externalId = parts[2] == "-" ? nil : parts[2]
      customer.name = parts[3]
    }
  }

  @Test(
    arguments: [
      (["a/s1/e1/Acme"], ["a/s1/e1/Acme"], []),
      (["a/s1/e1/Acme"], ["a/s1/e1/Acme Corp"], ["name: Acme -> Acme Corp"]),
      (["a/s1/e1/Acme"], ["b/s1/-/Acme"], ["id: a -> b"]),
      (["a/-/e1/Acme"], ["b/-/e1/Acme"], ["id: a -> b"]),
      (["a/s1/e1/Acme"], ["b/s1/e2/Apex"], ["id: a -> b", "name: Acme -> Apex"]),
      // 15 and 18 characters are one Salesforce id.
      (["a/0015000000usSa6/-/Acme"], ["b/0015000000usSa6AAE/-/Acme"], ["id: a -> b"]),
      (["a/s1/e1/Acme"], ["b/s2/e2/Acme"], ["gone: customer -> ?", "new: ? -> customer"]),
      (["a/s1/e1/Acme"], [], ["gone: customer -> ?"]),
      ([], ["a/s1/e1/Acme"], ["new: ? -> customer"]),
      // The id in Vitally counts before all others.
      (["a/s1/-/Acme", "b/s2/-/Bolt"], ["a/s2/-/Acme", "b/s1/-/Bolt"], []),
      // Two with one Salesforce id: nobody can say which of them it was.
      (
        ["a/s1/-/Acme"], ["b/s1/-/Acme", "c/s1/-/Acme"],
        ["new: ? -> customer", "new: ? -> customer", "gone: customer -> ?"]
      ),
      // Two accounts became one, which is the first of them.
      (["a/s1/-/Acme", "b/s1/-/Acme"], ["a/s1/-/Acme"], ["gone: customer -> ?"]),
      // An empty id is none.
      (["a/-/-/Acme"], ["b/-/-/Acme"], ["gone: customer -> ?", "new: ? -> customer"]),
    ] as [([String], [String], [String])]
  )
  func `a customer is recognised`(before: [String], now: [String], lines: [String]) {
    let changes = ComparedBooks.changes(
      from: before.map(Self.customer),
      to: now.map(Self.customer)
    )
    #expect(changes.map(\.line).sorted() == lines.sorted())
  }

  @Test func `a customer that vanishes and comes back begins anew, but is itself`() throws {
    let (acme, bolt) = (Self.customer("a/s1/-/Acme"), Self.customer("b/s2/-/Bolt"))
    let days = (0..<3).map { ComparedBooks.older.adding(days: $0 * 7) }
    var history = try #require(ChangeHistory(from: ComparedBooks.book([acme, bolt], days[0])))
    let leaving = history.append(ComparedBooks.book([bolt], days[1]))
    #expect(leaving?.map(\.kind) == [.gone] && leaving?.first?.customer == acme.id)
    let coming = history.append(ComparedBooks.book([acme, bolt], days[2]))
    #expect(coming?.map(\.kind) == [.new] && coming?.first?.customer == acme.id)
    #expect(history.since(.customer, at: 0) == days[2])
    #expect(history.since(.customer, at: 1) == nil)
  }

  @Test(arguments: [0, 1, 5, 100]) func `a book in any order has the same pairs`(step: Int) {
    let ids = (0..<60).map { "c\($0)" }
    let before = ids.map { ComparedBooks.customer($0) }
    // Another name puts a customer elsewhere in the order.
    let now = before.enumerated().map { place, customer in
      var customer = customer
      if step > 0, (place * 7) % (step + 1) == 0 { customer.name = "\(100 - place) \(place)" }
      return customer
    }
    let (older, newer) = (
      ComparedBooks.book(before, ComparedBooks.older), ComparedBooks.book(now, ComparedBooks.newer)
    )
    let pairs = CustomerPairs(from: older, to: newer)
    #expect(pairs.gone.isEmpty)
    for (place, found) in pairs.olderPlaces.enumerated() {
      #expect(found >= 0 && older.columns.ids[Int(found)] == newer.columns.ids[place])
    }
  }
}
