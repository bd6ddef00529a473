/// Text that is being pasted, until its end is reported.
struct Paste {
  /// The most characters taken; the rest of a larger paste is left out.
  static let limit = 1 << 20

  /// How long to wait for more of it, in milliseconds.
  static let patience: Int32 = 500

  private var text = String.UnicodeScalarView()
  private var count = 0

  /// Adds a character; line ends arrive as carriage returns.
  mutating func add(_ scalar: Unicode.Scalar) {
    guard count < Self.limit else { return }
    count += 1
    text.append(scalar == "\r" ? "\n" : scalar)
  }

  /// What has been pasted.
  var string: String { String(text) }
}

/// Tells a double click from two clicks.
struct ClickTimer {
  /// The most milliseconds between the clicks.
  static let limit: Int64 = 400

  private var last: (row: Int, column: Int, time: Int64)?

  /// Notes a click and returns whether it is the second of a pair at the same place.
  mutating func isSecond(row: Int, column: Int, at time: Int64) -> Bool {
    if let last, last.row == row, last.column == column, time - last.time <= Self.limit {
      self.last = nil
      return true
    }
    last = (row, column, time)
    return false
  }
}

/// Leaves out the codes of keys that the terminal's description does not name, and answers of the
/// terminal that come late.
///
/// They begin with Escape and a bracket, which nobody types as fast; read as keys they would do
/// things that were never asked for: an Escape stops the reading of a book. Escape itself is a key.
struct SequenceFilter {
  private enum State { case outside, afterEscape, inCode, inText, inTextAfterEscape }

  private var state = State.outside

  /// Takes the next character that came at once; returns what was typed as far as that is known.
  mutating func typed(_ code: UInt32, isPasting: Bool) -> [UInt32] {
    guard !isPasting else { return [code] }
    switch (state, code) {
    case (.outside, 0x1B): state = .afterEscape
    case (.outside, _): return [code]
    case (.afterEscape, 0x5B): state = .inCode
    case (.afterEscape, 0x5D): state = .inText
    case (.afterEscape, 0x1B): return [0x1B]
    case (.afterEscape, _):
      state = .outside
      return [0x1B, code]
    case (.inCode, 0x40...0x7E), (.inText, 0x07), (.inTextAfterEscape, 0x5C): state = .outside
    case (.inText, 0x1B): state = .inTextAfterEscape
    case (.inTextAfterEscape, _): state = .inText
    case (.inCode, _), (.inText, _): break
    }
    return []
  }

  /// Returns what was typed, when no more has come: an Escape that nothing follows.
  mutating func rest() -> [UInt32] {
    defer { state = .outside }
    return state == .afterEscape ? [0x1B] : []
  }
}
