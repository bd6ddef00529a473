import ArgumentParser

/// Tells where folio keeps its files.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Tell where folio's files are, show the settings, begin a configuration.",
    subcommands: [ConfigPath.self, ConfigShow.self, ConfigInit.self],
    defaultSubcommand: ConfigPath.self
  )
}

/// Prints the places of folio's files.
struct ConfigPath: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the places of folio's files, a line each."
  )

  @OptionGroup var store: StoreOptions

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      let places = try Settled.places(store, surroundings)
      for (name, path) in places {
        let padding = String(repeating: " ", count: max(1, 14 - name.utf8.count))
        try StandardOutput.write("\(name)\(padding)\(path)\n")
      }
    }
  }
}
