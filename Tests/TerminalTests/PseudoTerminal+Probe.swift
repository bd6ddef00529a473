import PseudoTerminal

extension PseudoTerminal {
  /// Starts the tests' own program on a terminal of some type.
  convenience init(
    _ arguments: [String] = [],
    type: String,
    environment: [String: String] = [:]
  ) {
    var environment = environment
    environment["TERM"] = type
    environment["SWIFT_BACKTRACE"] = "enable=no"
    self.init(
      PseudoTerminal.built("TerminalProbe"),
      arguments,
      environment: environment
    )
  }
}
