import ArgumentParser

/// The one customer that a command is about, among the folders of snapshots.
struct CustomerArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The customer's id, external id, Salesforce id or name; snapshot folders may stand beside.",
      valueName: "customer"
    )
  )
  var words: [String]

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

  /// What names the customer.
  var name: String { customers[0] }

  /// The words that are folders of snapshots.
  var folders: [String] { words.filter { $0 != name && File.isDirectory($0) } }
}
