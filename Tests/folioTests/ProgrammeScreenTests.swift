import Foundation
import TestSupport
import Testing

/// The programmes on the Reports screen, as a user meets them in a terminal.
@Suite(.serialized)
struct ProgrammeScreenTests {
  private let program: Program

  init() throws { program = try Program() }

  private func open(_ options: String) throws -> Tmux {
    let tmux = try Tmux(program, columns: 120, rows: 40)
    try tmux.type(line: "\(Program.path) --demo --today 2026-11-21 \(options)")
    #expect(try tmux.wait { $0.contains("MY BOOK") || $0.contains("ALL CUSTOMERS") } != nil)
    return tmux
  }

  /// Opens the report of a row of the list.
  private func openReport(_ name: String, _ tmux: Tmux) throws {
    try tmux.type(":report \(name)")
    #expect(try tmux.wait(for: "Report \(name)") != nil)
    try tmux.press("Enter")
  }

  @Test func `messages are marked as sent on the screen, and undo takes that back`() throws {
    let store = program.home.file("folio.sqlite")
    func due() throws -> [String] { try program.nurtureTargets(store: store) }
    let before = try due()
    let tmux = try open("--scope base --policy three-tier --store \(store)")
    try openReport("Tech nurtured", tmux)
    let recaps = before.count { $0.contains(",usage-recap,") }
    #expect(
      try tmux.wait { $0.contains("WHERE THEY STAND") && $0.contains("DUE: USAGE RECAP") } != nil
    )
    try tmux.press("m")
    #expect(try tmux.wait { $0.contains("Mark as sent") && $0.contains("Usage recap") } != nil)
    #expect(try tmux.screen().contains("\(recaps) messages"))
    try tmux.press("2")
    // The choice stays open, without what is sent.
    #expect(
      try tmux.wait { $0.contains("Mark as sent") && !$0.contains("2   Usage recap") } != nil
    )
    try tmux.press("Escape")
    #expect(try tmux.wait { !$0.contains("DUE: USAGE RECAP") } != nil)
    #expect(try due() == before.filter { !$0.contains(",usage-recap,") })
    try tmux.press("u")
    #expect(try tmux.wait(for: "Undone") != nil)
    #expect(try due() == before)
  }

  @Test func `a coverage plan's steps are ticked on the screen and kept in its file`() throws {
    let plan = program.home.file("plan.yaml")
    let dates = ["--from", "2026-11-30", "--to", "2026-12-11", "--save", plan]
    let made = try program.run(
      arguments: ["report", "coverage", "--demo", "--today", "2026-11-21"] + dates
    )
    #expect(made.status == 0, "\(made.errors)")
    try program.home.write("plans: [plan.yaml]\n", to: "config.yaml")
    let tmux = try open("--config \(program.home.file("config.yaml"))")
    try openReport("Out of office", tmux)
    #expect(try tmux.wait(for: "Out of office 30 Nov – 11 Dec 2026") != nil)
    #expect(try tmux.screen().contains("Log the time off request"))
    try tmux.press("m")
    #expect(try tmux.wait(for: "Tick off") != nil)
    try tmux.press("1")
    #expect(try tmux.wait(for: "✓ Log the time off request") != nil)
    #expect(try String(contentsOfFile: plan, encoding: .utf8).contains("request: 2026-11-21"))
    try tmux.press("Escape")
    #expect(try tmux.wait(for: "Log the time off request, done 21 Nov 2026") != nil)
    try tmux.press("m")
    #expect(try tmux.wait(for: "✓ Log the time off request") != nil)
    try tmux.press("1")
    #expect(try tmux.wait { !$0.contains("✓ Log the time off request") } != nil)
    try tmux.press("Escape")
    #expect(try tmux.wait { !$0.contains("done 21 Nov 2026") } != nil)
    #expect(try !String(contentsOfFile: plan, encoding: .utf8).contains("request:"))
  }

  @Test func `a business review follows the follow-up of its customer while it is read`() throws {
    let tmux = try open("")
    try tmux.type("/halden")
    try tmux.press("Enter")
    try tmux.type("d")
    #expect(try tmux.wait(for: "Done: Halden") != nil)
    try openReport("Business review", tmux)
    #expect(try tmux.wait(for: "Business review: Halden") != nil)
    try tmux.press("G")
    #expect(try tmux.wait(for: "end of the report") != nil)
    #expect(try !tmux.screen().contains("Follow-up: ask the buyer"))
    try tmux.press("u")
    #expect(try tmux.wait(for: "Follow-up: ask the buyer") != nil)
  }

  @Test func `without a plan the screen says how to make one`() throws {
    let tmux = try open("")
    try openReport("Out of office", tmux)
    #expect(try tmux.wait(for: "folio report coverage --from DATE --to DATE --save FILE") != nil)
  }
}
