import Glibc

/// Gives each different text a number, so that it is written once.
struct TextTable {
  /// The number of texts.
  var count: Int { hashes.count }
  /// The texts in the order of their numbers, each with its length before it.
  private(set) var bytes = ByteWriter()
  /// Where each text's bytes are.
  private var places: [Range<Int>] = []
  private var hashes: [UInt64] = []
  /// The numbers of the texts plus 1, by their hashes; 0 where there is none, in half of it at least.
  private var slots: [UInt32] = Array(repeating: 0, count: 256)

  /// Returns the number of a text: the one it has, or the next for a new text.
  mutating func number(of text: String) -> Int {
    var text = text
    return text.withUTF8 { utf8 in
      let hash = unsafe Checksum.of(UnsafeRawBufferPointer(utf8))
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let number = Int(slots[slot]) - 1
        if hashes[number] == hash, unsafe holds(utf8, at: places[number]) { return number }
        slot = (slot + 1) & mask
      }
      return unsafe add(utf8, hash)
    }
  }

  /// Whether a text stands at a place, which is within the bytes.
  private func holds(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>) -> Bool {
    guard place.count == text.count, let start = text.baseAddress else { return text.isEmpty }
    return unsafe bytes.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe memcmp(base + place.lowerBound, start, place.count) == 0
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    bytes.put(count: text.count)
    let start = bytes.bytes.count
    unsafe bytes.put(borrowed: text)
    places.append(start..<bytes.bytes.count)
    hashes.append(hash)
    if count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for number in 0..<count { file(number) }
    } else {
      file(count - 1)
    }
    return count - 1
  }

  /// Puts a number into the first free slot from its hash on.
  private mutating func file(_ number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[number]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(number + 1)
  }
}
