import BookModel
import Testing

@testable import SnapshotIO

struct AccountListTests {
  @Test(arguments: [1, 2, 3])
  func `the list has the newest copies in the default order, on any threads`(threads: Int) {
    let copies = (0..<9_000).map { place in
      let id = (place * 7919) % 4_501
      return VitallyAccount(
        "id \(id)",
        file: place % 3,
        updated: place % 4 == 0 ? nil : (place * 31) % 97,
        name: id % 10 == 0 ? " " : "Name \((id * 13) % 50)",
        externalId: id % 20 == 0 ? "external \(id)" : nil
      )
    }
    let list = AccountList(newestOf: copies.map(HeldAccount.init), threads: threads)
    #expect(list.count == 4_501)
    #expect(
      DefaultOrder(names: list.name, ids: { list[$0].id }).isInOrder(list.indices)
    )
    var newest: [String: VitallyAccount] = [:]
    for copy in copies {
      guard let held = newest[copy.id] else {
        newest[copy.id] = copy
        continue
      }
      if copy.isBetter(than: held) { newest[copy.id] = copy }
    }
    for place in list.indices {
      let account = list[place]
      #expect(newest[account.id]?.updated == account.updated)
      #expect(newest[account.id]?.file == account.file)
      #expect(list.name(at: place) == account.account.displayName)
      #expect(list.place(ofId: account.id) == place)
    }
    #expect(list.place(ofId: "nobody") == nil)
  }

  @Test func `customers are the same on any threads, and so are the remarks`() {
    let accounts = (0..<6_000).map { place in
      VitallyAccount("id \(place)", name: "Name \(place % 1_000)") { account in
        account.csmId = "person \(place % 7)"
        account.mrr = place % 11 == 0 ? .text("much") : .number(Double(place))
        account.keyRoles = [
          KeyRole(label: "CSM", person: Person(id: "person \(place % 5)", name: "P \(place % 5)"))
        ]
      }
    }
    let list = AccountList(newestOf: accounts.map(HeldAccount.init))
    let usage = Array(repeating: CustomerUsage(), count: list.count)
    let made = [1, 2, 3].map { threads in
      var context = JoinContext.on(Day(number: 20_000))
      context.people = PeopleDirectory(admins: [], accounts: list, threads: threads)
      return MadeCustomers(list, usage, context, threads: threads)
    }
    #expect(made[0].customers.count == 6_000 && made[0].remarks[0]?.lines.count == 1)
    #expect(made[0].customers[0].owner?.value.name != nil)
    for other in made.dropFirst() {
      #expect(other.customers == made[0].customers)
      #expect(other.remarks.mapValues(\.lines) == made[0].remarks.mapValues(\.lines))
    }
  }
}
