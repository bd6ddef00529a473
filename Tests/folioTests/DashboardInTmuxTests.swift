import Foundation
import TestSupport
import Testing

/// The dashboard in tmux, as a user meets it: keys in, screens out.
///
/// One at a time: several terminals at once only slow each other down.
@Suite(.serialized)
struct DashboardInTmuxTests {
  private let program: Program

  init() throws { program = try Program() }

  /// A terminal with a small book open, its first screen complete.
  private func book(columns: Int = 120, rows: Int = 40) throws -> Tmux {
    let arguments = try SmallSnapshot.write(to: program.home).joined(separator: " ")
    let tmux = try Tmux(program, columns: columns, rows: rows)
    try tmux.type(line: "\(Program.path) \(arguments)")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
    return tmux
  }

  /// A terminal with the sample book open, its first screen complete.
  private func demo(columns: Int = 120, rows: Int = 40, options: String = "") throws -> Tmux {
    let tmux = try Tmux(program, columns: columns, rows: rows)
    try tmux.type(line: "\(Program.path) --demo --today 2026-11-21 \(options)")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
    return tmux
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50)])
  func `the book is there at every usual size, and q gives the terminal back`(
    columns: Int,
    rows: Int
  ) throws {
    let tmux = try book(columns: columns, rows: rows)
    #expect(try tmux.display("#{alternate_on}") == "1")
    try tmux.press("q")
    #expect(try tmux.wait(for: "$ ") != nil)
    #expect(try tmux.isPlain)
  }

  @Test func `b switches between my book and the whole base`() throws {
    let tmux = try book()
    try tmux.press("b")
    #expect(try tmux.wait { $0.contains("ALL CUSTOMERS") && !$0.contains("MY BOOK") } != nil)
    try tmux.press("b")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
  }

  @Test func `a filter narrows the list while it is typed, and Escape clears it`() throws {
    let tmux = try book()
    let before = try tmux.screen()
    try tmux.type("/health:poor")
    #expect(try tmux.wait { $0.contains("health:poor") && $0 != before } != nil)
    try tmux.press("Enter", "Escape")
    #expect(try tmux.wait { !$0.contains("health:poor") } != nil)
  }

  @Test func `a mark survives a kill right after it was acknowledged`() throws {
    let store = program.home.file("marks.sqlite")
    let tmux = try demo(options: "--store \(store)")
    try tmux.press("f")
    try tmux.type("ring the champion @fri")
    try tmux.press("Enter")
    #expect(try tmux.wait(for: "(u undo)") != nil)
    try tmux.killProgram()
    #expect(try tmux.wait(for: "Killed") != nil)
    let list = try program.run(
      "follow",
      "list",
      "--demo",
      "--today",
      "2026-11-21",
      "--store",
      store,
      "--format",
      "json"
    )
    #expect(list.output.contains("ring the champion"))
    #expect(list.output.contains("2026-11-27"))
  }

  @Test func `a mark made by another process shows within two seconds`() throws {
    let store = program.home.file("marks.sqlite")
    let tmux = try demo(options: "--store \(store)")
    let listed = try program.run(
      "list",
      "--demo",
      "--today",
      "2026-11-21",
      "--format",
      "tsv",
      "--columns",
      "id",
      "--limit",
      "1"
    )
    let id = String(try #require(listed.output.split(separator: "\n").last))
    let added = try program.run(
      "follow",
      "add",
      id,
      "seen from afar",
      "@today",
      "--demo",
      "--today",
      "2026-11-21",
      "--store",
      store
    )
    #expect(added.status == 0, "\(added.errors)")
    #expect(try tmux.wait { $0.contains("1 due") } != nil)
  }

  @Test func `Control-Z leaves the terminal to the shell, and fg comes back`() throws {
    let tmux = try book()
    try tmux.press("C-z")
    #expect(try tmux.wait(for: "Stopped") != nil)
    #expect(try tmux.isPlain)
    try tmux.resize(columns: 90, rows: 30)
    try tmux.type(line: "fg")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
    // The first arrow key must be an arrow key, not Escape.
    try tmux.press("Down")
    #expect(try tmux.wait { $0.contains(" 2/3") } != nil)
  }

  @Test func `a storm of sizes ends in a whole screen`() throws {
    let tmux = try book()
    for (columns, rows) in [(20, 5), (1, 1), (250, 80), (39, 7), (80, 24), (120, 40)] {
      try tmux.resize(columns: columns, rows: rows)
    }
    #expect(try tmux.wait { $0.contains("MY BOOK") && $0.contains("? help") } != nil)
  }

  @Test func `a folder that is not there gives a screen that says what to do`() throws {
    let tmux = try Tmux(program, columns: 80, rows: 24)
    try tmux.type(line: "\(Program.path)")
    let screen = try #require(try tmux.wait(for: "folio --demo"))
    #expect(screen.contains("folio check"))
    try tmux.press("q")
    #expect(try tmux.wait { !$0.contains("folio check") } != nil)
  }

  @Test func `colours can be left out`() throws {
    let tmux = try Tmux(program, columns: 80, rows: 24)
    let arguments = try SmallSnapshot.write(to: program.home).joined(separator: " ")
    try tmux.type(line: "NO_COLOR=1 \(Program.path) \(arguments)")
    #expect(try tmux.wait(for: "MY BOOK") != nil)
    let codes = try tmux.screenWithCodes()
    // Attributes may stay; a colour is a code from 30 to 49 or from 90 to 107.
    let colours = codes.matches(of: #/\x1B\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10[0-7])[;m]/#)
    #expect(colours.isEmpty)
  }
}
