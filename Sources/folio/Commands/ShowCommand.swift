import ArgumentParser
import Reports

/// Prints everything about one customer.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one customer: facts, usage, health with reasons, contract, follow-up.",
    discussion: """
      Examples:
        folio show "Acme" --demo
        folio show 0015w00002aBcDeAAK --format json
        folio show ~/snapshots "Acme"
      """
  )

  @OptionGroup var customer: CustomerArgument
  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    try Failure.telling {
      let session = try BookSession(book, folders: customer.folders)
      defer { session.finish() }
      let place = try session.place(of: customer.name)
      session.tellNotes()
      let surroundings = session.surroundings
      let detail = CustomerDetail(of: place, in: session.portfolio)
      // One customer is a page to read, also in a pipe.
      try StandardOutput.write(detail.text(output.format ?? .table, output.layout(surroundings)))
    }
  }
}
