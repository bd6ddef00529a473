import BookModel
import FollowUpStore
import TestSupport
import Testing

@testable import folio

/// What is done to the follow-ups of one store, also where that cannot be saved.
struct FollowUpDeskTests {
  private let scratch: TestSupport.TemporaryFolder
  private var path: String { scratch.file("data/folio.sqlite") }

  init() throws { scratch = try TestSupport.TemporaryFolder() }

  private static let today = Day(number: 20_778)

  private static func customer(_ number: Int) -> Customer {
    Customer(id: .init(rawValue: "c-\(number)"), name: "Customer \(number)")
  }

  private func desk(_ path: String? = nil) -> FollowUpDesk {
    FollowUpDesk(path: path ?? self.path, user: "ana@example.com", host: "desk")
  }

  private static func stamp(_ day: Day) -> FollowUpStamp {
    FollowUpStamp(user: "ana@example.com", host: "desk", time: day.number * 86_400_000)
  }

  @Test func `the whole store is read only for what was done long ago`() throws {
    let store = try FollowUpStore(path: path)
    for (numbers, day) in [(0..<8100, -60), (8100..<10_200, 0)] {
      let customers = numbers.map { CustomerReference(Self.customer($0)) }
      _ = try store.append(
        .mark(FollowUpDraft(note: "call")),
        to: customers,
        by: Self.stamp(Self.today.adding(days: day))
      )
    }
    var desk = desk()
    try desk.open(for: [])
    #expect(desk.ledger.past != nil)
    #expect(desk.ledger(since: Self.today.adding(days: -80)) == desk.ledger)
    let whole = desk.ledger(since: Self.today.adding(days: -100))
    #expect(whole.past == nil && whole.events.count == 10_200)
  }
}
