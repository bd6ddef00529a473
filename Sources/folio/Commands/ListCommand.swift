import ArgumentParser
import BookQuery
import Reports

/// Prints customers, one a row.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List customers, one a row.",
    discussion: """
      Examples:
        folio list tier:strategic 'renewal<90d' --sort -arr
        folio list --scope base --format csv --columns name,arr,health
        folio list ~/snapshots/2026-11-21 'util<50%' --format json
      """
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  @Option(help: ArgumentHelp("The columns to print.", valueName: "a,b"))
  var columns: String?

  func run() throws {
    try Failure.telling {
      let session = try BookSession(book, folders: selection.folders)
      defer { session.finish() }
      let chosen = try columns.map(Self.parse)
      let fields = (chosen ?? []).compactMap { Field(name: $0.name) }
      let selected = try selection.select(from: session, columns: fields)
      session.tellNotes()
      let list = CustomerList(
        of: selected.places,
        in: session.portfolio,
        columns: try chosen ?? selected.query.columns.map(Self.columns),
        facts: selected.facts
      )
      let surroundings = session.surroundings
      try StandardOutput.write(
        list.text(output.chosenFormat(surroundings), output.layout(surroundings))
      )
      if selection.exitStatus && selected.places.isEmpty { throw ExitCode.answerIsNo }
    }
  }

  /// Returns the columns that a filter's `cols:` names; the dashboard has some that a list has not.
  private static func columns(of fields: [Field]) throws(Failure) -> [Column] {
    var columns: [Column] = []
    for field in fields {
      guard let column = Column(field) else {
        throw Failure(
          message: "cols: a list has no column \(field.name), only the dashboard has",
          code: .usage
        )
      }
      columns.append(column)
    }
    return columns
  }

  private static func parse(_ list: String) throws(Failure) -> [Column] {
    do { return try Column.parse(list) } catch {
      throw Failure(message: "--columns: \(error)", code: .usage)
    }
  }
}
