extension FileBytes {
  /// Finds the JSON text in the bytes of a file: after a byte order mark and HTTP headers.
  ///
  /// Throws a problem for what is evidently no JSON text.
  init(findingTextIn bytes: [UInt8]) throws(FileProblem) {
    self.init(bytes: bytes)
    if let encoding = wideEncoding {
      throw FileProblem(
        reason: "the text is \(encoding); save it as UTF-8",
        code: .encoding
      )
    }
    if has([0xEF, 0xBB, 0xBF], at: 0) { start = 3 }
    skipHeaders()
    if let archive {
      throw FileProblem(reason: "\(archive); unpack it and save JSON", code: .archive)
    }
    guard let first = bytes[start...].first(where: { !FileBytes.isSpace($0) }) else {
      throw FileProblem(reason: "the file is empty", code: .empty)
    }
    if first == UInt8(ascii: "<") {
      throw FileProblem(
        reason: "a web page, perhaps of a session that has ended; save it again signed in",
        code: .html
      )
    }
  }

  /// The name of an encoding of two or four bytes a character; nil for UTF-8.
  private var wideEncoding: String? {
    if has([0xFF, 0xFE, 0, 0], at: 0) || has([0, 0, 0xFE, 0xFF], at: 0) { return "UTF-32" }
    if has([0xFF, 0xFE], at: 0) || has([0xFE, 0xFF], at: 0) { return "UTF-16" }
    // Without a mark: every JSON text begins with an ASCII character, which shows the zeros.
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (true, true, true, false), (false, true, true, true): return "UTF-32"
    case (true, false, true, false), (false, true, false, true): return "UTF-16"
    default: return nil
    }
  }

  /// What kind of archive the bytes are; nil for none.
  private var archive: String? {
    let marks: [([UInt8], String)] = [
      ([0x50, 0x4B, 3, 4], "a zip archive"), ([0x50, 0x4B, 5, 6], "an empty zip archive"),
      ([0x1F, 0x8B], "gzip inside gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed by xz"), ([0x42, 0x5A, 0x68], "packed by bzip2"),
      ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    ]
    if has(Array("ustar".utf8), at: start + 257) { return "a tar archive" }
    return marks.first { has($0.0, at: start) }?.1
  }

  /// Goes over the blocks of HTTP headers that `curl -i` writes, of redirects too.
  private mutating func skipHeaders() {
    var skipped = false
    while has(Array("HTTP/".utf8), at: start), let end = endOfHeaders(from: start) {
      start = end
      skipped = true
    }
    if skipped { warnings.append("a block of HTTP headers on top was skipped") }
  }

  /// The place after the empty line that ends the headers; nil when there is none.
  private func endOfHeaders(from start: Int) -> Int? {
    var lineStart = start
    for place in start..<min(bytes.count, start + 65_536) where bytes[place] == 0x0A {
      let isEmpty = place == lineStart || place == lineStart + 1 && bytes[lineStart] == 0x0D
      if isEmpty { return place + 1 }
      lineStart = place + 1
    }
    return nil
  }

  private func has(_ prefix: [UInt8], at place: Int) -> Bool {
    bytes.count >= place + prefix.count && bytes[place..<place + prefix.count].elementsEqual(prefix)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
