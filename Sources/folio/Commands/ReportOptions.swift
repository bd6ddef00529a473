import ArgumentParser
import BookQuery
import Reports

/// How a report is printed, and where to.
struct ReportOptions: ParsableArguments {
  @Option(
    help: """
      How to print. (default: table on a terminal; else as the name of --output ends; else markdown)
      """
  )
  var format: OutputFormat?

  @Option(help: ArgumentHelp("Write into this file; `-` is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the file of --output if it is there.")
  var force = false

  @Option(help: "When to use colour; NO_COLOR and CLICOLOR are honoured.")
  var color = ColorChoice.auto

  /// Prints a report.
  func write(_ report: Report, _ surroundings: Surroundings) throws {
    if force && output == nil {
      throw Failure(message: "--force goes with --output FILE", code: .usage)
    }
    try print(report, surroundings)
  }

  /// Prints a report of which `force` may be about something else.
  func print(_ report: Report, _ surroundings: Surroundings) throws {
    guard let output, output != "-" else {
      let isRead = surroundings.outputIsTerminal
      let layout = Layout(
        width: isRead ? surroundings.columns : nil,
        usesColor: FormatOptions.usesColor(color, surroundings)
      )
      return try StandardOutput.write(
        report.text(format ?? (isRead ? .table : .markdown), layout)
      )
    }
    let text = report.text(format ?? Self.format(ofFile: output) ?? .markdown)
    try OutputFile(path: output, mayReplace: force).write(text)
  }

  /// The format that a file's name ends in; nil for other names.
  private static func format(ofFile path: String) -> OutputFormat? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    return switch path[dot...].dropFirst().lowercased() {
    case "md", "markdown": .markdown
    case "json": .json
    case "ndjson", "jsonl": .ndjson
    case "csv": .csv
    case "tsv": .tsv
    case "txt", "text": .table
    default: nil
    }
  }
}

/// Which customers a report is about.
struct ReportSelection: ParsableArguments {
  @Argument(help: ArgumentHelp("Filter words, or snapshot folders.", valueName: "filter"))
  var words: [String] = []

  @OptionGroup var book: BookOptions

  /// Reads the book and finds the customers.
  func read() throws(Failure) -> ReportBook {
    try read(in: try BookSession(book, folders: folders))
  }

  /// Finds the customers in a book that was read.
  func read(in session: BookSession) throws(Failure) -> ReportBook {
    let query = try Query(words: filter, of: session.portfolio)
    let selected = try session.selection(matching: query)
    let subject = ReportSubject(
      of: selected.places,
      in: session.portfolio,
      scope: session.scope,
      filter: filter
    )
    return ReportBook(session: session, query: query, facts: selected.facts, subject: subject)
  }

  /// The words that are existing directories: they name snapshots.
  var folders: [String] { words.filter(File.isDirectory) }

  /// All other words, as one filter.
  var filter: String { words.filter { !File.isDirectory($0) }.joined(separator: " ") }
}

/// A book that was read for a report.
struct ReportBook {
  /// The book.
  var session: BookSession
  /// The filter.
  var query: Query
  /// What the filter asks for that older snapshots know.
  var facts: QueryFacts
  /// The customers that the report is about.
  var subject: ReportSubject
}
