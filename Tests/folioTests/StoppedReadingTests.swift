import Foundation
import PseudoTerminal
import TestSupport
import Testing

/// Reading a snapshot and stopping it, in the built program.
@Suite(.serialized)
struct StoppedReadingTests {
  private let program: Program
  private let folder: String

  init() throws {
    program = try Program()
    folder = try LargeSnapshot.write(to: program.home)
  }

  private func start() -> PseudoTerminal {
    PseudoTerminal(
      Program.path,
      [folder, "--today", "2026-11-21"],
      environment: program.environment()
    )
  }

  @Test(arguments: [0, 3, 10, 40, 90, 150, 300, 700])
  func `Escape stops reading at any moment, R reads again, and the terminal is given back`(
    milliseconds: Int
  ) throws {
    let terminal = start()
    #expect(terminal.wait(for: "Reading"))
    usleep(UInt32(milliseconds) * 1000)
    terminal.type("\u{1B}")
    // On a fast machine the book may be there first; then there is nothing to stop.
    let outcome = terminal.wait(forOneOf: ["was stopped", "300 of 300"])
    #expect(outcome != nil)
    if outcome == "was stopped" { terminal.type("R") }
    #expect(terminal.wait(for: "300 of 300"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
    #expect(terminal.output.contains("\u{1B}[?1049l"), "back from the alternate screen")
  }

  @Test(arguments: [("q", 0), ("\u{03}\u{03}", 130)])
  func `the program ends at once while it reads`(keys: String, code: Int) {
    let terminal = start()
    #expect(terminal.wait(for: "Reading"))
    terminal.type(keys)
    #expect(terminal.status() == code)
    #expect(terminal.hasFirstModes)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func `a signal ends the program in good order while it reads`(signal: Int32, code: Int) {
    let terminal = start()
    #expect(terminal.wait(for: "Reading"))
    terminal.signal(signal)
    #expect(terminal.status() == code)
    #expect(terminal.hasFirstModes)
  }

  @Test func `the screen says that reading was stopped, and then shows the whole book`() throws {
    let tmux = try Tmux(program, columns: 100, rows: 30)
    try tmux.type(line: "\(Program.path) \(folder) --today 2026-11-21")
    #expect(try tmux.wait { $0.contains("Reading \(folder)") || $0.contains("300 of 300") } != nil)
    try tmux.press("Escape")
    let screen = try tmux.wait { $0.contains("was stopped") || $0.contains("300 of 300") } ?? ""
    if screen.contains("was stopped") {
      #expect(screen.contains("R read again   q quit"))
      try tmux.press("R")
    }
    #expect(try tmux.wait(for: "300 of 300") != nil)
    try tmux.press("R", "Escape")
    #expect(try tmux.wait { $0.contains("again was stopped") || $0.contains("Read again") } != nil)
    #expect(try tmux.screen().contains("300 of 300"))
    try tmux.press("q")
    #expect(try tmux.wait { !$0.contains("300 of 300") } != nil)
    #expect(try tmux.display("#{alternate_on} #{cursor_flag}") == "0 1")
  }
}
