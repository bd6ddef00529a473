import JSONReader

extension FileProblem {
  /// Creates the problem of a file that is no JSON, named by what stands there instead.
  init(_ error: JSONError, in bytes: FileBytes) {
    self.init(error)
    guard code == .notJSON || code == .encoding else { return }
    let text = WrongText(bytes: bytes.bytes, offset: error.offset)
    if let name = text.name {
      reason = name
    } else if error.path == "$" {
      guard let name = WrongText(bytes: bytes.bytes, offset: bytes.start).nameOfWhole else {
        if code == .notJSON { reason = "not JSON: \(error.problem)" }
        return
      }
      (reason, code) = (name, .notJSON)
    }
  }

  /// Creates the problem of bytes that are no JSON.
  init(_ error: JSONError) {
    let place = "line \(error.line), byte \(error.offset), \(shownName(error.path))"
    switch error.problem {
    case .truncated:
      self.init(
        place: place,
        reason: "the file ends inside a value; it was not copied whole",
        code: .truncated
      )
    case .notText:
      self.init(place: place, reason: "\(error.problem); save it as UTF-8", code: .encoding)
    case .unexpected, .malformedNumber, .malformedWord, .malformedEscape, .rawControlCharacter,
      .tooDeep, .wrongKind:
      self.init(place: place, reason: "\(error.problem)", code: .notJSON)
    }
  }
}

/// Bytes at which a reader of JSON could not go on.
private struct WrongText {
  let bytes: [UInt8]
  let offset: Int

  /// What stands there, where it is one of the usual departures from JSON.
  var name: String? {
    if has("//") || has("/*") { return "a comment, which JSON does not have" }
    for word in ["NaN", "Infinity", "-Infinity"] where has(word) {
      return "\(word), which JSON does not have: null stands for no value"
    }
    let before = bytes.prefix(offset).last { !WrongText.isSpace($0) }
    guard before == UInt8(ascii: ","), has("}") || has("]") else { return nil }
    return "a comma after the last value, which JSON does not allow"
  }

  /// What the whole text is that begins there, where it is evidently something else than JSON.
  var nameOfWhole: String? {
    let marks: [(mark: [UInt8], name: String)] = [
      (Array("%PDF".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a picture"),
      ([0xFF, 0xD8, 0xFF], "a picture"), ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"),
      (Array("PAR1".utf8), "a Parquet file"), (Array("SQLite".utf8), "a database"),
    ]
    if let mark = marks.first(where: { has($0.mark) }) {
      return "\(mark.name), no JSON; save the data as JSON"
    }
    return isTable ? "a table with separators (CSV), no JSON; save the data as JSON" : nil
  }

  /// Whether the first line is that of a table: cells with separators, and no bracket in front.
  private var isTable: Bool {
    let line = bytes.dropFirst(offset).prefix(1 << 16).prefix { $0 != 0x0A && $0 != 0x0D }
    guard let first = line.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
      return false
    }
    let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return line.contains(where: separators.contains) && line.allSatisfy { $0 >= 0x20 || $0 == 0x09 }
  }

  private func has(_ text: String) -> Bool { has(Array(text.utf8)) }

  private func has(_ text: [UInt8]) -> Bool {
    bytes.dropFirst(offset).prefix(text.count).elementsEqual(text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
