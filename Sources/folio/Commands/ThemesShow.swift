import ArgumentParser
import Canvas
import Settings

/// Shows the colours of a theme, a line a role.
struct ThemesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a theme's colours, a line for each meaning."
  )

  @Argument(
    help: ArgumentHelp("The theme.", valueName: "name|file"),
    completion: .list(ThemeShelf.builtInNames)
  )
  var theme: String

  @OptionGroup var store: StoreOptions
  @Option(help: "When to use colour; NO_COLOR and CLICOLOR are honoured.")
  var color = ColorChoice.auto

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      let shelf = ThemeShelf(try Settled(store, surroundings), surroundings)
      let theme = try shelf.theme(named: self.theme)
      let paints = FormatOptions.usesColor(color, surroundings)
      for role in Role.allCases {
        let color = theme[role, on: .plain].color
        let name = "\(role)".padding(to: 12)
        let sample = paints ? "  \(color.sequence)\(role)\u{1B}[0m" : ""
        try StandardOutput.write("\(name)\(color.words.padding(to: 10))\(sample)".trimmedEnd + "\n")
      }
    }
  }
}

/// Tells how legible a theme is.
struct ThemesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a theme's contrast; ends with 1 where a text is too faint.",
    discussion: "The colours are taken as the file has them; when drawn they are raised."
  )

  @Argument(
    help: ArgumentHelp("The theme.", valueName: "name|file"),
    completion: .list(ThemeShelf.builtInNames)
  )
  var theme: String

  @OptionGroup var store: StoreOptions

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      let shelf = ThemeShelf(try Settled(store, surroundings), surroundings)
      let check = ThemeCheck(try shelf.theme(named: theme, contrast: .off))
      for pair in check.pairs {
        let place = "\(pair.role) on \(pair.surface)".padding(to: 24)
        let colors = "\(pair.text.hex) on \(pair.ground.hex)".padding(to: 20)
        let verdict = pair.isEnough ? "" : "  below \(pair.floor.oneDecimal)"
        try StandardOutput.write("\(place)\(colors)\(pair.contrast.oneDecimal)\(verdict)\n")
      }
      for pair in check.separations {
        let place = "\(pair.first) from \(pair.second)".padding(to: 24)
        try StandardOutput.write(
          "\(place)\("\(pair.vision)".padding(to: 20))\(pair.distance.oneDecimal) apart\n"
        )
      }
      if check.pairs.isEmpty {
        try StandardOutput.write("the terminal's own colours: nothing to check\n")
      }
      if !check.failures.isEmpty { throw ExitCode.answerIsNo }
    }
  }
}

extension Color {
  /// The colour in words: `#rrggbb`, the number of one of the terminal's, or `terminal`.
  fileprivate var words: String {
    switch self {
    case .terminal: "terminal"
    case .ansi(let number): "ansi \(number)"
    case .rgb(let color): color.hex
    }
  }

  /// The sequence that makes a terminal write in the colour.
  fileprivate var sequence: String {
    switch self {
    case .terminal: ""
    case .ansi(let number): "\u{1B}[38;5;\(number)m"
    case .rgb(let color): "\u{1B}[38;2;\(color.red);\(color.green);\(color.blue)m"
    }
  }
}

extension Double {
  /// The number with one decimal, rounded down so that 4.49 does not pass for 4.5.
  fileprivate var oneDecimal: String {
    let tenths = Int(self * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
