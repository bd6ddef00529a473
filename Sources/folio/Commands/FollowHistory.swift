import ArgumentParser
import Reports

/// Lists what happened to a customer's follow-ups.
struct FollowHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List everything that ever happened to a customer's follow-ups, oldest first."
  )

  @Argument(help: "The customer's id, external id, Salesforce id or name.")
  var customer: String
  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    try Failure.telling {
      let source = try BookSource(book, folders: [])
      defer { source.close() }
      let loaded = try FollowChange.book(of: source)
      defer { loaded?.preparation?.keep(nil) }
      let history = try FollowChange.history(source, loaded, customer: customer)
      let surroundings = source.surroundings
      try StandardOutput.write(
        history.text(output.chosenFormat(surroundings), output.layout(surroundings))
      )
    }
  }
}
