import BookModel
import Testing

@testable import SnapshotIO

struct JoinAccountTests {
  /// The copy that is kept of two, whichever comes first.
  private func kept(_ one: VitallyAccount, _ other: VitallyAccount) -> String? {
    let names = [[one, other], [other, one]].map { $0.newestCopies().map(\.name) }
    return names[0] == names[1] && names[0].count == 1 ? names[0][0] : nil
  }

  @Test(arguments: [
    // Newer beats older, whatever the file.
    (VitallyAccount("a", file: 0, updated: 2, name: "x"), VitallyAccount("a", file: 9, updated: 1)),
    (VitallyAccount("a", .webhook, updated: 2, name: "x"), VitallyAccount("a", updated: 1)),
    (VitallyAccount("a", updated: 1, name: "x"), VitallyAccount("a", updated: nil)),
    // On a tie a page beats a webhook, then the later path.
    (
      VitallyAccount("a", file: 0, updated: 1, name: "x"),
      VitallyAccount("a", .webhook, file: 9, updated: 1)
    ),
    (VitallyAccount("a", file: 2, updated: 1, name: "x"), VitallyAccount("a", file: 1, updated: 1)),
    (VitallyAccount("a", .embedded, updated: 2, name: "x"), VitallyAccount("a", updated: 1)),
    // Of the others none is better than the next: the later path counts.
    (
      VitallyAccount("a", .search, file: 3, updated: 5, name: "x"),
      VitallyAccount("a", .webhook, updated: 5)
    ),
    (
      VitallyAccount("a", .webhook, file: 3, updated: 5, name: "x"),
      VitallyAccount("a", .embedded, updated: 5)
    ),
    // A copy inside a task or note only fills a gap.
    (
      VitallyAccount("a", updated: 1, name: "x"),
      VitallyAccount("a", .mentioned, file: 9, updated: 5)
    ),
    (
      VitallyAccount("a", .embedded, updated: 1, name: "x"),
      VitallyAccount("a", .mentioned, file: 3, updated: 5)
    ),
  ])
  func `the copy that is kept of an account`(winner: VitallyAccount, loser: VitallyAccount) {
    #expect(kept(winner, loser) == "x")
  }

  @Test func `accounts are never merged across ids, and come by id`() {
    let traits: [TraitFact: String] = [.salesforceId: "0015w00002aBcDe"]
    let accounts = [
      VitallyAccount("b", name: "Same", externalId: "1", traits: traits),
      VitallyAccount("a", name: "Same", externalId: "1", traits: traits),
    ]
    #expect(accounts.newestCopies().map(\.id) == ["a", "b"])
  }

  @Test func `of records that hang on accounts the newest copy counts, unless archived`() {
    func task(_ id: String, _ name: String, updated: Int?, file: Int, isArchived: Bool = false)
      -> Attached<CustomerTask>
    {
      Attached(
        accountIds: ["a"],
        file: file,
        updated: updated,
        isArchived: isArchived,
        record: CustomerTask(id: id, name: name)
      )
    }
    let tasks = [
      task("2", "old", updated: 1, file: 0), task("2", "new", updated: 2, file: 0),
      task("1", "early file", updated: 1, file: 0), task("1", "late file", updated: 1, file: 1),
      task("3", "open", updated: 1, file: 0),
      task("3", "archived", updated: 2, file: 0, isArchived: true),
      task("4", "undated", updated: nil, file: 5), task("4", "dated", updated: 1, file: 0),
    ]
    let kept = Attached.newestCopies(of: tasks, id: \.id).map(\.record.name).sorted()
    #expect(kept == ["dated", "late file", "new"])
  }

  @Test func `usage of accounts with one Salesforce id goes to one of them`() {
    let id = SalesforceID("0015w00002aBcDe")
    func preferred(_ accounts: [VitallyAccount]) -> String? {
      var index = CustomerIndex(accounts)
      return index.only(.salesforceId, id?.exact).map { accounts[$0].id }
    }
    func account(_ name: String, _ externalId: String?, _ updated: Int) -> VitallyAccount {
      VitallyAccount(
        name,
        updated: updated,
        externalId: externalId,
        traits: [.salesforceId: "0015w00002aBcDeAAK"]
      )
    }
    let (short, long) = ("0015w00002aBcDe", "0015w00002aBcDeAAK")
    #expect(preferred([account("a", long, 1), account("b", short, 2)]) == "b")
    #expect(preferred([account("a", short, 1), account("b", long, 1)]) == "b")
    #expect(preferred([account("b", long, 1), account("a", long, 1)]) == "a")
    var index = CustomerIndex([account("a", short, 1), account("b", long, 1)])
    #expect(index.duplicates().map(\.places) == [[1, 0]])
  }
}
