internal import BookModel

/// How well a folded text meets what was typed; more is better.
enum FuzzyMatch {
  /// Returns the score of a folded text; nil when it does not have the letters in their order.
  ///
  /// A text that begins so is worth most, then one with a word that begins so, one that has it
  /// somewhere, and one that has its letters with others between.
  static func score(_ typed: [UInt8], in text: [UInt8]) -> Int? {
    guard let first = typed.first else { return 0 }
    if text.starts(with: typed) { return text.count == typed.count ? 100 : 90 }
    var best: Int?
    for place in text.indices where text[place] == first && text[place...].starts(with: typed) {
      if !isLetter(text[place - 1]) { return 70 }
      best = 50
    }
    return best ?? initials(typed, in: text) ?? scattered(typed, in: text)
  }

  /// The letters begin the words of the text, as `gtr` does those of "go to renewals".
  private static func initials(_ typed: [UInt8], in text: [UInt8]) -> Int? {
    let words = text.split { !isLetter($0) }
    guard typed.count > 1, typed.count <= words.count,
      words.compactMap(\.first).starts(with: typed)
    else { return nil }
    return 60
  }

  /// The letters are there in their order, the first of them at the beginning of a word.
  private static func scattered(_ typed: [UInt8], in text: [UInt8]) -> Int? {
    for start in text.indices
    where text[start] == typed[0] && (start == 0 || !isLetter(text[start - 1])) {
      var found = 0
      var end = start
      while end < text.count, found < typed.count {
        if text[end] == typed[found] { found += 1 }
        end += 1
      }
      // The farther the letters are apart, the less they are meant.
      if found == typed.count { return max(1, 40 - (end - start - typed.count)) }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
