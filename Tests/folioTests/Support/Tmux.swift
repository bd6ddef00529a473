import Foundation
import TestSupport

/// A terminal of tmux with the program in it, driven by keys and read as a screen.
final class Tmux {
  private let socket = "folio-test-\(UUID().uuidString)"
  let program: Program

  /// Starts a shell of `columns` x `rows` that runs `command`, and stays when it has ended.
  init(_ program: Program, columns: Int, rows: Int, environment: [String: String] = [:]) throws {
    self.program = program
    var arguments = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
    // tmux sets TERM by itself; what else it inherits is the test's environment alone.
    for (name, value) in environment { arguments += ["-e", "\(name)=\(value)"] }
    arguments += ["PS1='$ ' ENV= exec sh"]
    try tmux(arguments, environment: program.environment(environment))
    // A line typed before the prompt would stand before it.
    _ = try wait(for: "$")
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// Types a command line and Enter.
  func type(line: String) throws { try tmux(["send-keys", "-l", line]); try press("Enter") }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Presses keys by tmux's names, such as `Enter`, `Escape`, `C-z`, `Down`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Changes the size of the terminal.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The screen as text, a line a row.
  func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// The screen as text with the codes of its colours and attributes.
  func screenWithCodes() throws -> String { try tmux(["capture-pane", "-p", "-e"]) }

  /// Ends the program at once, as the kernel does when memory runs out.
  func killProgram() throws { try signalProgram(SIGKILL) }

  /// Sends the program a signal.
  func signalProgram(_ signal: Int32) throws {
    let shell = Int32(try display("#{pane_pid}")) ?? 0
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children",
      encoding: .utf8
    )
    for child in children.split(separator: " ").compactMap({ Int32($0) }) { kill(child, signal) }
  }

  /// What tmux knows about the terminal, by its own format language.
  func display(_ format: String) throws -> String {
    try tmux(["display", "-p", format]).trimmingCharacters(in: .newlines)
  }

  /// Whether nothing is left of a program that draws: no alternate screen, the cursor shown, neither
  /// the mouse nor the keypad taken.
  var isPlain: Bool {
    get throws {
      try display("#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_flag}") == "0 1 0 0"
    }
  }

  /// Returns the first screen that satisfies `condition`; nil when none does in time.
  ///
  /// It waits for what must come, never for a fixed time, so a slow machine only takes longer.
  func wait(seconds: Double = 60, until condition: (String) -> Bool) throws -> String? {
    let end = Date().addingTimeInterval(seconds)
    repeat {
      let screen = try screen()
      if condition(screen) { return screen }
      Thread.sleep(forTimeInterval: 0.05)
    } while Date() < end
    return nil
  }

  /// Returns the first screen that holds `text`; nil when none does in time.
  func wait(for text: String) throws -> String? { try wait { $0.contains(text) } }

  @discardableResult
  private func tmux(_ arguments: [String], environment: [String: String]? = nil) throws -> String {
    let output = program.home.file("tmux-\(UUID().uuidString)")
    let status = try Child(
      "/usr/bin/tmux",
      ["-L", socket] + arguments,
      environment: environment ?? program.environment(),
      output: output
    ).wait()
    guard status == 0 else { throw TmuxFailure(arguments: arguments) }
    defer { unsafe unlink(output) }
    return try String(contentsOfFile: output, encoding: .utf8)
  }
}

/// A call of tmux that failed.
struct TmuxFailure: Error {
  var arguments: [String]
}
