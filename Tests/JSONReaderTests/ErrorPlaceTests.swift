import JSONReader
import Testing

/// An error's place, against an oracle that knows nothing of the reader.
struct ErrorPlaceTests {
  @Test(arguments: 0..<6)
  func `an error is inside the bytes, in its line, and where its path leads`(part: Int) {
    for seed in part * 400..<(part + 1) * 400 {
      var documents = Documents(seed: seed &+ 50_000)
      let sample = Documents.samples[seed % Documents.samples.count]
      let bytes = documents.damaged(seed.isMultiple(of: 2) ? documents.text() : sample)
      guard let error = problem(in: bytes) else { continue }
      guard (0...bytes.count).contains(error.offset) else {
        Issue.record("seed \(seed): \(error) is outside \(bytes.count) bytes")
        continue
      }
      let line = 1 + bytes[..<error.offset].count { $0 == UInt8(ascii: "\n") }
      #expect(error.line == line, "seed \(seed): \(error)")
      let place = PlaceOracle(bytes, offset: error.offset)
      guard place.depth <= 12 else { continue }
      #expect(error.path == place.path, "seed \(seed): \(error) \(bytes.count)")
    }
  }

  @Test(arguments: [
    (#"{"a":1,"b"#, "$.a"), (#"{"a":1,b"#, "$.a"), (#"{"a":1,"b\x":2}"#, "$.a"),
    (#"{"a":[1,2"#, "$.a[1]"), (#"{"a":[1,"#, "$.a[0]"), ("[[],[[", "$[1][0]"), ("[x", "$[0]"),
    (#"{"a":{"b":{}},"c":[0,{"d":.5}]}"#, "$.c[1].d"), ("[1]]", "$"),
    (#"{"a b":nul}"#, "$[\"a b\"]"),
  ])
  func `the path names the last element begun, or the last key read`(text: String, path: String) {
    #expect(problem(in: text)?.path == path)
    let error = problem(in: text)
    #expect(PlaceOracle(Array(text.utf8), offset: error?.offset ?? 0).path == path)
  }
}

/// The way to a place of a text that is well-formed up to there, found by its brackets alone.
private struct PlaceOracle {
  private struct Frame {
    var isArray: Bool
    var index = -1
    var key: [UInt8]?
    /// Whether a value or key comes next, not a separator.
    var isExpecting = true
    var isAtKey = true
  }

  private var frames: [Frame] = []
  private let bytes: [UInt8]
  private let offset: Int

  init(_ bytes: [UInt8], offset: Int) {
    (self.bytes, self.offset) = (bytes, offset)
    var place = 0
    while place < offset { place = step(at: place) }
    if offset < bytes.count, bytes[offset] != UInt8(ascii: "]") { begin() }
  }

  var depth: Int { frames.count }

  var path: String {
    frames.reduce("$") { path, frame in
      if frame.isArray { return frame.index < 0 ? path : "\(path)[\(frame.index)]" }
      guard let key = frame.key else { return path }
      let text = String(decoding: key.prefix(80), as: UTF8.self)
      let isWord =
        !key.isEmpty
        && key.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
            || byte == 0x2D
        }
      return path + (isWord ? ".\(text)" : "[\"\(text)\"]")
    }
  }

  /// Takes the token at a place; returns the place after it.
  private mutating func step(at place: Int) -> Int {
    switch bytes[place] {
    case 0x20, 0x09, 0x0A, 0x0D: return place + 1
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      begin()
      frames.append(Frame(isArray: bytes[place] == UInt8(ascii: "[")))
      return place + 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      _ = frames.popLast()
      return place + 1
    case UInt8(ascii: ","):
      change { ($0.isExpecting, $0.isAtKey) = (true, true) }
      return place + 1
    case UInt8(ascii: ":"):
      change { $0.isAtKey = false }
      return place + 1
    case UInt8(ascii: "\""): return string(at: place)
    default:
      begin()
      let ends = Array("[]{},:\" \t\r\n".utf8)
      return bytes[place..<offset].firstIndex(where: ends.contains) ?? offset
    }
  }

  private mutating func string(at place: Int) -> Int {
    var end = place + 1
    while end < offset, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    let isKey = frames.last.map { !$0.isArray && $0.isAtKey } ?? false
    if !isKey {
      begin()
    } else if end < offset {
      let key = Array(bytes[(place + 1)..<end])
      change { $0.key = key }
    }
    return min(end + 1, offset)
  }

  private mutating func begin() {
    change { frame in
      if frame.isArray, frame.isExpecting { frame.index += 1 }
      frame.isExpecting = false
    }
  }

  private mutating func change(_ body: (inout Frame) -> Void) {
    if !frames.isEmpty { body(&frames[frames.count - 1]) }
  }
}
