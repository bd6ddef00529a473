public import ArgumentParser
import BookModel
import BookQuery
public import Reports

extension OutputFormat: ExpressibleByArgument {}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How a command prints.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to print. (default: table on a terminal, tsv in a pipe)")
  var format: OutputFormat?

  @Option(help: "When to use colour; NO_COLOR and CLICOLOR are honoured.")
  var color = ColorChoice.auto

  /// The format for where the output goes.
  func chosenFormat(_ surroundings: Surroundings) -> OutputFormat {
    format ?? (surroundings.outputIsTerminal ? .table : .tsv)
  }

  /// The room and the colour for where the output goes.
  func layout(_ surroundings: Surroundings) -> Layout {
    Layout(
      width: surroundings.outputIsTerminal ? surroundings.columns : nil,
      usesColor: Self.usesColor(color, surroundings)
    )
  }

  /// Whether to print colour: `--color`, then NO_COLOR, then CLICOLOR_FORCE, then the terminal.
  static func usesColor(_ color: ColorChoice, _ surroundings: Surroundings) -> Bool {
    let environment = surroundings.environment
    func isSet(_ name: String) -> Bool { !["", "0"].contains(environment[name] ?? "") }
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if !(environment["NO_COLOR"] ?? "").isEmpty { return false }
      if isSet("CLICOLOR_FORCE") || isSet("FORCE_COLOR") { return true }
      return surroundings.outputIsTerminal && environment["TERM"] != "dumb"
        && environment["CLICOLOR"] != "0"
    }
  }
}

/// Which customers a command prints, and in which order.
struct SelectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Filter words, or snapshot folders.", valueName: "filter"))
  var words: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What to order by, `-` for the highest first.", valueName: "col,-col")
  )
  var sort: String?

  @Option(help: "Print at most this many.")
  var limit: Int?

  @Flag(help: "End with 1 when nothing matched.")
  var exitStatus = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  /// The words that are existing directories: they name snapshots.
  var folders: [String] { words.filter(File.isDirectory) }

  /// All other words, as one filter.
  var filter: String { words.filter { !File.isDirectory($0) }.joined(separator: " ") }
}

/// The customers that options select.
struct Selection {
  /// Their places in the book, in the order to print.
  var places: [Int]
  /// The filter, whose pipeline words may say more about how to print.
  var query: Query
  /// What the filter, the order and the columns ask for that older snapshots know.
  var facts: QueryFacts
}

extension Query {
  /// Reads the filter that a user wrote; tells what is wrong with it.
  init(words: String, of portfolio: Portfolio) throws(Failure) {
    do { self = try Query(words, in: QueryContext(portfolio)) } catch {
      throw Failure(
        message: "filter: \(error.message)",
        remedy: [error.remedy].compactMap(\.self),
        code: .usage
      )
    }
  }
}

extension BookSession {
  /// Returns the customers in scope that a filter keeps, in the order of the book.
  ///
  /// An older snapshot is read only where the filter or one of `fields` asks for what it knows.
  func selection(matching query: Query, fields: [Field] = []) throws(Failure) -> Selection {
    let facts = try history.facts(FactNeeds(of: query, fields: fields), of: portfolio)
    let all = portfolio.places(in: scope, includingChurned: includesChurned)
    let places = portfolio.places(matching: query, among: all, facts: facts)
    return Selection(places: places, query: query, facts: facts)
  }
}

extension SelectionOptions {
  /// Selects from a book; `columns` are the fields to print.
  func select(from session: BookSession, columns: [Field] = []) throws(Failure) -> Selection {
    let portfolio = session.portfolio
    let query = try query(of: portfolio)
    let keys = try sortKeys() ?? query.sort ?? []
    var selection = try session.selection(matching: query, fields: columns + keys.map(\.field))
    selection.places = portfolio.sorted(selection.places, by: keys, facts: selection.facts)
    if let most = limit ?? query.limit { selection.places = Array(selection.places.prefix(most)) }
    return selection
  }

  /// The filter.
  func query(of portfolio: Portfolio) throws(Failure) -> Query {
    try Query(words: filter, of: portfolio)
  }

  private func sortKeys() throws(Failure) -> [SortKey]? {
    guard let sort else { return nil }
    var keys: [SortKey] = []
    for word in sort.split(separator: ",") {
      guard let key = SortKey(parsing: word) else {
        let name = word.first == "-" ? word.dropFirst() : word
        throw Failure(
          message: "--sort: there is no column \"\(name)\" to order by",
          remedy: Suggestion.line(for: String(name), among: Field.all.map(\.name)),
          code: .usage
        )
      }
      keys.append(key)
    }
    return keys
  }
}
