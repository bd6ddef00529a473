internal import CTerminal
internal import Canvas
internal import Glibc

extension Terminal {
  /// Waits for something to happen and returns all of it, in order; empty when the time is over.
  ///
  /// nil waits for ever. A terminal that is gone reports `ended(.hangup)` each time.
  public mutating func nextEvents(timeout: Duration? = nil) -> [TerminalEvent] {
    let isReady = !pending.isEmpty
    let seen = UInt32(ct_wait(isReady ? 0 : milliseconds(timeout)))
    if seen & CT_SIGNAL.rawValue != 0 { takeSignals() }
    if seen & CT_INPUT.rawValue != 0 { takeInput() }
    if seen & CT_LOST.rawValue != 0 { pending.append(.ended(.hangup)) }
    // The end of a paste may get lost; the keyboard must not be lost with it.
    if seen == 0, !isReady, let paste {
      self.paste = nil
      pending.append(.key(.paste(paste.string)))
    }
    defer { pending = [] }
    return pending
  }

  /// How long to wait: -1 for ever, and never long while text is being pasted.
  private func milliseconds(_ timeout: Duration?) -> Int32 {
    if paste != nil { return Paste.patience }
    guard let timeout else { return -1 }
    return Int32(max(0, min(Double(Int32.max), (timeout / .milliseconds(1)).rounded(.up))))
  }

  /// Stops the process, as Control-Z does; when it goes on, the next event is `resumed`.
  public mutating func suspend() {
    ct_suspend()
    noteResumed()
  }

  private mutating func noteResumed() {
    redraw()
    pending.append(.resumed(rows: rows, columns: columns))
  }

  private mutating func takeSignals() {
    var isResized = false
    var isWoken = false
    while case let number = ct_next_signal(), number >= 0 {
      switch number {
      case 0: isWoken = true
      case SIGWINCH: isResized = true
      case SIGTSTP: suspend()
      case SIGTERM: pending.append(.ended(.terminate))
      case SIGHUP: pending.append(.ended(.hangup))
      case SIGINT: pending.append(.ended(.interrupt))
      case SIGQUIT: pending.append(.ended(.quit))
      default:
        // Going on after a stop that could not be noticed: the shell has had the terminal.
        ct_resume()
        noteResumed()
      }
    }
    if isWoken { pending.append(.woken) }
    guard isResized else { return }
    let size = ct_update_size()
    redraw()
    pending.append(.resized(rows: Int(size.rows), columns: Int(size.columns)))
  }

  /// Takes all input that is there, so that none is left where a wait does not see it.
  mutating func takeInput() {
    var filter = SequenceFilter()
    while case let input = ct_read(), input.kind != CT_NOTHING {
      if input.kind != CT_CHARACTER { take(filter.rest()) }
      switch input.kind {
      case CT_PASTE_START: paste = Paste()
      case CT_PASTE_END:
        guard let paste else { continue }
        self.paste = nil
        pending.append(.key(.paste(paste.string)))
      case CT_CHARACTER:
        take(filter.typed(input.code, isPasting: paste != nil))
      case CT_MOUSE: takeMouse(input)
      default:
        guard let name = unsafe ct_key_name(input.code),
          let key = unsafe KeyDecoder.key(named: String(cString: name))
        else { continue }
        pending.append(.key(key))
      }
    }
    take(filter.rest())
  }

  private mutating func take(_ codes: [UInt32]) {
    for scalar in codes.compactMap(Unicode.Scalar.init) {
      if paste != nil {
        paste?.add(scalar)
      } else if let key = KeyDecoder.key(scalar) {
        pending.append(.key(key))
      }
    }
  }

  private mutating func takeMouse(_ input: ct_input) {
    let (row, column) = (Int(input.row), Int(input.column))
    let kind: MouseEvent.Kind
    switch input.button {
    case CT_WHEEL_UP: kind = .wheelUp
    case CT_WHEEL_DOWN: kind = .wheelDown
    case CT_DOUBLE: kind = .doubleClick
    case CT_PRESS:
      let isSecond = clicks.isSecond(row: row, column: column, at: ct_milliseconds())
      kind = isSecond ? .doubleClick : .press
    default: return
    }
    pending.append(.mouse(MouseEvent(kind, row: row, column: column)))
  }
}
