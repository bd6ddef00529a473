public import Canvas
internal import CTerminal

/// Something that happened at the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed, or text pasted.
  case key(Key)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The screen has another size now.
  case resized(rows: Int, columns: Int)
  /// The process goes on after it was stopped; the screen is to be drawn again.
  case resumed(rows: Int, columns: Int)
  /// Another thread has used a `Waker`.
  case woken
  /// The program is to save and to end.
  case ended(Ending)
}

/// Why the program is to end.
public enum Ending: Hashable, Sendable {
  /// The terminal is gone.
  case hangup
  /// Someone pressed Control-C elsewhere, or sent the signal for it.
  case interrupt
  /// The system or the user asks the program to end.
  case terminate
  /// The signal of Control-\.
  case quit

  /// The exit code that tells the shell of the signal: 128 and its number.
  public var exitCode: Int32 {
    switch self {
    case .hangup: 129
    case .interrupt: 130
    case .quit: 131
    case .terminate: 143
    }
  }
}

/// Ends the wait for events from another thread.
public struct Waker: Sendable {
  /// Makes `nextEvents` return with `woken`; harmless when no terminal is open.
  public func wake() { ct_wake() }
}
