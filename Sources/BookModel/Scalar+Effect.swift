extension Unicode.Scalar {
  /// Whether it begins a new line: a line feed, a carriage return, the separators of Unicode.
  public var breaksLine: Bool {
    value == 0xA || value == 0xD || value == 0x2028 || value == 0x2029
  }

  /// Whether a terminal may act on it: the controls of ASCII and of Latin-1, and what breaks lines.
  public var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || breaksLine
  }

  /// Whether it turns the direction of the text around it.
  public var turnsText: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
