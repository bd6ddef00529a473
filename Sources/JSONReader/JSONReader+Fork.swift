extension JSONReader {
  /// The bytes of a reader that stands in an array, for reading elements of it on several threads.
  ///
  /// It borrows the reader's bytes: no thread may use it after the reader's bytes are gone. Nobody
  /// writes to them, which is why threads may share it.
  public struct Fork: @unchecked Sendable {
    fileprivate let bytes: ByteSlice
    fileprivate let frames: [Frame]
  }

  /// The bytes for reading on from several places at once.
  public var fork: Fork { Fork(bytes: bytes, frames: frames) }

  /// Goes on after `elements` more elements of the array, the last of which ends at `end`, as a
  /// reader of this one's fork has found.
  public mutating func go(over elements: Int, endingAt end: Int) {
    guard !frames.isEmpty, end >= offset else { return }
    frames[frames.count - 1].index += elements
    offset = min(end, count)
  }

  /// The way to the element `ahead` of the last one begun, from 1, such as `$[12]`.
  public func path(ofElement ahead: Int) -> String {
    guard let frame = frames.last else { return path }
    return JSONReader(bytes, offset: offset, frames: frames.dropLast() + [frame.moved(by: ahead)])
      .path
  }
}

extension JSONReader.Fork {
  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The first place from `start` on, and before `end`, of what such objects begin with, which can
  /// be inside a string too; nil when there is none.
  public func firstOpening(of spelling: JSONRowSpelling, in range: Range<Int>) -> Int? {
    range.first { spelling.opens(bytes, at: $0) }
  }

  /// Runs `body` with a reader at a place of the array.
  public func reading<Result>(
    from offset: Int,
    _ body: (inout JSONReader) -> Result
  ) -> Result {
    var reader = JSONReader(bytes, offset: offset, frames: frames)
    return body(&reader)
  }
}

extension JSONReader.Frame {
  fileprivate func moved(by elements: Int) -> JSONReader.Frame {
    var frame = self
    frame.index += elements
    return frame
  }
}
