import BookModel
import FollowUpStore
import TestSupport
import Testing

struct SentMessageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let customer = CustomerReference(
    id: .init(rawValue: "a-1"),
    name: "Initech",
    externalId: "ext-1"
  )
  private static let message = SentMessage(
    .playlist,
    in: Month(of: Day(number: 20_800)),
    on: Day(number: 20_831),
    feature: "Cody chat"
  )

  private func stamp(_ time: Int) -> FollowUpStamp {
    FollowUpStamp(user: "ana", host: "here", time: time)
  }

  private func open() throws -> FollowUpStore { try FollowUpStore(path: folder.file("s.sqlite")) }

  @Test func `a message that was sent is kept, undone and redone like anything else`() throws {
    let store = try open()
    let recorded = try store.record { ledger in
      ledger.sending([(Self.customer, Self.message)], by: stamp(1))
    }
    #expect(recorded.sent == [Self.customer.id: [Self.message]])
    #expect(try open().ledger().sent == recorded.sent)
    #expect(recorded.undoWords == "Sent: Training playlist, Initech")
    #expect(try open().undo(by: stamp(2)).sent.isEmpty)
    #expect(try open().redo(by: stamp(3)).sent == recorded.sent)
  }

  @Test func `what was recorded is not recorded again, a later month is`() throws {
    let ledger = FollowUpLedger(events: [])
    let once = ledger.adding(ledger.sending([(Self.customer, Self.message)], by: stamp(1)))
    #expect(once.sending([(Self.customer, Self.message)], by: stamp(2)).isEmpty)
    var later = Self.message
    later.month = later.month.adding(months: 1)
    #expect(once.sending([(Self.customer, later)], by: stamp(2)).count == 1)
  }

  @Test func `a message leaves the follow-up as it is`() throws {
    let store = try open()
    let draft = FollowUpDraft(note: "call")
    let marked = try store.append(.mark(draft), to: [Self.customer], by: stamp(1))
    let sent = try store.record { $0.sending([(Self.customer, Self.message)], by: stamp(2)) }
    #expect(sent.open == marked.open)
    #expect(sent.history(of: Self.customer.id).map(\.title) == ["Follow-up", "Sent"])
  }

  @Test func `a customer whose account was made anew keeps what it was sent`() {
    let ledger = FollowUpLedger(events: [])
    let sent = ledger.adding(ledger.sending([(Self.customer, Self.message)], by: stamp(1)))
    var moved = Customer(id: .init(rawValue: "a-2"), name: "Initech")
    moved.externalId = "ext-1"
    #expect(sent.sent(to: [moved]) == [moved.id: [Self.message]])
    let other = Customer(id: .init(rawValue: "a-3"), name: "Initech")
    #expect(sent.sent(to: [other])[other.id] == nil)
  }
}
