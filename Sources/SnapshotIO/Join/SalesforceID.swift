import BookModel

/// The id of a record in Salesforce, in the one form in which its spellings are equal.
///
/// An id has 15 characters whose case counts; three more may follow that say which of the 15 are
/// capital letters, so that an id whose case was lost on the way can be restored.
struct SalesforceID: Hashable, Sendable {
  /// The 15 characters, their case restored.
  let exact: String

  /// Creates the id that a text holds; nil when the text has not the form of one.
  init?(_ text: String) {
    if let exact = SalesforceID.plain(text) {
      self.exact = exact
      return
    }
    let characters = Array(text.utf8.trimmed)
    guard characters.count == 15 || characters.count == 18,
      characters.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
    else { return nil }
    let written = Array(characters.prefix(15))
    let checks = Array(characters.dropFirst(15))
    let restored =
      checks.isEmpty || written.hasMixedCase
      ? written : SalesforceID.restoreCase(of: written, by: checks)
    guard let restored else { return nil }
    exact = String(decoding: restored, as: UTF8.self)
  }

  /// The 15 characters of a text that holds nothing but an id whose case is not lost; nil for any
  /// other, which takes a closer look.
  private static func plain(_ text: String) -> String? {
    let bytes = text.utf8.span
    guard bytes.count == 15 || bytes.count == 18 else { return nil }
    var (hasCapital, hasSmall) = (false, false)
    for index in 0..<bytes.count {
      let byte = bytes[index]
      guard byte.isASCIILetter || byte.isASCIIDigit else { return nil }
      guard index < 15, byte.isASCIILetter else { continue }
      if byte.isASCIICapital { hasCapital = true } else { hasSmall = true }
    }
    if bytes.count == 15 { return text }
    return hasCapital && hasSmall ? String(text.utf8.prefix(15)) : nil
  }

  /// Whether it is the id of an account, not of another kind of record.
  var isAccount: Bool { exact.utf8.starts(with: "001".utf8) }

  /// The 18 characters: the 15 and the three that say which are capital letters.
  ///
  /// Each of the three stands for five characters: a number whose bit i is set when character i is
  /// a capital letter, written as one of A to Z and 0 to 5.
  var withChecks: String {
    let characters = Array(exact.utf8)
    let checks = [0, 5, 10].map { start in
      (0..<5).reduce(0) { $0 | (characters[start + $1].isASCIICapital ? 1 << $1 : 0) }
    }
    return exact + String(decoding: checks.map { SalesforceID.alphabet[$0] }, as: UTF8.self)
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)

  /// Gives 15 characters the case that the three check characters state; nil when they cannot.
  private static func restoreCase(of written: [UInt8], by checks: [UInt8]) -> [UInt8]? {
    var restored: [UInt8] = []
    for (index, character) in written.enumerated() {
      guard let flags = alphabet.firstIndex(of: checks[index / 5].uppercasedASCII) else {
        return nil
      }
      let isCapital = flags >> (index % 5) & 1 == 1
      if isCapital && !character.isASCIILetter { return nil }
      restored.append(isCapital ? character.uppercasedASCII : character.asciiLowercased)
    }
    return restored
  }
}

extension [UInt8] {
  fileprivate var hasMixedCase: Bool {
    contains(where: \.isASCIICapital) && contains { $0.isASCIILetter && !$0.isASCIICapital }
  }
}

extension UInt8 {
  fileprivate var isASCIICapital: Bool { (65...90).contains(self) }
  fileprivate var isASCIILetter: Bool { (65...90).contains(self & 0xDF) && self < 128 }
  fileprivate var isASCIIDigit: Bool { (48...57).contains(self) }
  fileprivate var uppercasedASCII: UInt8 { isASCIILetter ? self & 0xDF : self }
}

extension BidirectionalCollection where Element == UInt8 {
  /// The bytes without ASCII white space at the ends.
  fileprivate var trimmed: SubSequence {
    var rest = self[...]
    while let first = rest.first, first <= 32 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 32 { rest = rest.dropLast() }
    return rest
  }
}
