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

  @Argument(
    help: ArgumentHelp(
      "The customer's id, external id, Salesforce id or name; snapshot folders may stand beside.",
      valueName: "customer"
    )
  )
  var words: [String]

  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    if customers.isEmpty { throw ValidationError("name a customer") }
    if customers.count > 1 {
      let named = customers.map { "\"\($0)\"" }.joined(separator: ", ")
      throw ValidationError("one customer at a time, not \(named)")
    }
  }

  /// The words that name a customer: those that are no directory, else the last one.
  private var customers: [String] {
    let names = words.filter { !File.isDirectory($0) }
    return names.isEmpty ? words.suffix(1) : names
  }

  func run() throws {
    try Failure.telling {
      let customer = customers[0]
      let folders = words.filter { $0 != customer && File.isDirectory($0) }
      let session = try BookSession(book, folders: folders)
      defer { session.finish() }
      let place = try session.place(of: customer)
      session.tellNotes()
      let surroundings = session.surroundings
      let detail = CustomerDetail(of: place, in: session.portfolio)
      // One customer is a page to read, also in a pipe.
      try StandardOutput.write(detail.text(output.format ?? .table, output.layout(surroundings)))
    }
  }
}
