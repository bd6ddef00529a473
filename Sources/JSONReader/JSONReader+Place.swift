extension JSONReader {
  /// The line of the place the reader has reached, from 1.
  ///
  /// It is counted from the start at each call: ask only for messages.
  public var line: Int {
    var line = 1
    let end = min(offset, count)
    for place in min(firstCounted, end)..<end where byte(at: place) == UInt8(ascii: "\n") {
      line += 1
    }
    return line
  }

  /// The way to the place the reader has reached, such as `$.results[12].name`.
  ///
  /// Keys that are no plain words are quoted; the middle of a very long way is left out.
  public var path: String {
    let frames = frames
    let shown = frames.count <= 12 ? frames.count : 8
    var path = "$"
    for frame in frames.prefix(shown) { path += step(of: frame) }
    if shown < frames.count {
      path += "…"
      for frame in frames.suffix(3) { path += step(of: frame) }
    }
    return path
  }

  /// The step that an open array or object adds to the way; empty before its first value.
  private func step(of frame: Frame) -> String {
    if frame.kind == .array { return frame.index > 0 ? "[\(frame.index - 1)]" : "" }
    guard frame.index > 0 else { return "" }
    let key = bytes[frame.keyStart..<min(frame.keyEnd, frame.keyStart + 80)].string
    let isWord = !key.isEmpty && key.utf8.allSatisfy(isWordByte)
    return isWord ? ".\(key)" : "[\"\(key)\"]"
  }

  /// Returns an error at the place the reader has reached.
  @inline(never)
  func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem: problem, offset: offset, line: line, path: path)
  }
}

/// Whether a byte may stand in a key that needs no quotes.
private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}
