import ArgumentParser
import Canvas
import Settings

/// Names the themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, show one, check how legible it is.",
    subcommands: [ThemesList.self, ThemesShow.self, ThemesCheck.self],
    defaultSubcommand: ThemesList.self
  )
}

/// Lists the themes, a line each.
struct ThemesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the themes and where each is from."
  )

  @OptionGroup var store: StoreOptions

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      let entries = ThemeShelf(try Settled(store, surroundings), surroundings).entries
      let width = entries.map(\.name.columns).max() ?? 0
      for entry in entries {
        let padding = String(repeating: " ", count: width - entry.name.columns)
        try StandardOutput.write("\(entry.name)\(padding)  \(entry.file ?? "built in")\n")
      }
    }
  }
}
