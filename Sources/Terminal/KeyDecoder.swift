internal import Canvas

/// Makes keys of what ncurses reports.
enum KeyDecoder {
  /// The key that sends a character; nil for what no key sends.
  static func key(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0: .control(" ")
    case 8, 127: .backspace
    case 9: .tab
    case 10, 13: .enter
    case 27: .escape
    case 1...26: Unicode.Scalar(scalar.value + 96).map { .control(Character($0)) }
    case 28...31: Unicode.Scalar(scalar.value + 64).map { .control(Character($0)) }
    case 0x80...0x9F: nil
    default: .character(Character(scalar))
    }
  }

  /// The key of a name such as `KEY_UP`, or `kUP5` for one with Control; nil for others.
  ///
  /// Keys with Shift, Alt or Control have no fixed codes in ncurses, only these names.
  static func key(named name: String) -> Key? {
    if name.hasPrefix("KEY_F("), let number = Int(name.dropFirst(6).dropLast()) {
      return .function(number)
    }
    if let key = fixed[name] { return key }
    guard name.hasPrefix("k"), let digit = name.last, digit.isNumber else { return nil }
    return modified[String(name.dropLast())]
  }

  private static let fixed: [String: Key] = [
    "KEY_UP": .up, "KEY_DOWN": .down, "KEY_LEFT": .left, "KEY_RIGHT": .right,
    "KEY_SR": .up, "KEY_SF": .down, "KEY_SLEFT": .left, "KEY_SRIGHT": .right,
    "KEY_PPAGE": .pageUp, "KEY_NPAGE": .pageDown, "KEY_HOME": .home, "KEY_END": .end,
    "KEY_SPREVIOUS": .pageUp, "KEY_SNEXT": .pageDown, "KEY_SHOME": .home, "KEY_SEND": .end,
    "KEY_A1": .home, "KEY_A3": .pageUp, "KEY_C1": .end, "KEY_C3": .pageDown,
    "KEY_FIND": .home, "KEY_SELECT": .end,
    "KEY_ENTER": .enter, "KEY_BTAB": .backTab, "KEY_BACKSPACE": .backspace,
    "KEY_DC": .delete, "KEY_SDC": .delete,
  ]

  private static let modified: [String: Key] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kPRV": .pageUp, "kNXT": .pageDown,
    "kHOM": .home, "kEND": .end, "kDC": .delete,
  ]
}
