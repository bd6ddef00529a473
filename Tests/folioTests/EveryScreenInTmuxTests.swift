import Foundation
import TestSupport
import Testing

/// Every screen, page and overlay of the sample book in a real terminal.
@Suite(.serialized)
struct EveryScreenInTmuxTests {
  private let program: Program
  private let tmux: Tmux

  init() throws {
    program = try Program()
    tmux = try Tmux(program, columns: 120, rows: 40)
    try tmux.type(line: "\(Program.path) --demo --today 2026-11-21")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
  }

  /// Presses a key, and waits for a screen that holds some texts.
  private func press(_ key: String, for texts: String...) throws {
    try tmux.press(key)
    let screen = try tmux.wait(seconds: 20) { screen in texts.allSatisfy(screen.contains) }
    let last = try screen ?? tmux.screen()
    #expect(screen != nil, "\(key) leads to no screen with \(texts):\n\(last)")
  }

  /// Quits, and looks at the terminal that is left.
  private func quit() throws {
    try tmux.press("q")
    #expect(try tmux.wait { !$0.contains("MY BOOK") && $0.contains("$ ") } != nil)
    #expect(try tmux.isPlain)
    #expect(try tmux.wait { _ in program.leftovers.isEmpty } != nil)
  }

  @Test func `each digit leads to its screen, and Enter to the customer's page`() throws {
    try press("2", for: "[2 Follow-ups]", "Late 1", "Snoozed", "Done lately")
    try press("3", for: "[3 Usage]", "WEEKLY USERS, 26 weeks", "Code search")
    try press("4", for: "[4 Renewals]", "RENEWALS by month", "Jan 2027")
    try press("5", for: "[5 Changes", "CHANGES since 14 Nov 2026", "OPPORTUNITIES")
    try press("6", for: "[6 Reports]", "Weekly meeting", "Out of office")
    try press("Enter", for: "Weekly", "FOLLOW-UPS")
    try press("Escape", for: "REPORTS of the 19 customers shown")
    try press("1", for: "[1 Book]", "CUSTOMER")
    try press("Enter", for: "› Blåvinge Digital", "[Why]", "WHY")
    for (section, content) in [
      ("[Usage]", "WEEKLY USERS"), ("[Contract]", "CONTRACT"), ("[People]", "OUR PEOPLE"),
      ("[Timeline]", "TIMELINE"), ("[Notes", "NOTES"), ("[Data", "FACTS"), ("[Why]", "WHY"),
    ] {
      try press("]", for: section, content)
    }
    try press("J", for: "› Café Noisette Labs")
    try press("Escape", for: "MY BOOK", "1 Book]", "2/19")
    try quit()
  }

  @Test func `help, palette, themes and messages come and go`() throws {
    try press("?", for: "Help · folio", "type to search")
    try press("Escape", for: "19 of 19")
    try press(":", for: "Go to Renewals", "Esc close")
    try tmux.type("renewals")
    try press("Enter", for: "[4 Renewals]")
    try press("1", for: "[1 Book]")
    let before = try tmux.screenWithCodes()
    try press("T", for: "Theme", "folio-dark", "high-contrast")
    try press("3", for: "19 of 19")
    let after = try #require(
      try tmux.wait { !$0.contains("┌ Theme") }.map { _ in try tmux.screenWithCodes() }
    )
    #expect(before != after, "another theme has other colours")
    try press("~", for: "Messages")
    try press("Escape", for: "19 of 19")
    try quit()
  }

  @Test func `filter, sort, marks and a batch that is undone`() throws {
    try press("/", for: "FILTER")
    try tmux.type("tier:mid")
    #expect(try tmux.wait(for: "4 of 19") != nil)
    try press("Enter", for: "4 of 19")
    try press("s", for: "Sort by")
    try press("a", for: "sort ARR")
    try press("Space", for: "1 marked")
    try press("V", for: "4 marked")
    try press("f", for: "Follow up: 4 marked customers")
    try tmux.type("call the champion @fri !high")
    #expect(try tmux.wait(for: "due Fri 27 Nov 2026") != nil)
    try press("Enter", for: "Follow-up: 4 follow-ups", "(u undo)")
    try press("2", for: "[2 Follow-ups]", "call the champion")
    try press("u", for: "Undone: Follow-up: 4 follow-ups")
    #expect(try tmux.wait { !$0.contains("call the champion") } != nil)
    try press("1", for: "4 of 19")
    try press("Escape", for: "19 of 19")
    try press("f", for: "Follow up: ")
    try tmux.type("ring them")
    try press("Enter", for: "Follow-up: ", " · ring them")
    try quit()
  }
}

/// How the program leaves a real terminal, whatever ends it.
@Suite(.serialized)
struct EndingInTmuxTests {
  private let program: Program
  private let tmux: Tmux
  private let command: String

  init() throws {
    program = try Program()
    tmux = try Tmux(program, columns: 100, rows: 30)
    command =
      "\(Program.path) " + (try SmallSnapshot.write(to: program.home)).joined(separator: " ")
  }

  /// The modes of the terminal as the shell has it.
  private func modes(_ name: String) throws -> String {
    let file = program.home.file(name)
    try tmux.type(line: "stty -g > \(file); echo told $?")
    #expect(try tmux.wait(for: "told 0") != nil)
    try tmux.type(line: "clear")
    #expect(try tmux.wait { !$0.contains("told") } != nil)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  /// Runs the program, ends it, and looks at the terminal.
  private func expectRestored(
    _ variables: String = "",
    code: [Int],
    end: () throws -> Void
  ) throws {
    let before = try modes("before")
    try tmux.type(line: "\(variables)\(command); echo code $?")
    try end()
    let screen = try #require(try tmux.wait { $0.contains(#/code \d/#) })
    #expect(code.contains { screen.contains("code \($0)\n") }, "\(screen)")
    #expect(!screen.contains("MY BOOK"), "the first screen is back")
    #expect(try tmux.isPlain)
    #expect(try modes("after") == before)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGQUIT, 131), (SIGINT, 130)])
  func `a signal leaves the terminal as the shell had it`(signal: Int32, code: Int) throws {
    try expectRestored(code: [code]) {
      #expect(try tmux.wait(for: "MY BOOK") != nil)
      try tmux.press("4")
      #expect(try tmux.wait(for: "[4 Renewals]") != nil)
      try tmux.signalProgram(signal)
    }
  }

  @Test(arguments: [("trap", [132, 133]), ("abort", [134]), ("fault", [139])])
  func `a crash leaves the terminal as the shell had it`(way: String, codes: [Int]) throws {
    let variables = "FOLIO_CRASH=\(way) SWIFT_BACKTRACE=enable=no "
    try expectRestored(variables, code: codes) {}
  }

  @Test func `sizes down to nothing leave the terminal as the shell had it`() throws {
    try expectRestored(code: [0]) {
      #expect(try tmux.wait(for: "MY BOOK") != nil)
      for (columns, rows) in [(1, 1), (250, 80), (39, 7), (100, 30)] {
        try tmux.resize(columns: columns, rows: rows)
      }
      #expect(try tmux.wait { $0.contains("MY BOOK") && $0.contains("? help") } != nil)
      try tmux.press("q")
    }
  }
}
