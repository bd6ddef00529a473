extension ByteSlice {
  /// Whether there is a byte 0x7F, which is a control character though it need not be escaped.
  var holdsDelete: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = 0
    while place &+ 8 <= count {
      let rest = word(at: place) ^ (ones &* 0x7F)
      if (rest &- ones) & ~rest & (ones &* 0x80) != 0 { return true }
      place &+= 8
    }
    while place < count {
      if self[place] == 0x7F { return true }
      place &+= 1
    }
    return false
  }

  /// Whether the bytes are those of a text.
  func equals(_ text: String.UTF8View) -> Bool {
    let isEqual = unsafe text.withContiguousStorageIfAvailable { other in
      unsafe count == other.count && withBuffer { bytes in unsafe bytes.elementsEqual(other) }
    }
    return unsafe isEqual ?? withBuffer { bytes in unsafe bytes.elementsEqual(text) }
  }
}

/// Looking for the end of white space and of plain text, many bytes at a time.
extension ByteSlice {
  /// The first place from `start` on of a byte that is none of JSON's white space, else `count`.
  @inline(__always)
  func endOfSpace(from start: Int) -> Int {
    guard start < count, self[start] <= 0x20 else { return start }
    return endOfLongerSpace(from: start)
  }

  private func endOfLongerSpace(from start: Int) -> Int {
    var place = start
    while place < count {
      // Pretty-printed text has long runs of spaces.
      while place &+ 8 <= count, word(at: place) == 0x2020_2020_2020_2020 { place &+= 8 }
      guard place < count else { break }
      switch self[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place &+= 1
      default: return place
      }
    }
    return place
  }

  /// The first place from `start` on of a quote, a backslash or a control character, else `count`.
  @inline(__always)
  func endOfText(from start: Int) -> Int {
    var place = start
    while place &+ 16 <= count {
      let (low, high) = ByteSlice.words(ByteSlice.marks(in: block(at: place)))
      if low != 0 { return place &+ low.trailingZeroBitCount >> 3 }
      if high != 0 { return place &+ 8 &+ high.trailingZeroBitCount >> 3 }
      place &+= 16
    }
    while place < count, !ByteSlice.isMark(self[place]) { place &+= 1 }
    return place
  }

  /// The same; sets `hasHighBytes` when a byte before that place is over 0x7F.
  @inline(__always)
  func endOfText(from start: Int, _ hasHighBytes: inout Bool) -> Int {
    var place = start
    var seen = SIMD16<UInt8>()
    while place &+ 16 <= count {
      let block = block(at: place)
      let (low, high) = ByteSlice.words(ByteSlice.marks(in: block))
      if low | high != 0 {
        let (lowBytes, highBytes) = ByteSlice.words(block)
        let isLow = low != 0
        let bits = UInt64((isLow ? low : high).trailingZeroBitCount & ~7)
        let before = (1 &<< bits) &- 1
        let rest = isLow ? lowBytes & before : lowBytes | highBytes & before
        let (seenLow, seenHigh) = ByteSlice.words(seen)
        if (rest | seenLow | seenHigh) & 0x8080_8080_8080_8080 != 0 { hasHighBytes = true }
        return place &+ (isLow ? 0 : 8) &+ Int(truncatingIfNeeded: bits >> 3)
      }
      seen |= block
      place &+= 16
    }
    let (seenLow, seenHigh) = ByteSlice.words(seen)
    var rest = (seenLow | seenHigh) & 0x8080_8080_8080_8080
    while place < count, !ByteSlice.isMark(self[place]) {
      rest |= UInt64(self[place] & 0x80)
      place &+= 1
    }
    if rest != 0 { hasHighBytes = true }
    return place
  }

  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
  }

  /// All bits of each byte that is a quote, a backslash or a control character.
  @inline(__always)
  private static func marks(in block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    // One at a time: in one expression the compiler takes generic operators, lane by lane.
    let quotes: SIMDMask<SIMD16<Int8>> = block .== SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let escapes: SIMDMask<SIMD16<Int8>> = block .== SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    let controls: SIMDMask<SIMD16<Int8>> = block .< SIMD16<UInt8>(repeating: 0x20)
    let marks: SIMDMask<SIMD16<Int8>> = quotes .| escapes .| controls
    return unsafe unsafeBitCast(marks, to: SIMD16<UInt8>.self)
  }

  /// The first eight bytes and the last eight, the first one lowest.
  @inline(__always)
  private static func words(_ block: SIMD16<UInt8>) -> (UInt64, UInt64) {
    let words = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }
}
