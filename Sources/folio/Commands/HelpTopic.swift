import BookQuery

/// Something that `folio help` explains besides the commands.
enum HelpTopic: String, CaseIterable {
  case filter

  /// The topic that arguments such as `help filter` ask for; nil when they ask for none.
  init?(arguments: some Collection<String>) {
    guard arguments.count == 2, arguments.first == "help" else { return nil }
    self.init(rawValue: arguments.dropFirst().first ?? "")
  }

  /// Prints it.
  func print() throws {
    let surroundings = Surroundings.current()
    switch self {
    case .filter: try StandardOutput.write(FilterGuide.text(width: min(surroundings.columns, 100)))
    }
  }
}
