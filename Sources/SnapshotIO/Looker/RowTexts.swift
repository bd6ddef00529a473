import BookModel
import JSONReader

/// The spellings of texts that one worker met, by their bytes as they stand in the file.
///
/// No `String` is made of a text here but of dates. The text that stood in the same column of the
/// row before is tried first, then the one that came after that when it last changed: rows tend to
/// be sorted, and features to follow each other in one order.
@safe struct RowTexts: ~Copyable {
  /// What is known of a spelling.
  struct Entry: BitwiseCopyable {
    var start: Int
    var length: Int32
    var hash: UInt32
    /// The spelling that followed this one in a column when it last changed; -1 for none.
    var next: Int32 = -1
    /// The worker's names for it as an account, a feature and a version; -1 while it has none.
    var owner: Int32 = -1
    var feature: Int32 = -1
    var version: Int32 = -1
    var isBlank: Bool
    var moment = Moment()
  }

  /// What a text says as a date or as yes or no.
  struct Moment: BitwiseCopyable {
    var isKnown = false
    var isDate = false
    var isMonth = false
    var day: Int32 = 0
    /// 1 for yes, 0 for no, -1 for neither.
    var flag: Int8 = -1
  }

  private let seed = UInt64.random(in: .min ... .max)
  private var count = 0
  private var entries = RowCells<Entry>(
    capacity: 64,
    of: Entry(start: 0, length: 0, hash: 0, isBlank: true)
  )
  /// Open addressing over entries; -1 is free.
  private var slots = RowCells<Int32>(capacity: 128, of: -1)
  /// The last spelling met of those that share some bits of their first eight bytes; -1 for none.
  private let memo = RowCells<Int32>(capacity: 256, of: -1)
  /// The spellings behind each other, each with the quote that ends it.
  private var arena = RowCells<UInt8>(capacity: 4096, of: 0)
  private var arenaCount = 0

  init() {}

  deinit {
    entries.free()
    slots.free()
    memo.free()
    arena.free()
  }

  /// The entry at a place that `place(at:)` gave.
  subscript(place: Int32) -> Entry {
    @inline(__always) get { entries[Int(place)] }
    @inline(__always) nonmutating set { entries[Int(place)] = newValue }
  }

  /// Returns the place of the string whose first byte is at `start`, moving over its end; -1 for
  /// what is malformed or cut.
  ///
  /// `last` is the place of the string in the same column of the row before, -1 for none.
  @inline(__always)
  mutating func place(in bytes: RowBytes.View, at start: inout Int, last: Int32) -> Int32 {
    if last >= 0 {
      let entry = entries[Int(last)]
      if holds(entry, bytes, at: start) {
        start &+= Int(entry.length) &+ 1
        return last
      }
      if entry.next >= 0, case let next = entries[Int(entry.next)], holds(next, bytes, at: start) {
        start &+= Int(next.length) &+ 1
        return entry.next
      }
    }
    return lookUp(bytes, at: &start, last: last)
  }

  /// Whether a spelling stands at a place, with the quote after it.
  @inline(__always)
  private func holds(_ entry: Entry, _ bytes: RowBytes.View, at place: Int) -> Bool {
    // Eight bytes at a time; the arena has room to read past its end.
    let length = Int(entry.length) &+ 1
    var index = 0
    while index &+ 8 <= length {
      guard word(at: entry.start &+ index) == bytes.word(at: place &+ index) else { return false }
      index &+= 8
    }
    let rest = UInt64(length & 7) &* 8
    let mask = (1 as UInt64) &<< rest &- 1
    return (word(at: entry.start &+ index) ^ bytes.word(at: place &+ index)) & mask == 0
  }

  @inline(__always)
  private func word(at place: Int) -> UInt64 { arena.word(at: place) }

  @inline(never)
  private mutating func lookUp(
    _ bytes: RowBytes.View,
    at start: inout Int,
    last: Int32
  ) -> Int32 {
    // A few features take turns: their first bytes, with what follows a short one, tell them apart.
    let shared = Int((bytes.word(at: start) &* 0x9E37_79B9_7F4A_7C15) &>> 56)
    var found = memo[shared]
    if found >= 0, holds(entries[Int(found)], bytes, at: start) {
      start &+= Int(entries[Int(found)].length) &+ 1
    } else {
      let end = bytes.endOfString(from: start)
      guard end >= 0 else { return -1 }
      found = place(of: start..<end, in: bytes)
      memo[shared] = found
      start = end &+ 1
    }
    if last >= 0 { entries[Int(last)].next = found }
    return found
  }

  /// Returns the place of the text between a string's quotes, or of a number as it is written.
  mutating func place(of range: Range<Int>, in bytes: RowBytes.View) -> Int32 {
    let hash = hash(of: range, in: bytes)
    var slot = Int(hash) & (slots.capacity - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, isSame(entry, bytes, range) { return slots[slot] }
      slot = (slot + 1) & (slots.capacity - 1)
    }
    slots[slot] = Int32(clamping: count)
    add(range, of: bytes, hash: hash)
    return Int32(clamping: count - 1)
  }

  private func isSame(_ entry: Entry, _ bytes: RowBytes.View, _ range: Range<Int>) -> Bool {
    guard Int(entry.length) == range.count else { return false }
    for place in 0..<range.count
    where arena[entry.start + place] != bytes[range.lowerBound + place] { return false }
    return true
  }

  private func hash(of range: Range<Int>, in bytes: RowBytes.View) -> UInt32 {
    var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
    var place = range.lowerBound
    while place &+ 8 <= range.upperBound {
      hash = RowTexts.mixed(hash ^ bytes.word(at: place), seed)
      place &+= 8
    }
    let rest = UInt64(range.upperBound &- place) &* 8
    let last = bytes.word(at: place) & ((1 as UInt64) &<< rest &- 1)
    hash = RowTexts.mixed(hash ^ last, seed)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Both halves of a product, folded.
  @inline(__always)
  private static func mixed(_ value: UInt64, _ seed: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
      by: seed ^ 0xE703_7ED1_A0B4_28DB
    )
    return product.high ^ product.low
  }

  private mutating func add(_ range: Range<Int>, of bytes: RowBytes.View, hash: UInt32) {
    let length = range.count
    if arenaCount + length + 17 > arena.capacity {
      arena.grow(to: 2 * arena.capacity + length + 17, filledWith: 0)
    }
    for place in 0..<length { arena[arenaCount + place] = bytes[range.lowerBound + place] }
    arena[arenaCount + length] = UInt8(ascii: "\"")
    let entry = Entry(
      start: arenaCount,
      length: Int32(clamping: length),
      hash: hash,
      isBlank: RowTexts.isBlank(range, in: bytes)
    )
    if count == entries.capacity { entries.grow(to: 2 * count, filledWith: entry) }
    entries[count] = entry
    count += 1
    arenaCount += length + 1
    if count * 2 > slots.capacity { rehash() }
  }

  /// Whether a text is empty or white space, escapes resolved.
  private static func isBlank(_ range: Range<Int>, in bytes: RowBytes.View) -> Bool {
    for place in range where bytes[place] > 0x20 {
      guard bytes[place] == UInt8(ascii: "\\") else { return false }
      return bytes.text(range).utf8.allSatisfy { $0 <= 0x20 }
    }
    return true
  }

  private mutating func rehash() {
    slots.grow(to: slots.capacity * 2, filledWith: -1)
    slots.fill(with: -1)
    for place in 0..<count {
      var slot = Int(entries[place].hash) & (slots.capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.capacity - 1) }
      slots[slot] = Int32(clamping: place)
    }
  }
}

extension RowTexts {
  /// What the text at a place says as a date, or as yes or no.
  func moment(_ place: Int32) -> Moment {
    let known = entries[Int(place)].moment
    return known.isKnown ? known : workOutMoment(place)
  }

  @inline(never)
  private func workOutMoment(_ place: Int32) -> Moment {
    let text = string(place)
    var moment = Moment(isKnown: true)
    if let date = LookerMoment(text) {
      moment.isDate = true
      moment.isMonth = date.isMonth
      moment.day = Int32(clamping: date.day.number)
    }
    switch text.lowercased() {
    case "yes", "true": moment.flag = 1
    case "no", "false": moment.flag = 0
    default: break
    }
    entries[Int(place)].moment = moment
    return moment
  }

  /// The text at a place.
  private func string(_ place: Int32) -> String {
    unsafe withBytes(of: place) { unsafe JSONText(checked: $0).string() }
  }

  /// Runs `body` with the bytes between the quotes.
  func withBytes<Result>(
    of place: Int32,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let entry = entries[Int(place)]
    return unsafe arena.withCells(entry.start + Int(entry.length)) { cells in
      unsafe body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(cells)[entry.start...]))
    }
  }
}
