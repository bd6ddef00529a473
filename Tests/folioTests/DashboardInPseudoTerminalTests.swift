import Foundation
import PseudoTerminal
import Testing

/// The dashboard in a bare pseudo-terminal: signals, and the state the terminal is left in.
@Suite(.serialized)
struct DashboardInPseudoTerminalTests {
  private let program: Program

  init() throws { program = try Program() }

  private func demo() throws -> PseudoTerminal {
    let terminal = PseudoTerminal(
      Program.path,
      ["--demo", "--today", "2026-11-21"],
      environment: program.environment()
    )
    #expect(terminal.wait(for: "MY BOOK"))
    #expect(!terminal.hasFirstModes, "the dashboard reads keys, not lines")
    return terminal
  }

  @Test func `q ends with 0 and Control-C with 130`() throws {
    for (key, code) in [("q", 0), ("\u{03}", 130)] {
      let terminal = try demo()
      terminal.type(key)
      #expect(terminal.status() == code)
      #expect(terminal.hasFirstModes)
    }
  }

  @Test func `Escape never ends the program`() throws {
    let terminal = try demo()
    terminal.type("\u{1B}")
    terminal.type("?")
    #expect(terminal.wait(for: "Help"))
  }

  @Test func `the sample book leaves nothing behind`() throws {
    let terminal = try demo()
    terminal.type("q")
    #expect(terminal.status() == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: program.temporary)
    #expect(left.filter { $0.hasPrefix("folio-demo") } == [])
  }
}
