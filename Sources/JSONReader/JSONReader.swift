/// A strict pull reader over the bytes of one or several JSON texts (RFC 8259).
///
/// The caller asks for what comes next; nothing is built that it did not ask for:
///
///     try reader.enterObject()
///     while let key = try reader.nextKey() {
///       if key == "results" { try readAccounts(&reader) } else { try reader.skip() }
///     }
///
/// Every value must be read or skipped before the next key or element is asked for. Strings and
/// numbers come as slices of the input; bad UTF-8 and lone surrogates inside strings are replaced
/// when a slice is turned into text, which counts them. Nesting is limited to `depthLimit`. A reader
/// never reads outside its bytes, whatever they are. After an error it must not be used further.
///
/// It borrows the bytes: use it only inside the closure that lent them.
@safe public struct JSONReader: ~Copyable {
  /// The nesting that is refused, in arrays and objects.
  public static let depthLimit = 512

  /// The bytes; never read outside them.
  let bytes: ByteSlice
  /// The number of bytes.
  public var count: Int { bytes.count }
  /// The place of the next byte to read.
  public internal(set) var offset: Int
  /// The number of open arrays and objects at the place the reader has reached.
  public internal(set) var depth = 0
  /// The open array or object last entered.
  var top = Frame(kind: .none)
  /// What was on top when each of the open ones was entered, outermost first; `depth` of them.
  private let below: UnsafeMutablePointer<Frame>

  /// The place from which lines are counted.
  var firstCounted = 0

  /// Creates a reader of the part of `bytes` that starts at `start`; a byte order mark is the
  /// caller's to skip.
  ///
  /// `bytes` must outlive the reader.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int = 0) {
    unsafe self.init(ByteSlice(bytes), offset: start, frames: [])
  }

  /// Creates a reader that stands in an array, before an element or after one, or else outside of all.
  ///
  /// `bytes` must outlive the reader.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    isInArray: Bool,
    isAfterElement: Bool
  ) {
    let frame = Frame(kind: .array, index: isAfterElement ? 1 : 0)
    unsafe self.init(ByteSlice(bytes), offset: start, frames: isInArray ? [frame] : [])
  }

  /// Creates a reader that has gone as far as another one.
  init(_ bytes: ByteSlice, offset: Int, frames: [Frame]) {
    self.bytes = bytes
    self.offset = min(max(0, offset), bytes.count)
    // Never more than fit: nothing is entered at the limit.
    unsafe below = .allocate(capacity: JSONReader.depthLimit)
    self.frames = frames
  }

  deinit { unsafe below.deallocate() }

  /// An open array or object.
  struct Frame: BitwiseCopyable {
    /// What is open; nothing outside of all.
    enum Kind: UInt8 { case none, array, object }

    /// What is open.
    var kind: Kind
    /// The elements begun, or the keys read.
    var index = 0
    /// The place and length of the key being read; nothing in an array.
    var keyStart = 0
    var keyEnd = 0
  }

  /// The open arrays and objects, outermost first.
  var frames: [Frame] {
    get {
      guard depth > 0 else { return [] }
      return (1..<depth).map { unsafe below[$0] } + [top]
    }
    set {
      depth = 0
      top = Frame(kind: .none)
      for frame in newValue.prefix(JSONReader.depthLimit) { push(frame) }
    }
  }

  /// Puts an array or object on top; the caller has compared `depth` with the limit.
  @inline(__always)
  mutating func push(_ frame: Frame) {
    assert(depth < JSONReader.depthLimit)
    unsafe below[depth] = top
    depth &+= 1
    top = frame
  }

  /// Leaves the array or object on top, of which the caller knows that there is one.
  @inline(__always)
  mutating func pop() {
    assert(depth > 0)
    depth &-= 1
    top = unsafe below[depth]
  }
}

extension JSONReader {
  /// Runs `body` with a reader of the part of `bytes` that starts at `start`.
  public static func reading<Result, Failure: Error>(
    _ bytes: [UInt8],
    start: Int = 0,
    _ body: (inout JSONReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // A failure travels as a value: the closure of withUnsafeBufferPointer is not generic over it.
    let outcome: Swift.Result<Result, Failure> = unsafe bytes.withUnsafeBufferPointer { buffer in
      var reader = unsafe JSONReader(buffer, start: start)
      do throws(Failure) { return .success(try body(&reader)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// The kind of the next value, or nil at the end of the bytes.
  ///
  /// Skips white space; throws when the next byte starts no value.
  public mutating func peek() throws(JSONError) -> JSONKind? {
    skipSpace()
    guard offset < count else { return nil }
    return try kind()
  }

  /// Whether nothing but white space is left.
  public mutating func isAtEnd() -> Bool {
    skipSpace()
    return offset == count
  }

  /// Goes into an object.
  public mutating func enterObject() throws(JSONError) { try enter(.object) }

  /// Goes into an array.
  public mutating func enterArray() throws(JSONError) { try enter(.array) }

  /// Returns whether the array last entered has another element; goes out of it at its end.
  public mutating func nextElement() throws(JSONError) -> Bool {
    guard top.kind == .array else { preconditionFailure("nextElement outside an array") }
    guard try advance(to: UInt8(ascii: "]"), first: top.index == 0) else { return false }
    top.index &+= 1
    return true
  }

  /// Reads a string.
  public mutating func readText() throws(JSONError) -> JSONText {
    if !isNext(UInt8(ascii: "\"")) { try expect(.string) }
    return try scanString()
  }

  /// Reads a number.
  public mutating func readNumber() throws(JSONError) -> JSONNumber {
    if offset == count || byte(at: offset) &- UInt8(ascii: "0") >= 10 { try expect(.number) }
    return try scanNumber()
  }

  /// Reads `true` or `false`.
  public mutating func readBool() throws(JSONError) -> Bool {
    try expect(.bool)
    let isTrue = byte(at: offset) == UInt8(ascii: "t")
    try scanWord(isTrue ? "true" : "false")
    return isTrue
  }

  /// Reads `null`.
  public mutating func readNull() throws(JSONError) {
    try expect(.null)
    try scanWord("null")
  }

  /// Returns the kind of the next value; throws at the end of the bytes.
  public mutating func kind() throws(JSONError) -> JSONKind {
    skipSpace()
    guard offset < count else { throw error(.truncated) }
    switch byte(at: offset) {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    default: throw noValue()
    }
  }
}

extension JSONReader {
  /// What is wrong with the byte at the reader's place, which begins no value.
  @inline(never)
  private func noValue() -> JSONError {
    let byte = byte(at: offset)
    switch byte {
    case 0x80...: return error(.notText(byte: byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return error(.malformedWord)
    default: return error(.unexpected(byte: byte))
    }
  }

  /// Whether a byte is the very next one.
  @inline(__always)
  private func isNext(_ expected: UInt8) -> Bool { offset < count && byte(at: offset) == expected }

  @inline(__always)
  private mutating func enter(_ kind: JSONKind) throws(JSONError) {
    if !isNext(kind == .array ? UInt8(ascii: "[") : UInt8(ascii: "{")) { try expect(kind) }
    guard depth < JSONReader.depthLimit else {
      throw error(.tooDeep(limit: JSONReader.depthLimit))
    }
    offset += 1
    push(Frame(kind: kind == .array ? .array : .object))
  }

  @inline(never)
  private mutating func expect(_ kind: JSONKind) throws(JSONError) {
    let found = try self.kind()
    guard found == kind else { throw error(.wrongKind(expected: kind, found: found)) }
  }

  /// Moves to the next key or element; false, and out of the frame, at the closing byte.
  @inline(__always)
  mutating func advance(to closing: UInt8, first: Bool) throws(JSONError) -> Bool {
    skipSpace()
    guard offset < count else { throw error(.truncated) }
    let next = byte(at: offset)
    if next == closing {
      offset += 1
      pop()
      return false
    }
    if first { return true }
    guard next == UInt8(ascii: ",") else { throw error(unexpected(next)) }
    offset += 1
    skipSpace()
    guard offset < count else { throw error(.truncated) }
    // A trailing comma: what follows it must be a key or a value.
    guard byte(at: offset) != closing else { throw error(.unexpected(byte: closing)) }
    return true
  }

  /// What is wrong with a byte that stands where another must.
  func unexpected(_ byte: UInt8) -> JSONError.Problem {
    byte >= 0x80 ? .notText(byte: byte) : .unexpected(byte: byte)
  }
}
