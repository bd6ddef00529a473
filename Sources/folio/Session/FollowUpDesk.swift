import BookModel
import FollowUpStore
import Settings

/// The follow-ups of one store, and what is done to them in this process.
struct FollowUpDesk: Sendable {
  /// What came of a change.
  enum Outcome {
    /// It reached the disk; the words say what was done.
    case saved(told: String)
    /// There was nothing to change.
    case refused(String)
    /// It could not be kept.
    case failed(String)

    /// Whether there was nothing to change.
    var isRefused: Bool {
      if case .refused = self { return true }
      return false
    }
  }

  let path: String
  let user: String
  let host: String
  /// Opened when first needed, and again after a failure: a disk may be mended meanwhile.
  var store: FollowUpStore?
  var revision: Int?
  /// Every event so far, those that could not be saved yet included, and what follows from them.
  var ledger = FollowUpLedger(events: []) { didSet { match() } }
  /// The customers of the book, by which follow-ups find theirs.
  private(set) var book = DeskCustomers() { didSet { match() } }
  /// What falls due for customers covered for others, as their coverage plans say.
  private var covered: [Customer.ID: FollowUp] = [:] { didSet { match() } }
  /// What divides the bands of use, which snoozed follow-ups may wait for.
  private let policy: HealthPolicy
  /// The follow-ups by the customers of the book, woken by what the book says.
  private(set) var matched = FollowUpLedger.Matched()
  /// The events that could not be saved yet; they are tried again whenever the store is looked at.
  var unsaved: [FollowUpEvent] = []
  /// Whether edits that cannot be saved are kept and shown, as the dashboard does; a command ends and
  /// cannot keep them.
  var keepsUnsaved = false
  /// Why the last edit was not saved; nil once all are.
  var failure: FollowUpStoreError?
  var isShownStale = false
  /// When what could not be saved is tried again; nil for at once.
  var nextTry: ContinuousClock.Instant?

  /// How long a failure to save is left alone: a try may wait for another program, or read a whole
  /// file, and keys are not answered meanwhile.
  static let pause = Duration.seconds(10)

  init(path: String, user: String, host: String, policy: HealthPolicy = .builtIn) {
    self.path = path
    self.user = user
    self.host = host
    self.policy = policy
  }
}

extension FollowUpDesk {
  /// A desk of the store that a book's options name.
  init(_ source: BookSource) {
    self.init(
      path: source.storePath,
      user: source.author,
      host: source.surroundings.host,
      policy: source.settings.configuration.health
    )
  }

  /// Returns the follow-up of a customer, in the book or not; nil when there is none.
  func followUp(of customer: Customer.ID) -> FollowUp? {
    followUps[customer] ?? ledger.open[customer]
  }

  /// The follow-ups of the customers in the book.
  var followUps: [Customer.ID: FollowUp] { matched.known }

  /// Customers whose account is another one than at the time of the mark.
  var successions: [FollowUpLedger.Succession] { matched.successions }

  /// What is to be told about the store, a line each.
  var notices: [String] { store?.notices ?? [] }

  /// What is not saved yet and why; nil when everything is.
  var unsavedNotice: String? {
    guard let failure, !unsaved.isEmpty else { return nil }
    let steps = Figures.count(Set(unsaved.map(\.batch)).count, "edit")
    return "\(failure.cause); \(steps) kept here, to be saved as soon as that works"
  }

  /// Returns why a command ends that could not save an edit, for `reason`.
  func end(for reason: String) -> Failure {
    failure.map { Failure($0) } ?? Failure(message: reason, code: .cannotWrite)
  }

  private mutating func match() {
    matched = ledger.matched(to: book.all, at: book.places)
    let waiting = matched.known.filter { $0.value.condition != nil }
    for customer in book.customers(waiting.keys) {
      matched.known[customer.id] = waiting[customer.id]?.woken(by: customer, policy)
    }
    matched.missing = matched.missing.map { $0.woken(by: nil, policy) }
    for (id, followUp) in untouchedCovered where matched.known[id] == nil {
      matched.known[id] = followUp
    }
  }

  /// Takes what coverage plans hand over: it shows until somebody does something about the customer.
  mutating func takeCovered(_ followUps: [Customer.ID: FollowUp]) { covered = followUps }

  var untouchedCovered: [Customer.ID: FollowUp] {
    guard !covered.isEmpty else { return [:] }
    let taken = ledger.takenOver(covered)
    return covered.filter { !taken.contains($0.key) }
  }

  /// Every follow-up there is, of customers in the book, by the ids they have there, and of others.
  var everyFollowUp: [FollowUp] {
    let known = matched.known.map { id, followUp in
      var followUp = followUp
      followUp.customer = id
      return followUp
    }
    return known + matched.missing
  }

  /// Returns everything that ever happened to the follow-ups of a customer, oldest first.
  func history(of customer: CustomerReference) -> [FollowUpLedger.Entry] {
    let places = book.places ?? book.indexed.places ?? [:]
    var ledger = ledger
    if ledger.past != nil, let some = try? store?.ledger(about: customer) {
      ledger = some.adding(unsaved)
    }
    return ledger.history(of: ledger.formerIds(of: customer) { places[$0] != nil })
  }

  /// Returns the customer that a user means, among those with a follow-up, else among those that
  /// ever had one.
  func reference(meaning text: String) -> CustomerReference? {
    let open = ledger.references.filter { ledger.open[$0.id] != nil && $0.isMeant(by: text) }
    if open.count == 1 { return open[0] }
    let meant = whole.references.filter { $0.isMeant(by: text) }
    return meant.count == 1 ? meant[0] : nil
  }

  /// The ledger with every event there is; where these cannot be read, with those it has.
  var whole: FollowUpLedger {
    guard ledger.past != nil, let whole = try? store?.wholeLedger() else { return ledger }
    return whole.adding(unsaved)
  }

  /// Returns a ledger that holds whatever was completed from a day on.
  ///
  /// It may have to read every event there is: call it beside whatever must not wait.
  func ledger(since day: Day) -> FollowUpLedger {
    ledger.remembersCompletions(since: day.earliestMoment) ? ledger : whole
  }

  /// Returns every event there is, oldest first.
  func events() throws(FollowUpStoreError) -> [FollowUpEvent] {
    guard ledger.past != nil, let store else { return ledger.events }
    return try store.wholeLedger().events
  }

  /// Takes the customers of a book, and reads the follow-ups if there is a store.
  ///
  /// Commands that only look must not make one.
  mutating func openExisting(for customers: [Customer]) throws(FollowUpStoreError) {
    book = DeskCustomers(all: customers)
    if File.exists(path) { _ = try opened() }
  }

  /// Takes the customers of a book, and reads the follow-ups if that was not done yet.
  mutating func open(for customers: [Customer]) throws(FollowUpStoreError) {
    book = DeskCustomers(all: customers)
    _ = try opened()
  }

  /// Notes where each customer is, so that a key need not look through all of a large book.
  mutating func indexCustomers() { book = book.indexed }

  /// Takes over the customers of a desk that was opened elsewhere, and its store where there is none
  /// yet: the own one may have changed meanwhile.
  mutating func takeCustomers(of other: FollowUpDesk) {
    book = other.book
    covered = other.covered
    guard store == nil else { return }
    store = other.store
    revision = other.revision
    // What could not be saved since the other one was made is not in its ledger.
    ledger = other.ledger.adding(Array(unsaved.dropFirst(other.unsaved.count)))
  }

  /// Tries once more to save what could not be saved, and waits for what goes on beside the edits; call
  /// it before the program ends.
  mutating func finish() {
    if !unsaved.isEmpty { _ = refresh(savingNow: true) }
    store?.finish()
  }

  /// Finishes, and tells what is to be known of the store but the failure that the program ends with.
  ///
  /// A backup may find damage, and mend it: that is known only then.
  mutating func finishTelling() {
    finish()
    for notice in notices where notice != failure?.notice { Failure.tell(notice) }
  }

  /// Reads the follow-ups anew if something else changed them; returns whether it did.
  ///
  /// A store that cannot be read is left for the next time: what is shown is still true. One that is
  /// not open is left to whoever opens it, unless there is something to be saved in it. After a failure
  /// to save the next try is a while later, unless that is asked for.
  mutating func refresh(savingNow: Bool = false) -> Bool {
    let isDue = savingNow || nextTry.map { $0 <= .now } ?? true
    let isSaving = !unsaved.isEmpty && isDue
    let wasOpen = store != nil
    guard wasOpen || isSaving else { return false }
    let wasStale = isShownStale
    isShownStale = false
    defer { if isSaving, !unsaved.isEmpty { nextTry = .now + Self.pause } }
    do {
      let store = try opened()
      let newest = try store.revision()
      let isSaved = isSaving && (try? save(to: store)) != nil
      guard !wasOpen || isSaved || newest != revision else { return wasStale }
      ledger = try store.ledger().adding(unsaved)
      revision = newest
      return true
    } catch {
      return wasStale
    }
  }
}
