public import ArgumentParser
public import BookModel
import Drafts
import Programmes
import Reports
import Settings

extension NurtureMessage: ExpressibleByArgument {}

extension Month: ExpressibleByArgument {
  /// Reads a month as `2026-11`.
  public init?(argument: String) { self.init(argument) }
}

/// Reports who without an advisor of their own is due for which message.
struct ReportNurture: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nurture",
    abstract: "Who without an advisor of their own is due for which message; drafts of them.",
    discussion: """
      folio sends nothing: it writes drafts and a target list, and keeps what you say was sent. What is
      due is decided by that: a monthly message once a month, onboarding once for ever.

      1. folio report nurture --policy three-tier            what is due, and what is in the way
      2. folio report nurture --drafts ~/drafts              an .eml file a message, targets.csv and .json
      3. send them, with your mail program or with Vitally
      4. folio report nurture --mark-sent --message usage-recap
         folio report nurture --mark-sent 'name:Acme'        one customer's messages
         folio follow undo                                   takes the last marking back
         On the Reports screen m and u do the same.

      Contacts who unsubscribed, or whose mail bounces, get nothing: the next admin does, or it is blocked.

      Addresses and thresholds are in the configuration, under `nurture:`; `folio config init` shows
      them. For wording of your own, --templates writes the templates and what they may say.
      """
  )

  @OptionGroup var selection: ReportSelection
  @OptionGroup var output: ReportOptions

  @Option(
    help: ArgumentHelp("Only this message: \(Self.messageNames).", valueName: "name")
  )
  var message: NurtureMessage?

  @Option(help: ArgumentHelp("Write a draft of each message that is due.", valueName: "dir"))
  var drafts: String?

  @Option(help: ArgumentHelp("Write the templates there are, to begin with.", valueName: "dir"))
  var templates: String?

  @Flag(help: "Record what is due as sent; needs a filter, --message or --all.")
  var markSent = false

  @Flag(help: "With --mark-sent: everything that is due.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "With --mark-sent: what was due in this month or the one before.",
      valueName: "yyyy-mm"
    )
  )
  var month: Month?

  private static let messageNames = NurtureMessage.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    if markSent && drafts != nil {
      throw ValidationError("--drafts writes and --mark-sent records: first one, then the other")
    }
    if !markSent && (all || month != nil) {
      throw ValidationError("\(all ? "--all" : "--month") goes with --mark-sent")
    }
    if markSent && selection.filter.isEmpty && message == nil && !all {
      throw ValidationError("--mark-sent: say what was sent: a filter, --message NAME or --all")
    }
  }

  func run() throws {
    try Failure.telling {
      if let templates { return try writeTemplates(into: templates) }
      let source = try BookSource(selection.book, folders: selection.folders)
      defer { source.close() }
      let session = try BookSession(source, selection.book)
      defer { session.finish() }
      let subject = try selection.read(in: session).subject
      let programme = NurtureProgramme(
        session.portfolio,
        settings: source.nurtureSettings,
        sent: session.ledger.sent(to: session.portfolio.book.customers)
      )
      session.tellNotes()
      if markSent { return try record(subject, programme, source) }
      let report = NurtureReport(subject, programme, only: message)
      if let drafts {
        try write(report, into: drafts)
      } else {
        try output.write(report.report, session.surroundings)
      }
    }
  }
}

extension ReportNurture {
  /// Records what is due as sent and says what that was.
  private func record(
    _ subject: ReportSubject,
    _ programme: NurtureProgramme,
    _ source: BookSource
  ) throws {
    let report = NurtureReport(subject, try self.programme(programme, in: month), only: message)
    if let note = report.note { throw Failure(message: note, code: .usage) }
    let sent = report.sendings
    guard !sent.isEmpty else {
      throw Failure(
        message: "nothing of what you name is due",
        remedy: ["folio report nurture says what is due, and what is in the way"],
        code: .usage
      )
    }
    var desk = FollowUpDesk(source)
    defer { desk.finishTelling() }
    do { try desk.open(for: programme.portfolio.book.customers) } catch { throw Failure(error) }
    switch desk.send(sent) {
    case .saved:
      let lines = sent.map { customer, message in
        let feature = message.feature.map { ", \($0)" } ?? ""
        return "\(customer.name): \(message.message.title)\(feature), \(message.month.readable)\n"
      }
      try StandardOutput.write(
        lines.joined() + "Recorded as sent: \(Figures.count(sent.count, "message")). "
          + "`folio follow undo` takes it back.\n"
      )
    case .refused(let reason): throw Failure(message: reason, code: .usage)
    case .failed(let reason): throw desk.end(for: reason)
    }
  }

  /// The programme as it stood at the end of a month; as it stands where none is named.
  private func programme(_ programme: NurtureProgramme, in month: Month?) throws(Failure)
    -> NurtureProgramme
  {
    guard let month, month != programme.month else { return programme }
    guard month == programme.month.adding(months: -1) else {
      throw Failure(
        message: "--month: \(month) is neither this month nor the one before",
        code: .usage
      )
    }
    var earlier = programme
    earlier.portfolio.today = month.last
    return earlier
  }

  private func writeTemplates(into path: String) throws {
    let folder = try OutputFolder(path: path, mayReplace: output.force)
    for name in MailTemplates.names {
      try folder.write(MailTemplates.builtInText(of: name) ?? "", as: name)
    }
    try folder.write(MailTemplates.guide, as: "README.txt")
    let paths = Paths(environment: Surroundings.current().environment)
    try StandardOutput.write(
      "Wrote the templates into \(path). Those you change go into \(paths.templates).\n"
    )
  }

  /// Writes the drafts and the target list into a folder.
  private func write(_ report: NurtureReport, into folder: String) throws {
    if let note = report.note { throw Failure(message: note, code: .usage) }
    let drafts: [MailDraft]
    do {
      let paths = Paths(environment: Surroundings.current().environment)
      let texts = try TemplateFolder.texts(of: MailTemplates.names, paths: paths)
      let templates = try MailTemplates(overrides: texts)
      drafts = try report.targets.map { standing, step in
        try templates.draft(step, of: standing, in: report.programme)
      }
    } catch let error as SettingsError {
      throw Failure(error)
    } catch let error as DraftError {
      throw Failure(message: "templates: \(error)", code: .wrongConfiguration)
    }
    let target = try OutputFolder(path: folder, mayReplace: output.force)
    for draft in drafts { try target.write(draft.message, as: draft.fileName) }
    try target.write(report.report.text(.csv), as: "targets.csv")
    try target.write(report.report.text(.json), as: "targets.json")
    try StandardOutput.write(
      "Wrote \(Figures.count(drafts.count, "draft")), targets.csv and targets.json into "
        + "\(folder).\nOnce they are sent, record it: folio report nurture --mark-sent ...\n"
    )
  }
}
