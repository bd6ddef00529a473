/// Makes gzip files without a library: their blocks are stored, not packed.
public enum Gzip {
  /// Returns the bytes as one member of a gzip file.
  public static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    file.reserveCapacity(bytes.count + bytes.count / 65_535 * 5 + 32)
    var start = 0
    repeat {
      let end = min(start + 65_535, bytes.count)
      file.append(end == bytes.count ? 1 : 0)
      let length = UInt16(end - start)
      append(UInt32(length) | UInt32(~length) << 16, to: &file)
      file += bytes[start..<end]
      start = end
    } while start < bytes.count
    append(checksum(of: bytes), to: &file)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &file)
    return file
  }

  private static func append(_ value: UInt32, to file: inout [UInt8]) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      file.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// The CRC-32 of RFC 1952.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
    }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }
}
