public import ArgumentParser
import BookModel
import BookQuery
import Canvas
import Dashboard
import Reports
public import Settings
import Terminal

extension GlyphChoice: ExpressibleByArgument {}

/// Opens the dashboard; without a terminal, prints what it would show first.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open the dashboard (the default)."
  )

  @Argument(help: ArgumentHelp("Snapshot folders.", valueName: "dir"), completion: .directory)
  var folders: [String] = []

  @OptionGroup var book: BookOptions

  @Option(
    help: ArgumentHelp("The colours; `folio themes list` names them.", valueName: "name|file"),
    completion: .list(ThemeShelf.builtInNames)
  )
  var theme: String?

  @Option(help: "The characters to draw with. (default: auto)")
  var glyphs: GlyphChoice?

  @Option(help: "When to use colour; NO_COLOR and CLICOLOR are honoured.")
  var color = ColorChoice.auto

  func run() throws {
    try Failure.telling {
      if let stray = folders.first(where: { !File.isDirectory($0) }) {
        throw Failure(
          message: "\(stray): no such folder",
          remedy: Suggestion.line(
            for: stray,
            among: Folio.configuration.subcommands.compactMap { $0.configuration.commandName }
          ),
          code: .noSnapshot
        )
      }
      let source = try BookSource(book, folders: folders)
      defer { source.close() }
      let shelf = ThemeShelf(source.settings, source.surroundings)
      let keeper = StateKeeper(source)
      let name = theme ?? keptTheme(keeper, source, shelf) ?? source.settings.themeName
      let first = try shelf.theme(named: name)
      guard source.surroundings.canDraw else { return try printPlain(source) }
      let code = try browse(source, shelf, keeper, first, name)
      if code != 0 { throw ExitCode(code) }
    }
  }

  /// The theme that was chosen in the dashboard, where the configuration names none.
  private func keptTheme(_ keeper: StateKeeper, _ source: BookSource, _ shelf: ThemeShelf)
    -> String?
  {
    guard source.settings.configuration.theme == nil, let name = keeper.theme else { return nil }
    return (try? shelf.theme(named: name)) == nil ? nil : name
  }

  private func browse(
    _ source: BookSource,
    _ shelf: ThemeShelf,
    _ keeper: StateKeeper,
    _ theme: Theme,
    _ name: String
  ) throws -> Int32 {
    // What is odd about the settings leaves no trace on the screen.
    for warning in source.settings.warnings { keeper.note(warning) }
    let options = terminalOptions(source)
    var terminal: Terminal
    do {
      terminal = try Terminal(
        theme: theme,
        options: options,
        environment: source.surroundings.environment
      )
    } catch {
      throw Failure(message: "\(error)", code: .usage)
    }
    var name = name
    if options.asksBackground {
      name = source.settings.themeName(on: terminal.background)
      terminal.setTheme(try shelf.theme(named: name))
    }
    var desk = FollowUpDesk(source)
    desk.keepsUnsaved = true
    var loop = DashboardLoop(
      dashboard: Dashboard(
        options: dashboardOptions(source, terminal.glyphs, shelf, name).resuming(keeper, book.scope)
      ),
      terminal: terminal,
      source: source,
      desk: desk,
      themes: shelf,
      keeper: keeper
    )
    return loop.run()
  }

  private func terminalOptions(_ source: BookSource) -> Terminal.Options {
    var options = Terminal.Options()
    options.colorMode = color == .always ? .always : color == .never ? .never : .auto
    options.glyphs = glyphs?.glyphs ?? source.settings.glyphs
    options.asksBackground = theme == nil && source.settings.themeDependsOnBackground
    return options
  }

  private func dashboardOptions(
    _ source: BookSource,
    _ glyphs: GlyphSet,
    _ shelf: ThemeShelf,
    _ theme: String
  ) -> DashboardOptions {
    var options = DashboardOptions()
    options.version = Folio.version
    options.source = source.name
    options.glyphs = glyphs
    options.keys = KeyMap(
      source.settings.configuration.keys.map { KeyMap.Choice(action: $0.action, keys: $0.keys) }
    )
    options.themes = shelf.entries.map(\.name)
    options.theme = theme
    options.policies = source.settings.policies
    options.reports = ReportMaker.offers
    options.staleAfterDays = source.settings.configuration.staleAfter
    options.defaultDueDays = source.settings.configuration.defaultDue
    options.confirmsQuit = source.settings.configuration.confirmsQuit
    options.reducesMotion = source.settings.configuration.reducesMotion
    options.vitallyLink = source.settings.configuration.vitallyLink.map { LinkPattern($0) }
    options.lookerLink = source.settings.configuration.lookerLink.map { LinkPattern($0) }
    options.secondsFromUTC = Surroundings.secondsFromUTC()
    options.startsWithEverybody = source.startsWithEverybody
    return options
  }

  /// Prints the summary and the table.
  private func printPlain(_ source: BookSource) throws {
    let session = try BookSession(source, book)
    defer { session.finish() }
    session.tellNotes()
    let portfolio = session.portfolio
    let places = portfolio.places(in: session.scope, includingChurned: session.includesChurned)
    let layout = Layout(
      width: session.surroundings.outputIsTerminal ? session.surroundings.columns : nil
    )
    let summary = Summary(of: places, in: portfolio, by: nil).text(.table, layout)
    let list = CustomerList(of: places, in: portfolio).text(.table, layout)
    try StandardOutput.write("\(summary)\n\(list)")
  }
}

extension DashboardOptions {
  /// The options with what was kept; a scope that was asked for comes before that of the session.
  fileprivate func resuming(_ keeper: StateKeeper, _ scope: Scope?) -> DashboardOptions {
    var options = self
    options.views = keeper.views()
    options.session = keeper.session
    if scope != nil { options.session?.scope = nil }
    return options
  }
}
