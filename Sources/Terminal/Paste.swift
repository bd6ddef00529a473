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

/// Leaves out the codes of keys that the terminal's description does not name.
///
/// They begin with Escape and a bracket, which nobody types as fast; read as keys they would do
/// things that were never asked for. Escape itself is a key.
struct SequenceFilter {
  private var isAfterEscape = false
  private var isInside = false

  /// Takes the next character that came at once and returns whether it is part of such a code.
  mutating func swallows(_ code: UInt32, isPasting: Bool) -> Bool {
    guard !isPasting else { return false }
    if isInside {
      isInside = !(0x40...0x7E).contains(code)
      return true
    }
    isInside = isAfterEscape && code == 0x5B
    isAfterEscape = code == 0x1B
    return isInside
  }
}
