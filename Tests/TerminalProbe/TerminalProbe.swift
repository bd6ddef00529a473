import Canvas
import Glibc
import Terminal

/// A small program that shows what happens at the terminal, for the tests to run in a real one.
///
/// It names each event on a row of its own. `q` ends it, `!` crashes, `o` overflows the stack,
/// `a` aborts, `e` calls `exit`,
/// `c` copies, `v` opens the editor,
/// Control-Z stops it, `m` writes to standard error, `t` changes the theme, `w` wakes itself. Run with a theme's name, `terminal` or `colors`.
@main
struct TerminalProbe {
  static func main() {
    do throws(TerminalError) {
      let code = try run()
      if code != 0 { exit(code) }
    } catch {
      print("folio: \(error)")
      exit(1)
    }
  }

  private static func run() throws(TerminalError) -> Int32 {
    var terminal = try Terminal(
      theme: theme(CommandLine.arguments.last ?? ""),
      environment: environment()
    )
    var lines: [String] = ["ready \(terminal.rows)x\(terminal.columns) \(terminal.glyphs)"]
    while true {
      terminal.show(frame(lines, rows: terminal.rows, columns: terminal.columns))
      for event in terminal.nextEvents() {
        lines.append("\(event)")
        switch event {
        case .ended(let ending): return ending.exitCode
        case .key(.character("q")): return 0
        case .key(.character("!")): fatalError("as asked")
        case .key(.character("a")): abort()
        case .key(.character("o")): return overflow(lines.count)
        case .key(.character("e")): exit(7)
        case .key(.control("z")): terminal.suspend()
        case .key(.character("m")): _ = unsafe write(STDERR_FILENO, "a message\n", 10)
        case .key(.character("t")): terminal.setTheme(theme("other"))
        case .key(.character("w")): wakeLater(terminal.waker)
        case .key(.character("c")):
          let clipboard = Clipboard(environment: environment())
          lines.append((try? terminal.copy("copied é", to: clipboard)) ?? "not copied")
        case .key(.character("v")):
          do throws(EditorError) {
            let editor = ExternalEditor(environment: environment())
            lines.append("edited " + (try terminal.edit("before", with: editor)))
          } catch {
            lines.append("\(error)")
          }
        default: break
        }
      }
    }
  }

  /// Uses up the stack.
  private static func overflow(_ depth: Int) -> Int32 {
    depth < 0 ? 0 : overflow(depth + 1) ^ Int32(truncatingIfNeeded: getpid()) + overflow(depth + 2)
  }

  /// Wakes the terminal from another thread.
  private static func wakeLater(_ waker: Waker) {
    Task.detached { waker.wake() }
  }

  private static func frame(_ lines: [String], rows: Int, columns: Int) -> Frame {
    var frame = Frame(rows: rows, columns: columns)
    for (row, line) in lines.suffix(max(1, rows - 8)).enumerated() {
      frame.write(line, row: row, column: 0, width: columns)
    }
    for (index, surface) in Surface.allCases.enumerated() {
      let row = rows - 4 + index
      frame.fill(Rect(row: row, column: 0, rows: 1, columns: columns), Style(on: surface))
      var column = 0
      for role in Role.allCases {
        column = frame.write(" 漢\(role)", row: row, column: column, Style(role, on: surface))
      }
    }
    return frame
  }

  private static func theme(_ name: String) -> Theme {
    var theme = Theme(name: name)
    if name == "other" { theme.set(.text, Theme.Ink(.rgb(RGB(0x12AB34)))) }
    guard name == "colors" else { return theme }
    for (index, role) in Role.allCases.enumerated() {
      theme.set(role, Theme.Ink(.rgb(RGB(UInt32(index) * 0x0D0B07 + 0x404040))))
    }
    theme[.selection] = .color(.rgb(RGB(0x203050)))
    return theme
  }

  private static func environment() -> [String: String] {
    var environment: [String: String] = [:]
    let names = [
      "TERM", "COLORTERM", "NO_COLOR", "COLORFGBG", "LANG", "LC_ALL", "LC_CTYPE", "EDITOR", "PATH",
      "TMPDIR",
    ]
    for name in names {
      if let value = unsafe getenv(name) { environment[name] = unsafe String(cString: value) }
    }
    return environment
  }
}
