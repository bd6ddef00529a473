import Glibc

/// The system's reading and writing, in whole pieces.
enum Descriptor {
  /// Reads as many bytes as there is room for, from a place on; whether all of them were there.
  static func read(
    _ descriptor: Int32,
    at start: Int,
    into buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var done = 0
    while done < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let got = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(start + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }

  /// Returns so many bytes from a place on; nil when they are not there.
  static func bytes(_ descriptor: Int32, at start: Int, count: Int) -> [UInt8]? {
    var isRead = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe isRead = read(
        descriptor,
        at: start,
        into: UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]
        )
      )
      filled = isRead ? count : 0
    }
    return isRead ? bytes : nil
  }

  /// Writes all bytes from a place on; whether that was possible.
  static func write(_ bytes: [UInt8], to descriptor: Int32, at start: Int) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        let put = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + done))
        if put < 0, errno == EINTR { continue }
        guard put > 0 else { return false }
        done += put
      }
      return true
    }
  }
}
