import ArgumentParser
import BookModel
import FollowUpStore
import Settings

/// Makes a follow-up, or changes the one there is.
struct FollowAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Mark a customer: text, @day, !high or !low, #tag, ^30d before renewal.",
    discussion: """
      A customer has one open follow-up: where there is one, it is changed by what is given, and the
      rest of it stays.
      """
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @Argument(help: "What to do, and by when.")
  var text: [String]
  @OptionGroup var book: BookOptions

  func validate() throws {
    if text.isEmpty { throw ValidationError("say what to do, after the customer") }
  }

  func run() throws {
    try FollowChange.perform(book, customer: customer) { target, source throws(Failure) in
      let words = text.joined(separator: " ")
      if let followUp = target.followUp {
        let draft = try target.draft(changing: followUp, by: words, source)
        let name = Printable.text(target.reference.name)
        Failure.tell("\(name) has an open follow-up: what is named of it changes")
        return .mark(draft)
      }
      do {
        let draft = try FollowUpDraft(
          parsing: words,
          today: source.today,
          renewal: target.renewal,
          defaultDue: DaySpan(
            count: source.settings.configuration.defaultDue,
            unit: .days
          )
        )
        return .mark(draft)
      } catch {
        throw Failure(message: "\(error)", code: .usage)
      }
    }
  }
}

extension FollowChange.Target {
  /// Returns the follow-up changed by what words name.
  fileprivate func draft(changing followUp: FollowUp, by words: String, _ source: BookSource)
    throws(Failure) -> FollowUpDraft
  {
    do {
      return try FollowUpDraft(
        changing: followUp,
        by: words,
        today: source.today,
        renewal: renewal
      )
    } catch {
      throw Failure(message: "\(error)", code: .usage)
    }
  }
}

/// Changes the follow-up there is.
struct FollowEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a customer's follow-up; what the text does not name stays as it is."
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @Argument(help: "The new note, @day, !high or !low, #tags: any of them.")
  var text: [String]
  @OptionGroup var book: BookOptions

  func run() throws {
    try FollowChange.perform(book, customer: customer) { target, source throws(Failure) in
      guard let followUp = target.followUp else {
        throw Failure(
          message: "\(target.reference.name) has no follow-up to change",
          remedy: ["make one: folio follow add"],
          code: .usage
        )
      }
      return .mark(try target.draft(changing: followUp, by: text.joined(separator: " "), source))
    }
  }
}

/// Completes a follow-up.
struct FollowDone: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Complete a customer's follow-up."
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @Argument(help: "What came of it.")
  var outcome: [String] = []
  @OptionGroup var book: BookOptions

  func run() throws {
    let words = outcome.joined(separator: " ")
    try FollowChange.perform(book, customer: customer) { _, _ in
      .complete(outcome: words.isEmpty ? nil : words)
    }
  }
}

/// Hides a follow-up until a day, or until something comes about.
struct FollowSnooze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze",
    abstract: "Hide a customer's follow-up until a day, or until something comes about.",
    discussion: """
      Examples:
        folio follow snooze "Acme" fri
        folio follow snooze "Acme" 30d before renewal
        folio follow snooze "Acme" health changes
        folio follow snooze "Acme" usage recovers
      """
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @Argument(
    help: ArgumentHelp(
      """
      A day (2026-12-24, fri, +2w, eom), "30d before renewal" or ^30d, "health changes", or \
      "usage recovers".
      """,
      valueName: "until"
    )
  )
  var until: [String]
  @OptionGroup var book: BookOptions

  func run() throws {
    try FollowChange.perform(book, customer: customer) { target, source throws(Failure) in
      do {
        let snooze = try FollowUpSnooze(parsing: until.joined(separator: " "), today: source.today)
        return try snooze.action(
          for: target.customer,
          today: source.today,
          source.settings.configuration.health
        )
      } catch {
        throw Failure(message: "\(error)", code: .usage)
      }
    }
  }
}

/// Takes a follow-up off a customer.
struct FollowRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a customer's follow-up away."
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @OptionGroup var book: BookOptions

  func run() throws {
    try FollowChange.perform(book, customer: customer) { _, _ in .remove }
  }
}

/// Takes back the last step.
struct FollowUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last step."
  )

  @OptionGroup var book: BookOptions

  func run() throws { try FollowChange.perform(book) { $0.undo() } }
}

/// Puts the step in force again that was taken back last.
struct FollowRedo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Do again what was taken back."
  )

  @OptionGroup var book: BookOptions

  func run() throws { try FollowChange.perform(book) { $0.redo() } }
}

/// Copies the follow-up database.
struct FollowBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of the follow-up database to a new file."
  )

  @Argument(help: "The new file.")
  var file: String
  @OptionGroup var book: BookOptions

  func run() throws {
    try Failure.telling {
      let source = try BookSource(book, folders: [])
      defer { source.close() }
      guard File.exists(source.storePath) else {
        throw Failure(message: "\(source.storePath): there is no store yet", code: .noSnapshot)
      }
      let folder = File.folder(of: file)
      guard File.isDirectory(folder) else { throw Failure.noFolder(folder, for: file) }
      do throws(FollowUpStoreError) {
        let store = try FollowUpStore(path: source.storePath)
        for notice in store.notices { Failure.tell(notice) }
        try store.backUp(to: file)
      } catch .cannotCreate(file, let reason) {
        throw Failure(
          message: "\(file): cannot be made: \(reason)",
          remedy: ["name a new file"],
          code: .cannotCreate
        )
      } catch {
        throw Failure(error)
      }
      try StandardOutput.write("Copied the follow-ups to \(file)\n")
    }
  }
}
