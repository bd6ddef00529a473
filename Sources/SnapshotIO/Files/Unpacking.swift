import CZlib

/// Unpacks gzip.
enum Unpacking {
  /// The bytes that a file may unpack to: more is taken for a bomb.
  static let limit = 2 << 30
  /// The bytes that are unpacked at a time.
  private static let step = 1 << 20

  /// Returns whether the bytes begin as gzip does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// What was unpacked.
  struct Unpacked {
    var bytes: [UInt8]
    /// Whether the packed bytes end too early.
    var isCut = false
  }

  /// Returns the unpacked bytes of all members of a gzip file; of one that is cut, those before.
  ///
  /// - Parameters:
  ///   - bytes: The packed bytes.
  ///   - limit: The bytes that it may unpack to.
  /// - Returns: The unpacked bytes.
  /// - Throws: `FileProblem` when the bytes are damaged or too many.
  static func unpack(_ bytes: [UInt8], limit: Int = limit) throws(FileProblem) -> Unpacked {
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 to say that the format is gzip.
    let started = unsafe inflateInit2_(
      &stream,
      15 + 16,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard started == Z_OK else { throw FileProblem(reason: "cannot unpack", code: .unreadable) }
    defer { unsafe inflateEnd(&stream) }
    var packed = bytes
    let outcome: Result<Unpacked, FileProblem> = unsafe packed.withUnsafeMutableBufferPointer {
      input in
      do throws(FileProblem) {
        return .success(try unsafe inflateAll(&stream, input, limit: limit))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private static func inflateAll(
    _ stream: inout z_stream,
    _ input: UnsafeMutableBufferPointer<UInt8>,
    limit: Int
  ) throws(FileProblem) -> Unpacked {
    var output = Unpacked(bytes: [])
    var place = 0
    var isDone = false
    while !isDone {
      // zlib counts what it is given in 32 bits.
      let given = min(input.count - place, Int(Int32.max))
      unsafe stream.next_in = input.baseAddress.map { unsafe $0 + place }
      unsafe stream.avail_in = UInt32(given)
      let (code, produced) = unsafe inflateStep(&stream)
      let left = unsafe Int(stream.avail_in)
      place += given - left
      guard output.bytes.count + produced.count <= limit else {
        throw FileProblem(reason: "unpacks to over \(limit >> 20) MB", code: .unreadable)
      }
      output.bytes += produced
      // Nothing is left to unpack, and the last member has not come to its end.
      output.isCut = code == Z_BUF_ERROR || code == Z_OK && produced.isEmpty && given == left
      if output.isCut { return output }
      isDone = try unsafe isEnd(code, rest: input[place...], &stream)
    }
    return output
  }

  /// Unpacks up to one step of bytes; returns zlib's code and the bytes.
  private static func inflateStep(_ stream: inout z_stream) -> (Int32, [UInt8]) {
    var code: Int32 = Z_OK
    let produced = unsafe [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
      unsafe stream.next_out = buffer.baseAddress
      unsafe stream.avail_out = UInt32(buffer.count)
      code = unsafe inflate(&stream, Z_NO_FLUSH)
      count = unsafe buffer.count - Int(stream.avail_out)
    }
    return (code, produced)
  }

  /// Whether that was all; starts the next member where one follows.
  private static func isEnd(
    _ code: Int32,
    rest: Slice<UnsafeMutableBufferPointer<UInt8>>,
    _ stream: inout z_stream
  ) throws(FileProblem) -> Bool {
    switch code {
    case Z_STREAM_END:
      // What follows the last member is padding, which gzip itself ignores.
      guard unsafe rest.count >= 2, unsafe rest[rest.startIndex] == 0x1F,
        unsafe rest[rest.startIndex + 1] == 0x8B
      else { return true }
      unsafe inflateReset(&stream)
      return false
    case Z_OK: return false
    default: throw FileProblem(reason: "the gzip file is damaged", code: .unreadable)
    }
  }
}
