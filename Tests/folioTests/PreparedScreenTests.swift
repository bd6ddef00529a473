import Foundation
import PseudoTerminal
import TestSupport
import Testing

/// The dashboard on prepared data, in the built program.
@Suite(.serialized)
struct PreparedScreenTests {
  private let program: Program
  private let folder: String

  init() throws {
    program = try Program()
    folder = try LargeSnapshot.write(to: program.home, rowsPerCustomer: 20)
    // It makes the snapshot large enough, and takes no room on disk.
    let ballast = try program.home.write("", to: "large/ballast.bin")
    #expect(unsafe truncate(ballast, 51_000_000) == 0)
    usleep(30_000)
  }

  /// Opens the dashboard, waits for the whole book and returns everything it drew until its end.
  private func output(today: String = "2026-11-21", _ arguments: String...) throws -> String {
    let terminal = PseudoTerminal(
      Program.path,
      [folder, "--today", today] + arguments,
      environment: program.environment()
    )
    #expect(terminal.wait(forOneOf: ["300 of 300"]) != nil)
    // The last customer is on no front page: the key is answered by the book. Then all is painted
    // anew, so that the name stands in the output in one piece.
    terminal.type("G\u{0C}")
    #expect(terminal.wait(forOneOf: ["Customer 99"]) != nil)
    terminal.type("q")
    #expect(terminal.status() == 0)
    return terminal.output
  }

  @Test func `the second start begins with the list, and the whole book follows`() throws {
    #expect(try output().contains("Reading"))
    let second = try output()
    #expect(!second.contains("Reading"))
    #expect(second.contains("300 of 300"))
    #expect(try output("--no-cache").contains("Reading"))
  }

  @Test func `another day has a page of its own from its second start on`() throws {
    _ = try output()
    #expect(try output(today: "2026-11-22").contains("Reading"))
    #expect(try !output(today: "2026-11-22").contains("Reading"))
    #expect(try !output().contains("Reading"))
  }

  @Test func `a changed snapshot begins with reading it`() throws {
    _ = try output()
    _ = try LargeSnapshot.write(to: program.home, rowsPerCustomer: 21)
    usleep(30_000)
    #expect(try output().contains("Reading"))
    #expect(try !output().contains("Reading"))
  }
}
