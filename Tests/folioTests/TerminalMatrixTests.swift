import Foundation
import PseudoTerminal
import TestSupport
import Testing

/// The program on every kind of terminal and in every kind of locale, by the bytes it writes.
@Suite(.serialized)
struct TerminalMatrixTests {
  private let program: Program
  private let book: [String]

  init() throws {
    program = try Program()
    book = try SmallSnapshot.write(to: program.home)
  }

  private static let answer = "\u{1B}[5;1R\u{1B}[5;2R\u{1B}[?62;22c"

  /// Opens a small book, answers what the terminal is asked, and returns all that was written up
  /// to the end that `q` brings.
  private func bytes(
    _ environment: [String: String],
    _ options: [String] = ["--theme", "folio-dark"],
    asks: Bool = true
  ) throws -> String {
    let terminal = PseudoTerminal(
      Program.path,
      book + options,
      environment: program.environment(environment)
    )
    if asks {
      #expect(terminal.wait(for: "\u{1B}[c"))
      terminal.type(Self.answer)
    }
    #expect(terminal.wait(forOneOf: ["MY BOOK"]) != nil, "\(environment)")
    #expect(terminal.wait(forOneOf: ["Café", "Caf"]) != nil, "\(environment)")
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
    return terminal.output
  }

  /// Whether a text sets a colour: 16 of them, 256 or all.
  private func depth(of text: String) -> Int {
    if text.contains("\u{1B}[38;2;") || text.contains(";38;2;") { return 3 }
    if text.contains("38;5;") { return 2 }
    return text.firstMatch(of: #/\x1B\[(?:\d+;)*[349][0-7][;m]/#) == nil ? 0 : 1
  }

  @Test(arguments: [
    ("xterm-256color", "", 2, false), ("xterm-256color", "truecolor", 3, false),
    ("xterm", "", 1, false), ("tmux-256color", "", 2, false),
    ("tmux-256color", "truecolor", 3, false),
    ("screen", "", 1, false), ("screen", "truecolor", 3, false), ("linux", "", 1, true),
    ("linux", "truecolor", 1, true), ("vt100", "", 0, true),
  ])
  func `colours and characters are what the terminal can show`(
    type: String,
    colors: String,
    depth: Int,
    isASCII: Bool
  ) throws {
    let isAsked = !["linux", "vt100"].contains(type)
    let text = try bytes(["TERM": type, "COLORTERM": colors], asks: isAsked)
    #expect(self.depth(of: text) == depth)
    #expect(text.contains("▇") == !isASCII)
    #expect(!text.contains("\u{1B}]4;"), "the palette is the user's")
    let isSynchronized = text.contains("\u{1B}[?2026h")
    #expect(isSynchronized == (type != "vt100" && type != "linux"))
  }

  @Test func `a frame is drawn between the marks of one update`() throws {
    let text = try bytes(["TERM": "xterm-256color"])
    let opened = text.ranges(of: "\u{1B}[?2026h").count
    // Leaving the screen ends an update once more, for a frame that was broken off.
    #expect(opened > 0 && text.ranges(of: "\u{1B}[?2026l").count >= opened)
  }

  @Test(arguments: [
    (["LANG": "C"], true), (["LC_ALL": "POSIX", "LANG": "C.UTF-8"], true),
    (["LANG": "C.UTF-8"], false),
    (["LC_ALL": "xx_YY.UTF-8"], false), (["LANG": ""], false),
    (["LC_CTYPE": "C.UTF-8", "LANG": "C"], false),
  ])
  func `the locale of C gets ASCII, one that is not installed does not`(
    environment: [String: String],
    isASCII: Bool
  ) throws {
    let text = try bytes(environment.merging(["TERM": "xterm-256color"]) { $1 })
    #expect(text.contains("▇") == !isASCII)
    // Names are data, not decoration: they lose their accents, never their letters.
    #expect(text.contains(isASCII ? "Cafe" : "Café"))
    #expect(text.utf8.allSatisfy { $0 < 0x80 } == isASCII)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["NO_COLOR": "1", "COLORTERM": "truecolor"]])
  func `without colour there are only attributes`(environment: [String: String]) throws {
    let text = try bytes(environment.merging(["TERM": "xterm-256color"]) { $1 })
    #expect(depth(of: text) == 0)
    #expect(text.contains("\u{1B}[1m") || text.contains("\u{1B}[7m") || text.contains("[0;1"))
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": ""], ["ACCESSIBLE": "1"]])
  func `the book is printed where nothing is to be drawn`(environment: [String: String]) throws {
    let terminal = PseudoTerminal(
      Program.path,
      book,
      environment: program.environment(environment)
    )
    #expect(terminal.status() == 0)
    #expect(terminal.output.contains("Café"))
    #expect(!terminal.output.contains("\u{1B}"))
    #expect(terminal.hasFirstModes)
  }

  @Test func `an unknown terminal gets a sentence and no escape codes`() throws {
    let terminal = PseudoTerminal(
      Program.path,
      book,
      environment: program.environment(["TERM": "nosuch"])
    )
    #expect(terminal.status() == 64)
    #expect(terminal.output.contains("unknown terminal type \"nosuch\""))
    #expect(!terminal.output.contains("\u{1B}"))
    #expect(terminal.hasFirstModes)
  }

  @Test func `without any terminal the book is printed`() throws {
    for environment in [["COLORTERM": "truecolor"], ["LANG": "C"], ["TERM": "nosuch"]] {
      let outcome = try program.run(arguments: book, environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("Café") && !outcome.output.contains("\u{1B}"))
    }
  }

  @Test func `what is odd about the settings is in the log`() throws {
    let configuration = try program.home.write("teme: folio-dark\n", to: "odd.yaml")
    _ = try bytes(["TERM": "linux"], ["--config", configuration], asks: false)
    let log = program.home.file("state/folio/folio.log")
    let text = String(decoding: try TestFile.bytes(of: log), as: UTF8.self)
    #expect(text.contains("odd.yaml:1: unknown key \"teme\": did you mean theme?"))
    #expect(TestFile.mode(of: log) == 0o600)
  }

  @Test(arguments: [("ffff/ffff/ffff", "folio-light"), ("0000/0000/0000", "folio-dark")])
  func `a pair of themes goes by the background`(background: String, theme: String) throws {
    let configuration = try program.home.write(
      "theme: {dark: folio-dark, light: folio-light}\n",
      to: "pair.yaml"
    )
    let wanted = try program.run("themes", "show", theme, "--color", "always")
    let text = try #require(wanted.output.split(separator: "\n").first { $0.hasPrefix("text ") })
    let sequence = try #require(text.firstMatch(of: #/38;2;\d+;\d+;\d+/#)?.output)
    let terminal = PseudoTerminal(
      Program.path,
      book + ["--config", configuration],
      environment: program.environment(["COLORTERM": "truecolor"])
    )
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type("\u{1B}[5;1R\u{1B}[5;2R\u{1B}]11;rgb:\(background)\u{1B}\\\u{1B}[?62;22c")
    #expect(terminal.wait(forOneOf: [String(sequence)]) != nil)
    terminal.type("q")
    #expect(terminal.status() == 0)
  }
}

/// What happens to the program from outside, and what the terminal is left as.
@Suite(.serialized)
struct ProgramEndingTests {
  private let program: Program
  private let book: [String]

  init() throws {
    program = try Program()
    book = try SmallSnapshot.write(to: program.home)
  }

  private func opened(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = PseudoTerminal(
      Program.path,
      book,
      environment: program.environment(environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 })
    )
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type("\u{1B}[5;1R\u{1B}[5;2R\u{1B}[?62;22c")
    return terminal
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.hasFirstModes)
    for sequence in ["\u{1B}[?1049l", "1000l", "\u{1B}[?2004l"] {
      #expect(terminal.output.contains(sequence))
    }
  }

  @Test(arguments: [(SIGQUIT, 131), (SIGHUP, 129), (SIGTERM, 143), (SIGINT, 130)])
  func `a signal ends the program with its own code`(signal: Int32, code: Int) throws {
    let terminal = try opened()
    #expect(terminal.wait(for: "MY BOOK"))
    terminal.signal(signal)
    #expect(terminal.status() == code)
    expectRestored(terminal)
  }

  @Test(arguments: [("abort", [SIGABRT]), ("trap", [SIGILL, SIGTRAP]), ("fault", [SIGSEGV])])
  func `a crash puts the terminal right and dies of its signal`(
    way: String,
    signals: [Int32]
  ) throws {
    let terminal = try opened(["FOLIO_CRASH": way])
    let status = try #require(terminal.status())
    #expect(signals.contains(Int32(status - 128)), "\(status)")
    expectRestored(terminal)
  }

  @Test func `a terminal that is gone ends the program`() throws {
    let terminal = try opened()
    #expect(terminal.wait(for: "MY BOOK"))
    terminal.hangUp()
    #expect(terminal.status() == 129)
  }

  @Test func `a storm of sizes ends in the last one`() throws {
    let terminal = try opened()
    #expect(terminal.wait(for: "MY BOOK"))
    for step in 0..<200 { terminal.resize(rows: 1 + step % 60, columns: 1 + step * 7 % 240) }
    terminal.resize(rows: 24, columns: 100)
    #expect(terminal.wait(for: "MY BOOK"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    expectRestored(terminal)
  }

  @Test func `a stopped program leaves the screen, and takes it again`() throws {
    let terminal = try opened()
    #expect(terminal.wait(for: "MY BOOK"))
    terminal.signal(SIGTSTP)
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "\u{1B}[?1049h"))
    #expect(terminal.wait(for: "MY BOOK"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
  }
}
