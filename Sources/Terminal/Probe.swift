internal import CTerminal
internal import Canvas

/// What a terminal has said about itself.
struct Probe: Equatable {
  /// The columns that `▲` takes, which differ with fonts for East Asian text; nil if not said.
  var triangleWidth: Int?
  /// The background; nil if not said.
  var background: RGB?
  /// Keys that were typed in the meantime.
  var typed: [UInt8] = []

  /// The questions: where the cursor is before and after a `▲`, the background, and what kind of
  /// terminal it is, which every one answers: nothing is to be awaited after that.
  static let query = "\u{1B}7\u{1B}[6n▲\u{1B}[6n\u{1B}8\u{1B}[K\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// Nothing said.
  init() {}

  /// Reads the answers from what the terminal has sent.
  init(reply: [UInt8]) {
    var columns: [Int] = []
    var rest = reply[...]
    while let first = rest.first {
      guard first == 0x1B, let answer = Answer(&rest) else {
        typed.append(first)
        rest = rest.dropFirst()
        continue
      }
      switch answer {
      case .cursor(let column): columns.append(column)
      case .background(let color): background = color
      case .other: break
      }
    }
    guard columns.count == 2, (1...2).contains(columns[1] - columns[0]) else { return }
    triangleWidth = columns[1] - columns[0]
  }

  /// Asks the terminal, waiting at most for some time; 500 ms reach round the world and back.
  static func ask(milliseconds: Int32 = 500) -> Probe {
    var reply = [UInt8](repeating: 0, count: 256)
    let count = unsafe reply.withUnsafeMutableBufferPointer { buffer in
      unsafe ct_query(query, milliseconds, buffer.baseAddress, Int32(buffer.count))
    }
    return Probe(reply: Array(reply.prefix(Int(count))))
  }
}

/// One answer of a terminal.
private enum Answer {
  case cursor(column: Int)
  case background(RGB)
  case other

  /// Takes an answer from the front of some bytes; nil, taking nothing, if there is none.
  init?(_ bytes: inout ArraySlice<UInt8>) {
    let body = bytes.dropFirst(2)
    switch bytes.dropFirst().first {
    case UInt8(ascii: "["):
      guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
      // A key such as an arrow has nothing between the bracket and its letter.
      guard [UInt8(ascii: "R"), UInt8(ascii: "c")].contains(body[end]), end > body.startIndex
      else { return nil }
      let parts = String(decoding: body[..<end], as: UTF8.self).split(separator: ";")
      let isCursor = body[end] == UInt8(ascii: "R")
      bytes = body[(end + 1)...]
      let column = isCursor && parts.count == 2 ? UInt16(parts[1]).map(Int.init) : nil
      self = column.map { .cursor(column: $0) } ?? .other
    case UInt8(ascii: "]"):
      guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return nil }
      let text = String(decoding: body[..<end], as: UTF8.self)
      bytes = body[(end + 1)...]
      if body[end] == 0x1B { bytes = bytes.dropFirst() }
      self = Answer.color(text).map { .background($0) } ?? .other
    default: return nil
    }
  }

  /// The colour in a text such as `11;rgb:1e1e/2020/3030`.
  private static func color(_ text: String) -> RGB? {
    guard text.hasPrefix("11;rgb:") else { return nil }
    let parts = text.dropFirst(7).split(separator: "/").compactMap { part -> UInt8? in
      guard (1...4).contains(part.utf8.count), let value = UInt32(part, radix: 16) else {
        return nil
      }
      let most = (UInt32(1) << (4 * UInt32(part.utf8.count))) - 1
      return UInt8(value * 255 / most)
    }
    return parts.count == 3 ? RGB(parts[0], parts[1], parts[2]) : nil
  }
}
