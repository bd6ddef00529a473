import BookModel
import FollowUpStore
import Glibc
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

  /// A follow-up that somebody who is away hands over.
  private static func handed(_ customer: Customer) -> FollowUp {
    FollowUp(
      customer: customer.id,
      customerName: customer.name,
      note: "renew",
      due: today,
      created: 0,
      author: "bo@example.com"
    )
  }

  @Test func `what is done about a customer of a colleague is kept whole where it cannot be saved`()
    throws
  {
    let customer = Self.customer(1)
    var desk = desk("/proc/folio/folio.sqlite")
    desk.keepsUnsaved = true
    try? desk.open(for: [customer])
    desk.takeCovered([customer.id: Self.handed(customer)])
    #expect(desk.followUp(of: customer.id)?.note == "renew")
    let done = desk.follow(.complete(outcome: nil), CustomerReference(customer))
    #expect(done.isFailure)
    #expect(desk.followUp(of: customer.id) == nil)
    #expect(desk.ledger.completed.map(\.followUp.note) == ["renew"])
    let undone = desk.undo()
    #expect(undone.isFailure && desk.followUp(of: customer.id)?.note == "renew")
  }

  @Test func `a command that cannot save keeps nothing, and ends with what is wrong`() {
    var desk = desk("/proc/folio/folio.sqlite")
    let sent = SentMessage(.usageRecap, in: Month(of: Self.today), on: Self.today)
    let outcome = desk.send([(customer: CustomerReference(Self.customer(1)), message: sent)])
    guard case .failed(let reason) = outcome else {
      Issue.record("it was saved")
      return
    }
    #expect(reason.contains("/proc/folio") && !reason.contains("kept here"))
    #expect(desk.unsaved.isEmpty && desk.ledger.events.isEmpty)
    #expect(desk.end(for: reason).code == .cannotCreate)
  }

  @Test func `messages are recorded as sent once, also where somebody else did`() throws {
    let message = SentMessage(.usageRecap, in: Month(of: Self.today), on: Self.today)
    let sent = [(customer: CustomerReference(Self.customer(1)), message: message)]
    var (mine, theirs) = (desk(), desk())
    try mine.open(for: [])
    try theirs.open(for: [])
    guard case .saved = theirs.send(sent), case .refused(let words) = mine.send(sent) else {
      Issue.record("it was recorded twice, or not at all")
      return
    }
    #expect(words == "Recorded as sent already")
    #expect(try FollowUpStore(path: path).ledger().events.count == 1)
  }

  @Test func `what cannot be saved is not tried all the time, and others' edits show meanwhile`()
    throws
  {
    var desk = desk()
    desk.keepsUnsaved = true
    try desk.open(for: [])
    let lock = try #require(FolderLock(scratch.file("data")))
    let mine = CustomerReference(Self.customer(1))
    let marked = desk.follow(.mark(FollowUpDraft(note: "mine")), mine)
    #expect(marked.isFailure)
    let start = ContinuousClock.now
    _ = desk.refresh()
    #expect(start.duration(to: .now) < .seconds(2))
    lock.release()
    _ = try FollowUpStore(path: path).append(
      .mark(FollowUpDraft(note: "theirs")),
      to: [CustomerReference(Self.customer(2))],
      by: Self.stamp(Self.today)
    )
    let isChanged = desk.refresh()
    #expect(isChanged)
    #expect(desk.ledger.open.values.map(\.note).sorted() == ["mine", "theirs"])
    #expect(!desk.unsaved.isEmpty)
    _ = desk.refresh(savingNow: true)
    #expect(desk.unsaved.isEmpty && desk.unsavedNotice == nil)
    #expect(try FollowUpStore(path: path).ledger().open.count == 2)
  }
}

extension FollowUpDeskTests {
  @Test func `what could not be saved is tried once more before the program ends`() throws {
    var desk = desk()
    desk.keepsUnsaved = true
    try desk.open(for: [])
    let lock = try #require(FolderLock(scratch.file("data")))
    let marked = desk.follow(
      .mark(FollowUpDraft(note: "mine")),
      CustomerReference(Self.customer(1))
    )
    #expect(marked.isFailure)
    lock.release()
    desk.finish()
    #expect(desk.unsaved.isEmpty)
    #expect(try FollowUpStore(path: path).ledger().open.values.map(\.note) == ["mine"])
  }
}

/// The lock of a store's folder, held as another program does while it writes.
private struct FolderLock {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  func release() { close(descriptor) }
}

extension FollowUpDesk.Outcome {
  /// Whether what was done could not be saved.
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
