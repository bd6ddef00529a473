import ArgumentParser
import BookModel
import FollowUpStore
import Programmes
import Reports

/// Writes follow-ups for other programs, other machines and colleagues.
struct FollowExport: ParsableCommand {
  /// The forms that follow-ups are written in.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, markdown, ics, vitally
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the follow-ups for other programs and machines.",
    discussion: """
      jsonl     every event ever recorded, for `folio follow import` on another machine
      csv       open and snoozed follow-ups as `folio follow list` shows them, for a spreadsheet
      markdown  the same, for a note
      ics       the same, for a calendar: an all-day event each, a to-do without a day
      vitally   the same without what others hand over while they are away, one request body a line,
                for Vitally's POST /resources/tasks:
                folio follow export --format vitally | while IFS= read -r task; do
                  curl -fsS -u "$VITALLY_KEY:" -H 'Content-Type: application/json' -d "$task" \\
                    "https://$VITALLY_SUBDOMAIN.rest.vitally.io/resources/tasks"; done
      """
  )

  @Option(help: "What to write.")
  var format = Format.jsonl
  @Option(help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"))
  var output: String?
  @Flag(help: "Replace the file if it is there.")
  var force = false
  @OptionGroup var book: BookOptions

  func run() throws {
    try Failure.telling {
      let source = try BookSource(book, folders: [])
      defer { source.close() }
      // The events need no book.
      let loaded = format == .jsonl ? nil : try FollowChange.book(of: source)
      defer { loaded?.preparation?.keep(nil) }
      let text = try text(source, loaded)
      if let output {
        try OutputFile(path: output, mayReplace: force, isPrivate: true).write(text)
      } else {
        try StandardOutput.write(text)
      }
    }
  }

  private func text(_ source: BookSource, _ loaded: LoadedBook?) throws(Failure) -> String {
    let book = loaded?.portfolio.book
    var desk = FollowUpDesk(source)
    // A task in Vitally is made by whoever the follow-up is of: here it would be made once more.
    if format != .vitally { desk.takeCovered(loaded?.coverage.followUps ?? [:]) }
    do { try desk.openExisting(for: book?.customers ?? []) } catch { throw Failure(error) }
    for notice in desk.notices { Failure.tell(notice) }
    let export = FollowUpExport(of: desk.everyFollowUp, in: book, today: source.today)
    switch format {
    case .jsonl:
      do { return try desk.events().map { $0.jsonLine + "\n" }.joined() } catch {
        throw Failure(error)
      }
    case .csv: return export.csv
    case .markdown: return export.markdown
    case .ics: return export.calendar
    case .vitally:
      for name in export.unknownCustomers {
        Failure.tell(
          "\(Printable.text(name)): no longer in the data, so that Vitally has no such account"
        )
      }
      return export.vitallyTasks
    }
  }
}

/// Takes over what was exported elsewhere.
struct FollowImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the events of an export (--format jsonl) that are not here yet.",
    discussion: """
      Events have ids that no two share: the same file can be imported twice, and files of several
      machines in any order, and all end with the same follow-ups.
      """
  )

  @Argument(help: "The exported file; - is the standard input.")
  var file: String
  @Flag(help: "End with 1 when a line was left out.")
  var exitStatus = false
  @OptionGroup var book: BookOptions

  func run() throws {
    try Failure.telling {
      let source = try BookSource(book, folders: [])
      defer { source.close() }
      var reader = FollowUpEventReader()
      try InputFile.read(file) { reader.read($0) }
      reader.finish()
      try tell(reader)
      let merge: FollowUpMerge
      do throws(FollowUpStoreError) {
        let store = try FollowUpStore(path: source.storePath)
        // A backup may find damage, and mend it: that is to be told, whatever came of the rest.
        defer {
          store.finish()
          for notice in store.notices { Failure.tell(notice) }
        }
        merge = try store.merge(reader.events)
      } catch {
        throw Failure(error)
      }
      for event in merge.conflicting.prefix(Self.most) {
        Failure.tell(
          "\(file): event \(Printable.text(event.id)) is here with other contents, which stay"
        )
      }
      let present = reader.events.count - merge.added.count - merge.conflicting.count
      try StandardOutput.write(
        "Added \(merge.added.count) events of \(reader.events.count); \(present) were here already\n"
      )
      if exitStatus && reader.problemCount + merge.conflicting.count > 0 {
        throw ExitCode.answerIsNo
      }
    }
  }

  /// The lines that are told one by one.
  private static let most = 10

  /// Tells which lines are no events.
  ///
  /// - Throws: Where no line is one.
  private func tell(_ reader: FollowUpEventReader) throws(Failure) {
    let remedy = ["import what `folio follow export --format jsonl` wrote"]
    if reader.isDatabase {
      throw Failure(
        message: "\(file): is a database, not an export",
        remedy: ["export it first: folio follow export --store \(file) --output FILE"],
        code: .wrongData
      )
    }
    let lines = reader.problems.prefix(Self.most).map { problem in
      "\(file): line \(problem.line): \(Printable.text(problem.reason)), left out"
    }
    guard reader.problemCount > 0 else { return }
    guard !reader.events.isEmpty else {
      throw Failure(message: lines[0], remedy: remedy, code: .wrongData)
    }
    for line in lines { Failure.tell(line) }
    if reader.problemCount > lines.count {
      Failure.tell("\(file): and \(reader.problemCount - lines.count) more lines, left out")
    }
  }
}
