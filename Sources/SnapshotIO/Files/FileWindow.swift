import Glibc
import JSONReader

/// The part of a big file that a reader has before it, so that a file takes little memory.
///
/// Room is reserved for the whole file, and only the part at hand is in memory: places in the file
/// are places in that room, whatever is at hand. A reader sees the bytes up to the end of that part;
/// where a value is cut there, more are brought and the value is read again. Text that is in memory
/// anyway is a window that shows all of it.
@safe final class FileWindow {
  private let source: FileSource?
  private let room: UnsafeMutableRawPointer?
  private let size: Int
  /// The bytes at hand that are not kept: from `first` up to `end`.
  private var first = 0
  private var end = 0
  /// Bytes before this place stay at hand: open objects have their keys there.
  private var kept = 0
  /// Nothing before this place is at hand.
  private var released = 0
  /// Whether there is nothing after the bytes at hand.
  private var isComplete = true
  private let step: Int

  private static let page = 4096

  /// Creates the window of a text that is all in memory.
  init() {
    source = nil
    unsafe room = nil
    size = 0
    step = 0
  }

  /// Creates the window of a file, whose first bytes it shows.
  ///
  /// - Throws: `FileProblem` when there is no room for it.
  init(_ source: FileSource, step: Int) throws(FileProblem) {
    size = source.count + Self.page
    self.step = step
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let room = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let room = unsafe room, unsafe room != MAP_FAILED else {
      throw .unreadable("no room for it in memory")
    }
    unsafe self.room = room
    self.source = source
    isComplete = false
    bring(to: step)
  }

  deinit {
    if let room = unsafe room { unsafe munmap(room, size) }
  }

  /// The bytes up to the end of the part at hand.
  private var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: room?.assumingMemoryBound(to: UInt8.self), count: end)
  }

  /// Where rows are read from that are in the text of a reader.
  func rows(of reader: borrowing JSONReader) -> RowSource {
    source.map { .file($0) } ?? .memory(reader.fork)
  }

  /// Runs `body` with a reader of the file's text.
  func reading<Result>(
    from start: Int,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    var reader = unsafe JSONReader(bytes, start: start)
    return try body(&reader)
  }

  /// Reads on to a place.
  private func bring(to place: Int) {
    guard let source, let room = unsafe room, place > end else { return }
    let target = unsafe UnsafeMutableRawBufferPointer(start: room + end, count: place - end)
    let got = unsafe source.read(from: end, to: target)
    end += got
    isComplete = got < target.count || end >= source.count
  }

  /// Forgets the bytes at hand between two places, but for those that are kept.
  private func forget(_ range: Range<Int>) {
    guard let room = unsafe room else { return }
    let start = (max(range.lowerBound, kept) + Self.page - 1) / Self.page * Self.page
    let end = range.upperBound / Self.page * Self.page
    guard start < end else { return }
    unsafe madvise(room + start, end - start, MADV_DONTNEED)
  }
}

extension FileWindow {
  /// Keeps all bytes before the reader's place at hand.
  func keep(_ reader: borrowing JSONReader) { kept = max(kept, reader.offset) }

  /// Keeps nothing any more: no object is open.
  func release() {
    kept = 0
    forget(released..<first)
    released = first
  }

  /// Moves on to the place of a reader that has gone there: brings bytes after it and forgets those
  /// before it.
  func follow(_ reader: inout JSONReader, to place: Int) {
    guard source != nil else { return }
    if place < first || place > end {
      forget(first..<end)
      first = place / Self.page * Self.page
      end = first
      isComplete = false
    }
    if place - first > 8 * step {
      forget(first..<place)
      first = place / Self.page * Self.page
    }
    if !isComplete, end - place < step { bring(to: place + step) }
    show(&reader, at: place)
  }

  /// Gives the reader the bytes at hand, and more of them than before.
  private func extend(_ reader: inout JSONReader, from place: Int) {
    bring(to: end + max(step, end - place))
    show(&reader, at: place)
  }

  private func show(_ reader: inout JSONReader, at place: Int) {
    unsafe reader.go(on: bytes, at: place, countingLinesFrom: first)
  }

  /// Brings what follows white space to hand, so that only the end of the text is an end.
  func prepare(_ reader: inout JSONReader) {
    while !isComplete, reader.isAtEnd() { extend(&reader, from: reader.offset) }
  }

  /// Brings the whole of the next value to hand; leaves the reader where it is.
  func complete(_ reader: inout JSONReader) {
    while !isComplete {
      let start = reader.bookmark
      let place = reader.offset
      let isCut: Bool
      do {
        try reader.skip()
        isCut = reader.offset == reader.count
      } catch {
        isCut = error.problem == .truncated
      }
      reader.go(to: start)
      guard isCut else { return }
      extend(&reader, from: place)
    }
  }

  /// The next key of the object that the reader is in.
  func nextKey(_ reader: inout JSONReader) throws(JSONError) -> JSONText? {
    while true {
      let start = reader.bookmark
      let place = reader.offset
      do {
        return try reader.nextKey()
      } catch {
        guard error.problem == .truncated, !isComplete else { throw error }
      }
      reader.go(to: start)
      extend(&reader, from: place)
    }
  }

  /// Whether the array that the reader is in has another element.
  func nextElement(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    prepare(&reader)
    while true {
      let start = reader.bookmark
      let place = reader.offset
      do {
        return try reader.nextElement()
      } catch {
        guard error.problem == .truncated, !isComplete else { throw error }
      }
      reader.go(to: start)
      extend(&reader, from: place)
    }
  }

  /// Goes over an array element by element, keeping little of it at hand.
  func skipArray(_ reader: inout JSONReader) throws(JSONError) {
    guard source != nil else { return try reader.skip() }
    try reader.enterArray()
    keep(reader)
    while try nextElement(&reader) {
      complete(&reader)
      try reader.skip()
      follow(&reader, to: reader.offset)
    }
  }

  /// Goes back to a place that the reader has been at.
  func go(_ reader: inout JSONReader, to bookmark: JSONReader.Bookmark, at place: Int) {
    follow(&reader, to: place)
    reader.go(to: bookmark)
  }

  /// Counts the lines of the file from its start; nil for text in memory, whose reader knows them.
  var lineCounter: LineCounter? { source.map { LineCounter(source: .file($0)) } }

  /// The line, from 1, of a place in the file; counted from its start.
  func line(of place: Int) -> Int? {
    var lines = lineCounter
    return lines?.line(at: place)
  }
}
