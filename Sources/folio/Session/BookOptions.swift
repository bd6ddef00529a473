public import ArgumentParser
public import BookModel
public import BookQuery

extension Day: ExpressibleByArgument {
  /// Reads a date as `2026-11-21`.
  public init?(argument: String) { self.init(argument) }
}

extension Scope: ExpressibleByArgument {}

/// The options of every command that reads a book.
struct BookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A snapshot folder, or a library: a folder of dated ones. Repeatable.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var snapshots: [String] = []

  @Flag(help: "Use the built-in sample book, made for today.")
  var demo = false

  @Option(help: "Open the newest snapshot on or before this day.")
  var asOf: Day?

  @Option(help: "The day that \"late\" and \"in 30 days\" count from. (default: the real one)")
  var today: Day?

  @Option(help: ArgumentHelp("Whose book is mine.", valueName: "email|name|id"))
  var me: String?

  @Option(help: "My book, or the whole customer base. (default: book where --me is known)")
  var scope: Scope?

  @Option(
    help: "The tier policy. (default: four-tier)",
    completion: .list(TierPolicy.builtIn.map(\.name))
  )
  var policy: String?

  @Flag(help: "Count customers that have left, too.")
  var includeChurned = false

  @OptionGroup var store: StoreOptions

  @Flag(help: "Neither read nor write prepared data.")
  var noCache = false
}

/// Where settings and follow-ups are kept.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The follow-up database.", valueName: "file"), completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp("The configuration.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var config: String?
}
