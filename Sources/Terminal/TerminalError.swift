/// Why the dashboard cannot have the screen.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// The terminal, by its type (empty when not set), cannot place text on a screen.
  case plainTerminal(type: String)
  /// The system has no description of the terminal's type.
  case unknownType(String)
  /// The system gave no pipe for signals.
  case noPipe

  /// The wording, with what to do.
  public var description: String {
    switch self {
    case .notATerminal: "the dashboard needs a terminal for its input and its output"
    case .plainTerminal(""): "TERM is not set; the dashboard needs to know the terminal's type"
    case .plainTerminal(let type): "the dashboard cannot be shown on a terminal of type \(type)"
    case .unknownType(let type):
      "unknown terminal type \"\(Self.printable(type))\"; "
        + "set TERM to one that is installed, such as xterm-256color"
    case .noPipe: "the system has no file descriptors left"
    }
  }

  /// The printable ASCII of a text that came from outside.
  private static func printable(_ text: String) -> String {
    text.filter { (0x20..<0x7F).contains($0.asciiValue ?? 0) }
  }
}
