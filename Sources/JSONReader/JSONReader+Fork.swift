extension JSONReader {
  /// The bytes of a reader, for reading them elsewhere at the same time.
  ///
  /// It borrows the reader's bytes: no thread may use it after they are gone. Nobody writes to them,
  /// which is why threads may share it.
  public struct Fork: @unchecked Sendable {
    fileprivate let bytes: ByteSlice

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// Copies the bytes from `offset` on to `target`, as many as there are and fit; returns how many.
    public func copy(from offset: Int, to target: UnsafeMutableRawBufferPointer) -> Int {
      let length = min(max(0, bytes.count - offset), target.count)
      guard length > 0, let start = target.baseAddress else { return 0 }
      unsafe bytes[offset..<offset + length].withBuffer { source in
        guard let base = source.baseAddress else { return }
        unsafe start.copyMemory(from: base, byteCount: length)
      }
      return length
    }
  }

  /// The bytes, for reading them elsewhere at the same time.
  public var fork: Fork { Fork(bytes: bytes) }

  /// Goes on after `elements` more elements of the array the reader is in, or values outside of one,
  /// the last of which ends at `end`.
  public mutating func go(over elements: Int, endingAt end: Int) {
    guard end >= offset else { return }
    if top.kind == .array { top.index += elements }
    offset = min(end, count)
  }

  /// Goes on at `offset` in `bytes`, which hold the text as far as it is known by now; the keys of
  /// the open objects must still stand in them where they stood.
  ///
  /// Lines are counted from `first` on then. `bytes` must outlive the reader.
  public mutating func go(
    on bytes: UnsafeBufferPointer<UInt8>,
    at offset: Int,
    countingLinesFrom first: Int
  ) {
    self = unsafe JSONReader(ByteSlice(bytes), offset: offset, frames: frames)
    firstCounted = max(0, first)
  }

  /// The way to the element `ahead` of the last one begun, from 1, such as `$[12]`.
  public func path(ofElement ahead: Int) -> String {
    guard top.kind == .array else { return path }
    var frame = top
    frame.index += ahead
    return JSONReader(bytes, offset: offset, frames: frames.dropLast() + [frame]).path
  }
}
