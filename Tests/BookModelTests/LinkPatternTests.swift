import BookModel
import Testing

/// The web addresses of customers.
struct LinkPatternTests {
  var customer: Customer {
    var customer = Customer(id: Customer.ID(rawValue: "a/b c"), name: "Acme")
    customer.salesforceId = "001é"
    return customer
  }

  @Test(arguments: [
    ("https://x.example/{id}", "https://x.example/a%2Fb%20c"),
    ("https://x.example/?s={salesforceId}&i={id}", "https://x.example/?s=001%C3%A9&i=a%2Fb%20c"),
    ("https://x.example/", "https://x.example/"),
    ("https://x.example/{externalId}", nil),
  ])
  func `ids are filled in, safe for an address`(pattern: String, address: String?) {
    #expect(LinkPattern(pattern).address(of: customer) == address)
  }

  @Test func `an id that looks like a mark is no mark`() {
    var customer = customer
    customer.id = Customer.ID(rawValue: "{salesforceId}")
    #expect(
      LinkPattern("https://x.example/{id}").address(of: customer)
        == "https://x.example/%7BsalesforceId%7D"
    )
  }
}
