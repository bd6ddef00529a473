import Glibc
import PseudoTerminal
import Testing

/// What leaves a terminal as a shell wants it: the normal screen, the cursor, no mouse, no paste.
private let restored = ["\u{1B}[?1049l", "1000l", "\u{1B}[?2004l"]

/// Answers what folio asks a terminal, with the columns that a `▲` takes.
private func answer(width: Int) -> String {
  "\u{1B}[5;1R\u{1B}[5;\(1 + width)R\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c"
}

@Suite(.serialized)
struct RealTerminalTests {
  /// Starts the program in a terminal like xterm and answers its questions.
  private func start(_ arguments: [String] = [], width: Int = 1) -> PseudoTerminal {
    let terminal = PseudoTerminal(arguments, type: "xterm-256color")
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type(answer(width: width))
    #expect(terminal.wait(for: "ready"))
    return terminal
  }

  @Test(arguments: [
    (SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131),
  ])
  func `a signal ends the program with the terminal put right`(_ signal: Int32, code: Int) {
    let terminal = start()
    terminal.signal(signal)
    #expect(terminal.status() == code)
    #expect(restored.allSatisfy { terminal.output.contains($0) })
    #expect(terminal.hasFirstModes)
  }

  @Test(arguments: [
    ("q", 0), ("e", 7), ("!", 128 + Int(SIGILL)), ("a", 128 + Int(SIGABRT)),
    ("o", 128 + Int(SIGSEGV)),
  ])
  func `every end puts the terminal right, crashes too`(_ key: String, code: Int) {
    let terminal = start()
    #expect(!terminal.hasFirstModes)
    terminal.type(key)
    let status = terminal.status()
    #expect(status == code || (key == "!" && status == 128 + Int(SIGTRAP)))
    #expect(restored.allSatisfy { terminal.output.contains($0) })
    #expect(terminal.hasFirstModes)
  }

  @Test(arguments: [
    ("\u{1B}OA", "Key.up"), ("\u{1B}[1;5C", "Key.right"), ("\u{1B}[Z", "Key.backTab"),
    ("\u{1B}[3~", "Key.delete"), ("\u{1B}[15~", "function(5)"), ("\r", "Key.enter"),
    ("\u{7F}", "Key.backspace"), ("\t", "Key.tab"), ("\u{1B}", "Key.escape"),
    ("\u{10}", "control(\"p\")"), ("é", "character(\"é\")"), ("漢", "character(\"漢\")"),
    ("\u{1B}[200~a\rb\u{1B}[201~", "paste(\"a\\nb\")"), ("\u{1B}[99;5ux", "character(\"x\")"),
    ("\u{1B}[<0;151;7M\u{1B}[<0;151;7m", "press"), ("\u{1B}[<64;3;4M", "wheelUp"),
    ("\u{1B}[<65;3;4M", "wheelDown"),
  ])
  func `keys and the mouse arrive`(_ bytes: String, event: String) {
    let terminal = start()
    terminal.type(bytes)
    #expect(terminal.wait(for: event))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test func `a size is noticed, down to one cell`() {
    let terminal = start()
    for (rows, columns) in [(10, 90), (1, 1), (80, 250)] {
      terminal.resize(rows: rows, columns: columns)
    }
    #expect(terminal.wait(for: "80"))
    #expect(terminal.wait(for: "250"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test(arguments: ["\u{1A}", nil])
  func `a stopped program leaves the screen and comes back with all keys`(_ key: String?) {
    let terminal = start()
    if let key { terminal.type(key) } else { terminal.signal(SIGTSTP) }
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    // Nobody else is in the group, so the system goes on at once, or the test wakes it.
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "\u{1B}[?1049h"))
    #expect(terminal.wait(for: "resumed"))
    terminal.type("\u{1B}OA")
    #expect(terminal.wait(for: "Key.up"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
  }

  @Test func `a terminal that shows ambiguous characters wide gets ASCII`() {
    let terminal = start(width: 2)
    #expect(terminal.wait(for: "ascii"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test func `keys typed before the screen is there are not lost`() {
    let terminal = PseudoTerminal(type: "xterm-256color")
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type("j" + answer(width: 1))
    #expect(terminal.wait(for: "character(\"j\")"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test(arguments: [
    ("nosuch", "unknown terminal type \"nosuch\""), ("dumb", "of type dumb"),
    ("", "TERM is not set"),
  ])
  func `an unfit terminal gets a sentence and no escape codes`(_ type: String, words: String) {
    let terminal = PseudoTerminal(type: type)
    #expect(terminal.status() == 1)
    #expect(terminal.output.contains(words))
    #expect(!terminal.output.contains("\u{1B}"))
    #expect(terminal.hasFirstModes)
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], "\u{1B}[38;5;"),
      ("xterm-256color", ["COLORTERM": "truecolor"], "\u{1B}[38;2;"),
      ("screen-256color", ["COLORTERM": "24bit"], "\u{1B}[38;2;"),
      ("xterm", [:], "\u{1B}[3"),
    ] as [(String, [String: String], String)]
  )
  func `colours are as deep as the terminal's`(
    _ type: String,
    _ environment: [String: String],
    code: String
  ) {
    let terminal = PseudoTerminal(["colors"], type: type, environment: environment)
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type(answer(width: 1))
    #expect(terminal.wait(for: "ready"))
    #expect(terminal.wait(for: code))
    terminal.type("q")
    #expect(terminal.status() == 0)
    // The palette is the user's: it is never redefined.
    #expect(!terminal.output.contains("\u{1B}]4;"))
  }

  @Test(
    arguments: [("vt100", [:]), ("xterm-256color", ["NO_COLOR": "1"])]
      as [(String, [String: String])]
  )
  func `without colours there are only attributes`(_ type: String, _ environment: [String: String])
  {
    let terminal = PseudoTerminal(["colors"], type: type, environment: environment)
    if type != "vt100" {
      #expect(terminal.wait(for: "\u{1B}[c"))
      terminal.type(answer(width: 1))
    }
    #expect(terminal.wait(for: type == "vt100" ? "ascii" : "braille"))
    #expect(terminal.wait(for: "snoozed"))
    #expect(!terminal.output.contains("\u{1B}[3"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
  }

  @Test func `a message waits until the screen is the shell's again`() {
    let terminal = start()
    terminal.type("m")
    #expect(terminal.wait(for: "character(\"m\")"))
    #expect(!terminal.output.contains("a message"))
    terminal.type("q")
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    #expect(terminal.wait(for: "a message"))
    #expect(terminal.status() == 0)
  }

  @Test func `the reason of a crash can be read`() {
    let terminal = start()
    terminal.type("!")
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    #expect(terminal.wait(for: "as asked"))
    #expect(terminal.status() != nil)
  }

  @Test func `another thread can end the wait`() {
    let terminal = start()
    terminal.type("w")
    #expect(terminal.wait(for: "woken"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test func `the theme changes while the program runs`() {
    let terminal = PseudoTerminal(type: "xterm-256color", environment: ["COLORTERM": "24bit"])
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type(answer(width: 1))
    #expect(terminal.wait(for: "ready"))
    terminal.type("t")
    #expect(terminal.wait(for: "38;2;18;171;52"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }

  @Test func `a terminal that is gone ends the program`() {
    let terminal = start()
    terminal.hangUp()
    #expect(terminal.status() == 129)
  }

  @Test func `a stop that cannot be noticed is made good`() {
    let terminal = start()
    terminal.signal(SIGSTOP)
    #expect(terminal.status() == -2)
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "\u{1B}[?2004h"))
    #expect(terminal.wait(for: "resumed"))
    terminal.type("q")
    #expect(terminal.status() == 0)
  }
}
