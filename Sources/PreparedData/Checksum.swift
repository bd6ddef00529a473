/// A fast 64-bit check of bytes against damage: not against an enemy.
///
/// Two lanes take 16 of every 32 bytes each and fold a full product, as wyhash does; so that every
/// changed byte changes the sum, but for one chance in 2^64.
enum Checksum {
  private static let secrets: (UInt64, UInt64, UInt64, UInt64) = (
    0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3
  )

  /// Returns the sum of some bytes.
  static func of(_ bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in unsafe of(bytes) }
  }

  /// Returns the sum of the UTF-8 of a text.
  static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { unsafe of(UnsafeRawBufferPointer($0)) }
  }

  /// Returns the sum of borrowed bytes; reads none outside them.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var first = secrets.0 ^ UInt64(truncatingIfNeeded: count)
    var second = secrets.1
    var place = 0
    while place &+ 32 <= count {
      unsafe first = fold(word(bytes, place) ^ secrets.2, word(bytes, place &+ 8) ^ first)
      unsafe second = fold(word(bytes, place &+ 16) ^ secrets.3, word(bytes, place &+ 24) ^ second)
      place &+= 32
    }
    while place &+ 8 <= count {
      unsafe first = fold(word(bytes, place) ^ secrets.2, first ^ secrets.1)
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < count {
      unsafe rest = rest << 8 | UInt64(bytes[place])
      place &+= 1
    }
    first = fold(rest ^ secrets.3, first ^ secrets.0)
    return fold(first ^ secrets.1, second ^ secrets.2) ^ first
  }

  /// The eight bytes from a place on; `place + 8` is at most the number of bytes.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
