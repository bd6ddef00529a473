/// The aliases of YAML that a settings file may have at most.
///
/// An alias stands for all that its anchor holds, and that may hold aliases again: a few lines can
/// stand for more than fits a machine, and comparing keys goes through all of it.
enum AliasLimit {
  /// More than anybody needs, and too few to do harm.
  static let most = 8

  /// What is told of a text with more.
  static let complaint = "more than \(most) aliases (*name)"

  /// Returns whether a text has more, or something that looks like it.
  static func isExceeded(by text: some Collection<UInt8>) -> Bool {
    var count = 0
    var before = UInt8(ascii: "\n")
    var isStar = false
    for byte in text {
      if isStar, isNameByte(byte) { count += 1 }
      isStar = byte == UInt8(ascii: "*") && beginsValue(after: before)
      before = byte
    }
    return count > most
  }

  private static func beginsValue(after byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: "{")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "*") && byte != UInt8(ascii: ",")
      && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "}")
  }
}
