import BookModel
import FollowUpStore
import Programmes
import Reports

/// Changes follow-ups from the command line.
enum FollowChange {
  /// A customer as the command line names it.
  struct Target {
    var reference: CustomerReference
    /// The customer's renewal; nil when unknown.
    var renewal: Day? { customer?.renewal?.value }
    /// The customer in the book; nil where it is not in one.
    var customer: Customer?
    /// The follow-up that the customer has; nil when there is none.
    var followUp: FollowUp?
    /// Whether nothing says that there is such a customer.
    var isUnchecked = false
  }

  /// Does something to the follow-up of the customer that `text` means.
  static func perform(
    _ options: BookOptions,
    customer text: String,
    action: (Target, BookSource) throws(Failure) -> FollowUpAction
  ) throws {
    try Failure.telling {
      let source = try BookSource(options, folders: [])
      defer { source.close() }
      var desk = FollowUpDesk(source)
      let loaded = try book(of: source)
      defer { loaded?.preparation?.keep(nil) }
      var target = try target(text, loaded, &desk)
      target.followUp = desk.followUp(of: target.reference.id)
      let outcome = desk.follow(try action(target, source), target.reference)
      let facts = desk.followUp(of: target.reference.id)?.facts(on: source.today) ?? []
      try tell(outcome, desk, understood: facts.joined(separator: ", "))
      if target.isUnchecked {
        Failure.tell(
          "\(Printable.text(text)): taken as a customer's id, which no snapshot is there to check"
        )
      }
    }
  }

  /// Returns everything that ever happened to the follow-ups of the customer that `text` means.
  static func history(_ source: BookSource, _ loaded: LoadedBook?, customer text: String)
    throws(Failure) -> FollowUpHistory
  {
    var desk = FollowUpDesk(source)
    let target = try target(text, loaded, &desk)
    return FollowUpHistory(
      of: desk.history(of: target.reference),
      present: desk.followUps[target.reference.id],
      today: source.today
    )
  }

  /// Does something to the follow-ups as a whole.
  static func perform(
    _ options: BookOptions,
    _ change: (inout FollowUpDesk) -> FollowUpDesk.Outcome
  ) throws {
    try Failure.telling {
      let source = try BookSource(options, folders: [])
      defer { source.close() }
      var desk = FollowUpDesk(source)
      do throws(FollowUpStoreError) { try desk.open(for: []) } catch { throw Failure(error) }
      let outcome = change(&desk)
      try tell(outcome, desk)
    }
  }

  /// The customer that a user means: of the book, else one with a follow-up, else by bare id where
  /// there is no snapshot to know better.
  private static func target(_ text: String, _ loaded: LoadedBook?, _ desk: inout FollowUpDesk)
    throws(Failure) -> Target
  {
    let book = loaded?.portfolio.book
    desk.takeCovered(loaded?.coverage.followUps ?? [:])
    do { try desk.open(for: book?.customers ?? []) } catch { throw Failure(error) }
    let found = (book?.places(meaning: text) ?? []).compactMap { book?.customers[$0] }
    if found.count == 1 {
      return Target(reference: CustomerReference(found[0]), customer: found[0])
    }
    if found.isEmpty, let known = desk.reference(meaning: text) { return Target(reference: known) }
    guard let book else {
      // A mark under a name in place of an id would not find its customer again.
      if text.contains(where: \.isWhitespace) {
        throw Failure(
          message: "there is no snapshot to look for \"\(text)\" in",
          remedy: ["name the customer by its id, or a folder: --snapshots DIR"],
          code: .noSnapshot
        )
      }
      return Target(
        reference: CustomerReference(id: Customer.ID(rawValue: text), name: text),
        isUnchecked: true
      )
    }
    throw Failure.customer(text, found: found, in: book)
  }

  /// The book; nil where there is no snapshot, which follow-ups can do without.
  ///
  /// Its preparation is to be kept once the user has the answer.
  static func book(of source: BookSource) throws(Failure) -> LoadedBook? {
    do { return try source.load() } catch {
      guard error.code == .noSnapshot || error.code == .wrongData else { throw error }
      return nil
    }
  }

  /// Tells what came of a change; `understood` is what was made of the words.
  private static func tell(
    _ outcome: FollowUpDesk.Outcome,
    _ desk: FollowUpDesk,
    understood: String = ""
  ) throws {
    var desk = desk
    desk.finishTelling()
    switch outcome {
    case .saved(let told):
      let words = told + (understood.isEmpty ? "" : " (\(understood))")
      try StandardOutput.write("\(Printable.text(words))\n")
    case .refused(let reason): throw Failure(message: reason, code: .usage)
    case .failed(let reason): throw desk.end(for: reason)
    }
  }
}

extension FollowUp {
  /// What there is to it besides the note, such as `due 27 Nov 2026`, `high` and `#renewal`.
  fileprivate func facts(on today: Day) -> [String] {
    let facts = [
      due.map { "due \($0.readable)" },
      priority == .normal ? nil : priority.rawValue,
      snoozeWords(on: today).map { "until \($0)" },
    ]
    return facts.compactMap(\.self) + tags.map { "#" + $0 }
  }
}
