public import BookModel
import Glibc

/// The texts that words of a filter are looked for in, folded once for a whole book.
///
/// One row of bytes holds every customer's name, owner and notes; a key press scans it instead of
/// folding every name anew. It belongs to the book it was made from.
public struct SearchIndex: Equatable, Sendable {
  /// The parts of a customer's text.
  enum Part: Int, CaseIterable {
    case name, owner, notes
  }

  /// Stands between texts; no text in UTF-8 holds it.
  private static let separator: UInt8 = 0xFF

  /// The texts of all customers, customer by customer, part by part, a separator after each text.
  private let bytes: [UInt8]
  /// Where the parts of the customers begin, and after them where the last one ends.
  private let starts: [Int]
  /// How often each byte occurs in the texts.
  private let frequencies: [Int]
  /// Which letters and digits each customer's texts hold, a bit for each: the first letter of a filter
  /// is in nearly every text, and looking for it in all of them takes longest.
  private let held: [UInt64]

  /// Folds the texts of a book.
  public init(_ book: Book) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    starts.reserveCapacity(book.customers.count * Part.allCases.count + 1)
    func append(_ text: String?) {
      guard let text else { return }
      SearchIndex.append(text, to: &bytes)
    }
    for place in book.customers.indices {
      starts.append(bytes.count)
      append(book.customers[place].name)
      starts.append(bytes.count)
      append(book.customers[place].owner?.value.name)
      append(book.customers[place].owner?.value.email)
      starts.append(bytes.count)
      for note in book.customers[place].notes {
        append(note.subject)
        append(note.text)
      }
    }
    starts.append(bytes.count)
    self.bytes = bytes
    self.starts = starts
    let bits = (0...255).map { Self.bit(of: $0) ?? 0 }
    var frequencies = Array(repeating: 0, count: 256)
    held = book.customers.indices.map { customer in
      let parts = Part.allCases.count
      var held: UInt64 = 0
      for place in starts[customer * parts]..<starts[(customer + 1) * parts] {
        let byte = Int(bytes[place])
        frequencies[byte] += 1
        held |= bits[byte]
      }
      return held
    }
    self.frequencies = frequencies
  }

  /// The bit of a letter or a digit, alone among all; nil for other bytes.
  private static func bit(of byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + byte - UInt8(ascii: "0"))
    default: nil
    }
  }

  /// Adds a folded text and a separator.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    // Most texts are ASCII, and folding those byte by byte makes no new strings.
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    var isPlain = true
    for index in start..<bytes.count {
      isPlain = isPlain && bytes[index] < 0x80
      bytes[index] = bytes[index].asciiLowercased
    }
    if !isPlain {
      bytes.removeLast(bytes.count - start)
      bytes.append(contentsOf: text.folded.utf8)
    }
    bytes.append(separator)
  }

  /// The number of customers.
  var count: Int { starts.count / Part.allCases.count }

  /// Returns which customers have a folded text in any part, one flag a customer.
  func flags(holding text: [UInt8]) -> [Bool] {
    guard let needle = needle(text) else { return Array(repeating: true, count: count) }
    if text.count == 1, let bit = Self.bit(of: text[0]) { return held.map { $0 & bit != 0 } }
    var flags = Array(repeating: false, count: count)
    let parts = Part.allCases.count
    var customer = 0
    var from = 0
    while let found = place(of: needle, from: from) {
      while starts[(customer + 1) * parts] <= found { customer += 1 }
      flags[customer] = true
      from = starts[(customer + 1) * parts]
    }
    return flags
  }

  /// Returns some customers whose name has a text, the best first.
  ///
  /// A name that begins with it comes before one with a word that does, and that before one that
  /// has it elsewhere; where no name has it, those with its letters in their order come.
  public func places(named text: String, most: Int) -> [Int] {
    let wanted = Array(text.folded.utf8)
    guard let needle = needle(wanted), most > 0 else { return [] }
    var ranked: [[Int]] = [[], [], []]
    let parts = Part.allCases.count
    var customer = 0
    var from = 0
    while ranked[0].count < most, let found = place(of: needle, from: from) {
      while starts[(customer + 1) * parts] <= found { customer += 1 }
      let name = starts[customer * parts]
      from = starts[(customer + 1) * parts]
      guard found < starts[customer * parts + 1] else { continue }
      let rank = self.rank(of: needle, at: found, in: name..<starts[customer * parts + 1])
      if ranked[rank].count < most { ranked[rank].append(customer) }
    }
    let found = ranked.joined().prefix(most)
    return found.isEmpty ? places(withLetters: wanted, most: most) : Array(found)
  }

  /// Returns 0 where a name begins with a text, 1 where one of its words does, else 2; `found` is
  /// where the text stands first.
  private func rank(of needle: Needle, at found: Int, in name: Range<Int>) -> Int {
    if found == name.lowerBound { return 0 }
    var found: Int? = found
    while let place = found {
      if !Self.isWordByte(bytes[place - 1]) { return 1 }
      found = self.place(of: needle, from: place + 1, to: name.upperBound)
    }
    return 2
  }

  /// Returns the first customers whose name has these bytes in this order, with anything between.
  ///
  /// Only names that have the byte that is rarest in the book are looked at, from one to the next:
  /// what nobody is called is known to be so without looking at every name.
  private func places(withLetters letters: [UInt8], most: Int) -> [Int] {
    guard let byte = needle(letters)?.byte, frequencies[Int(byte)] > 0 else { return [] }
    let rarest = Needle(text: [byte], rarest: 0)
    let parts = Part.allCases.count
    var places: [Int] = []
    var customer = 0
    var from = 0
    while places.count < most, let found = place(of: rarest, from: from) {
      while starts[(customer + 1) * parts] <= found { customer += 1 }
      from = starts[(customer + 1) * parts]
      if found < starts[customer * parts + 1], holdsInOrder(letters, at: customer, in: .name) {
        places.append(customer)
      }
    }
    return places
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// Returns those customers, of some, that have a folded text in a part.
  func places(_ customers: [Int], holding text: [UInt8], in part: Part) -> [Int] {
    guard let needle = needle(text) else { return customers }
    return customers.filter { customer in
      let index = customer * Part.allCases.count + part.rawValue
      return place(of: needle, from: starts[index], to: starts[index + 1]) != nil
    }
  }

  /// Returns which customers have a folded text in any part that an expression matches.
  func flags(matching matcher: RegularMatcher) -> [Bool] {
    (0..<count).map { customer in
      Part.allCases.contains { holdsMatch(of: matcher, at: customer, in: $0) }
    }
  }

  /// Returns whether an expression matches one of the folded texts of one customer's part.
  func holdsMatch(of matcher: RegularMatcher, at customer: Int, in part: Part) -> Bool {
    let index = customer * Part.allCases.count + part.rawValue
    let texts = bytes.span
    var start = starts[index]
    while start < starts[index + 1] {
      var end = start
      while texts[end] != Self.separator { end += 1 }
      if matcher.matches(texts, start..<end) { return true }
      start = end + 1
    }
    return false
  }

  /// Returns whether one customer's part has these bytes in this order, with anything between.
  func holdsInOrder(_ letters: [UInt8], at customer: Int, in part: Part) -> Bool {
    let index = customer * Part.allCases.count + part.rawValue
    var found = 0
    for position in starts[index]..<starts[index + 1] where found < letters.count {
      if bytes[position] == letters[found] { found += 1 }
    }
    return found == letters.count
  }

  /// What is looked for, and by which of its bytes.
  private struct Needle {
    let text: [UInt8]
    /// The place in the text of the byte that is rarest in the book.
    let rarest: Int
    /// That byte.
    var byte: UInt8 { text[rarest] }
  }

  /// Returns what a text is looked for with; nil of an empty one.
  private func needle(_ text: [UInt8]) -> Needle? {
    text.indices.min { frequencies[Int(text[$0])] < frequencies[Int(text[$1])] }
      .map { Needle(text: text, rarest: $0) }
  }

  /// Returns where a text next begins; nil when it does not.
  ///
  /// The C library's search for a byte is several times as fast as a loop of ours, most of all for
  /// the byte of the text that is rarest in the book. It is given the bytes between two bounds
  /// that lie within the array, and what it returns lies between them too; so do the bytes of the
  /// text around it.
  private func place(of needle: Needle, from start: Int, to end: Int? = nil) -> Int? {
    let end = min(end ?? bytes.count, bytes.count)
    let count = needle.text.count
    guard start >= 0, end - start >= count else { return nil }
    var position = start + needle.rarest
    let last = end - count + needle.rarest
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return unsafe needle.text.withUnsafeBytes { text in
        guard let wanted = text.baseAddress else { return nil }
        while position <= last,
          let found = unsafe memchr(base + position, Int32(needle.byte), last + 1 - position)
        {
          position = unsafe UnsafeRawPointer(found) - base
          let begin = position - needle.rarest
          if unsafe memcmp(base + begin, wanted, count) == 0 { return begin }
          position += 1
        }
        return nil
      }
    }
  }
}
