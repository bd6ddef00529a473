/// Whether colours are used.
public enum ColorMode: String, CaseIterable, Hashable, Sendable {
  case auto, always, never

  /// Whether colours are used, by the conventions of NO_COLOR and CLICOLOR.
  public func usesColor(environment: [String: String]) -> Bool {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if isSet("NO_COLOR") { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] where isSet(name) && environment[name] != "0" {
        return true
      }
      return environment["CLICOLOR"] != "0"
    }
  }
}

/// The terminal's type, and what to tell ncurses that it is.
struct TerminalType: Equatable {
  /// A name for ncurses, with our own description if that is not the system's.
  struct Candidate: Equatable {
    let name: String
    var description: TerminalDescription?
  }

  /// What TERM says.
  let name: String
  /// What to try, the best first.
  let candidates: [Candidate]

  /// Chooses by TERM and COLORTERM; throws when there is no way to place text.
  init(environment: [String: String], usesColor: Bool) throws(TerminalError) {
    let name = environment["TERM"] ?? ""
    self.name = name
    guard !name.isEmpty, name != "dumb" else { throw .plainTerminal(type: name) }
    let isDirect = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    var candidates: [Candidate] = []
    if Self.isMultiplexer(name) {
      if isDirect, usesColor { candidates.append(Candidate(.tmuxDirect)) }
      if name.contains("256color") { candidates.append(Candidate(.tmux)) }
    } else if Self.isLikeXterm(name), isDirect, usesColor {
      candidates.append(Candidate(.direct))
    }
    candidates.append(Candidate(name: name))
    // Newer terminals than the system's descriptions, but faithful to xterm.
    if Self.isLikeXterm(name) { candidates.append(Candidate(name: "xterm-256color")) }
    self.candidates = candidates
  }

  /// Whether it is tmux or screen.
  private static func isMultiplexer(_ name: String) -> Bool {
    name.hasPrefix("tmux") || name.hasPrefix("screen")
  }

  /// Whether it understands what xterm does.
  private static func isLikeXterm(_ name: String) -> Bool {
    let families = [
      "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "konsole", "kitty", "vte",
      "wezterm",
    ]
    return families.contains { name.hasPrefix($0) }
  }

  /// Whether its fonts can be trusted with blocks and braille, which those of consoles cannot.
  var drawsBlocks: Bool {
    let others = ["rxvt", "st-", "mlterm", "putty"]
    return answersQueries || name == "st" || others.contains { name.hasPrefix($0) }
  }

  /// Whether the user's locale is the plain one of C, asked for by name.
  ///
  /// A locale that is not installed, or none at all, says nothing about what the terminal can show.
  static func asksForASCII(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale == "C" || locale == "POSIX"
  }

  /// Whether it can be asked questions in the language of xterm without showing them.
  var answersQueries: Bool { Self.isMultiplexer(name) || Self.isLikeXterm(name) }
}

extension TerminalType.Candidate {
  init(_ description: TerminalDescription) {
    self.init(name: description.rawValue, description: description)
  }
}
