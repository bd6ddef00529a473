import BookModel
import FollowUpStore

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
  }

  private let path: String
  private let user: String
  private let host: String
  /// Opened when first needed, and again after a failure: a disk may be mended meanwhile.
  private var store: FollowUpStore?
  private var revision: Int?
  /// Every event so far, and what follows from them.
  private(set) var ledger = FollowUpLedger(events: [])
  /// The customers of the book, by which follow-ups find theirs.
  private var customers: [Customer] = []
  /// Where in `customers` each one is; nil where looking through them is good enough.
  private var places: [Customer.ID: Int]?

  init(path: String, user: String, host: String) {
    self.path = path
    self.user = user
    self.host = host
  }
}

extension FollowUpDesk {
  /// A desk of the store that a book's options name.
  init(_ source: BookSource) {
    self.init(
      path: source.storePath,
      user: source.author,
      host: source.surroundings.host
    )
  }

  /// The follow-ups of the customers in the book.
  var followUps: [Customer.ID: FollowUp] { matched.known }

  private var matched: FollowUpLedger.Matched { ledger.matched(to: customers, at: places) }

  /// Every follow-up there is, of customers in the book, by the ids they have there, and of others.
  var everyFollowUp: [FollowUp] {
    let matched = matched
    let known = matched.known.map { id, followUp in
      var followUp = followUp
      followUp.customer = id
      return followUp
    }
    return known + matched.missing
  }

  /// Returns everything that ever happened to the follow-ups of a customer, oldest first.
  func history(of customer: CustomerReference) -> [FollowUpLedger.Entry] {
    let former = followUps[customer.id]?.customer
    return ledger.history(of: former ?? customer.id)
  }

  /// Returns where the customers of these ids are, in the order of the book.
  private func places(of ids: [Customer.ID]) -> [Int] {
    let wanted = Set(ids)
    if let places { return wanted.compactMap { places[$0] }.sorted() }
    return customers.indices.filter { wanted.contains(customers[$0].id) }
  }

  /// Returns a customer's reference by the id that its follow-up has, which may be an older one.
  private func followed(_ customer: CustomerReference, _ open: [Customer.ID: FollowUp])
    -> CustomerReference
  {
    var customer = customer
    if let followUp = open[customer.id] { customer.id = followUp.customer }
    return customer
  }

  /// Returns the customer that a user means, among those with a follow-up, else among those that
  /// ever had one.
  func reference(meaning text: String) -> CustomerReference? {
    let latest = Dictionary(ledger.events.map { ($0.customer.id, $0.customer) }) { $1 }
    for references in [latest.filter { ledger.open[$0.key] != nil }, latest] {
      let meant = references.values.filter { $0.isMeant(by: text) }
      if meant.count == 1 { return meant[0] }
    }
    return nil
  }

  /// Takes the customers of a book, and reads the follow-ups if there is a store.
  ///
  /// Commands that only look must not make one.
  mutating func openExisting(for customers: [Customer]) throws(FollowUpStoreError) {
    self.customers = customers
    places = nil
    if File.exists(path) { _ = try opened() }
  }

  /// Takes the customers of a book, and reads the follow-ups if that was not done yet.
  mutating func open(for customers: [Customer]) throws(FollowUpStoreError) {
    self.customers = customers
    places = nil
    _ = try opened()
  }

  /// Notes where each customer is, so that a key need not look through all of a large book.
  mutating func indexCustomers() {
    let places = customers.indices.map { (customers[$0].id, $0) }
    self.places = Dictionary(places) { first, _ in first }
  }

  /// Takes over the customers of a desk that was opened elsewhere, and its store where there is none
  /// yet: the own one may have changed meanwhile.
  mutating func takeCustomers(of other: FollowUpDesk) {
    customers = other.customers
    places = other.places
    guard store == nil else { return }
    store = other.store
    revision = other.revision
    ledger = other.ledger
  }

  /// Reads the follow-ups anew if something else changed them; returns whether it did.
  ///
  /// A store that cannot be read is left for the next time: what is shown is still true. One that is
  /// not open is left to whoever opens it.
  mutating func refresh() -> Bool {
    guard let store else { return false }
    do {
      let newest = try store.revision()
      guard newest != revision else { return false }
      revision = newest
      ledger = try store.ledger()
      return true
    } catch {
      return false
    }
  }

  /// Does something to the follow-ups of these customers, as one step.
  mutating func follow(_ action: FollowUpAction, _ ids: [Customer.ID]) -> Outcome {
    let open = followUps
    let references = places(of: ids).map { followed(CustomerReference(customers[$0]), open) }
    return change { store, stamp throws(FollowUpStoreError) in
      try store.append(action, to: references, by: stamp)
    } told: {
      "\($0.undoWords ?? "Saved")"
    }
  }

  /// Does something to the follow-up of one customer, known to the book or not.
  mutating func follow(_ action: FollowUpAction, _ customer: CustomerReference) -> Outcome {
    let customer = followed(customer, followUps)
    return change { store, stamp throws(FollowUpStoreError) in
      try store.append(action, to: [customer], by: stamp)
    } told: {
      "\($0.undoWords ?? "Saved")"
    }
  }

  /// Takes back the last step.
  mutating func undo() -> Outcome {
    let words = ledger.undoWords
    return change { store, stamp throws(FollowUpStoreError) in
      try store.undo(by: stamp)
    } told: { _ in
      "Undone: \(words ?? "the last step")"
    }
  }

  /// Does again what was taken back.
  mutating func redo() -> Outcome {
    let words = ledger.redoWords
    return change { store, stamp throws(FollowUpStoreError) in
      try store.redo(by: stamp)
    } told: { _ in
      "Redone: \(words ?? "the last step")"
    }
  }

  private mutating func change(
    _ work: (FollowUpStore, FollowUpStamp) throws(FollowUpStoreError) -> FollowUpLedger,
    told: (FollowUpLedger) -> String
  ) -> Outcome {
    let stamp = FollowUpStamp(user: user, host: host, time: Surroundings.milliseconds())
    do {
      ledger = try work(opened(), stamp)
      return .saved(told: told(ledger))
    } catch {
      return error.isRefusal ? .refused("\(error)") : .failed("\(error)")
    }
  }

  private mutating func opened() throws(FollowUpStoreError) -> FollowUpStore {
    if let store { return store }
    let opened = try FollowUpStore(path: path)
    revision = try opened.revision()
    ledger = try opened.ledger()
    store = opened
    return opened
  }
}

extension CustomerReference {
  /// Whether a user means it: by one of its ids or its name.
  fileprivate func isMeant(by text: String) -> Bool {
    [id.rawValue, externalId, salesforceId].contains(text) || name.folded == text.folded
  }
}

extension FollowUpStoreError {
  /// Whether there was nothing to do, rather than something wrong.
  var isRefusal: Bool {
    switch self {
    case .noFollowUp, .nothingToUndo, .nothingToRedo: true
    case .cannotCreate, .notWritable, .newer, .foreign, .damaged, .full, .busy, .failed: false
    }
  }
}
