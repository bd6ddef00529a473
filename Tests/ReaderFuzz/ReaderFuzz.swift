// What libFuzzer calls with bytes of its making: the JSON reader, and the reading of a whole file.
//
// It is built only when asked for, with coverage and the address sanitizer:
//
//     FOLIO_FUZZ=1 swift build -c release --product ReaderFuzz --scratch-path .build-fuzz \
//       --sanitize fuzzer --sanitize address
//
// and run for as long as wanted, beginning with the samples; what it finds stays in `corpus`:
//
//     mkdir -p corpus && export SWIFT_BACKTRACE=enable=no
//     .build-fuzz/release/ReaderFuzz -max_len=8192 -max_total_time=600 -timeout=10 \
//       corpus Tests/SnapshotIOTests/Samples/{vitally,looker,hostile}
//
// A file that it writes (`crash-...`) is tried again by naming it as the only argument. With
// `FOLIO_FUZZ=json` in the environment only the JSON reader runs, which is many times quicker.

import BookModel
import Glibc
import JSONReader
import SnapshotIO
import TestSupport

/// Reads the bytes both ways; traps where a promise is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  ReaderFuzz.readValues(bytes)
  if ReaderFuzz.readsFiles { ReaderFuzz.readFile(bytes) }
  return 0
}

/// The promises that are tried.
enum ReaderFuzz {
  /// Whether whole files are read too.
  static let readsFiles = unsafe getenv("FOLIO_FUZZ").map { unsafe String(cString: $0) } != "json"

  /// Reading each value and going over it agree, and an error is inside the bytes and in its line.
  static func readValues(_ bytes: [UInt8]) {
    let (read, passed) = (error(in: bytes, reading), error(in: bytes, passing))
    precondition(read == passed, "\(String(describing: read)) or \(String(describing: passed))")
    guard let read else { return }
    precondition((0...bytes.count).contains(read.offset))
    precondition(read.line == 1 + bytes[..<read.offset].count { $0 == UInt8(ascii: "\n") })
    precondition(read.path.hasPrefix("$") && read.path.utf8.count < 2000)
  }

  /// Reading a folder with one file of the bytes ends, and its report adds up.
  static func readFile(_ bytes: [UInt8]) {
    guard let folder = try? TemporaryFolder(), (try? folder.write(bytes, to: "f")) != nil else {
      return
    }
    var reader = SnapshotReader(paths: [folder.path], today: Day(number: 20_778))
    reader.threads = 2
    guard let check = try? reader.check() else { preconditionFailure("no report") }
    precondition(check.report.files.count == 1)
    let file = check.report.files[0]
    precondition(file.records >= 0 && (file.kind != .unknown || file.records == 0))
    guard let book = try? check.book.get() else { return }
    precondition(
      !book.customers.isEmpty && Set(book.customers.map(\.id)).count == book.customers.count
    )
  }

  private static func error(
    in bytes: [UInt8],
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) -> JSONError? {
    JSONReader.reading(bytes) { reader in
      do throws(JSONError) {
        while try reader.peek() != nil { try body(&reader) }
        return nil
      } catch {
        return error
      }
    }
  }

  private static func passing(_ reader: inout JSONReader) throws(JSONError) { try reader.skip() }

  private static func reading(_ reader: inout JSONReader) throws(JSONError) {
    switch try reader.kind() {
    case .null: try reader.readNull()
    case .bool: _ = try reader.readBool()
    case .number: try readNumber(&reader)
    case .string: check(try reader.readText())
    case .array:
      try reader.enterArray()
      while try reader.nextElement() { try reading(&reader) }
    case .object:
      try reader.enterObject()
      while let key = try reader.nextKey() {
        check(key)
        try reading(&reader)
      }
    }
  }

  private static func readNumber(_ reader: inout JSONReader) throws(JSONError) {
    let number = try reader.readNumber()
    precondition(number.double?.isFinite != false && Double(number.text) != nil)
    if let integer = number.integer { precondition(number.double == Double(integer)) }
  }

  private static func check(_ text: JSONText) {
    var replaced = 0
    let string = text.string(countingReplacements: &replaced)
    precondition(replaced >= 0 && (replaced == 0 || string.unicodeScalars.contains("\u{FFFD}")))
    precondition(string == text.string())
  }
}
