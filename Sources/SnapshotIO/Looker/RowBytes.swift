/// Bytes in a buffer of their own that ends in zeros: what rows are read from.
///
/// Reading needs no comparison with the end: no part of a row is a zero, so that nothing that is
/// looked for goes on past the end, and what is looked at at a time is shorter than the zeros.
@safe struct RowBytes: ~Copyable {
  /// The zeros after the end.
  static let padding = 64

  private let bytes: UnsafeMutableRawPointer
  /// The most bytes that it can hold.
  let capacity: Int
  /// The number of bytes.
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    unsafe bytes = .allocate(byteCount: capacity + Self.padding, alignment: 64)
    end(at: 0)
  }

  deinit { unsafe bytes.deallocate() }

  /// The bytes and the zeros after them.
  var view: View { unsafe View(bytes: UnsafeRawPointer(bytes), count: count) }

  /// Drops the bytes before `place` and adds others after the rest, up to `reach` in all.
  ///
  /// `fill` is given the number of bytes that stay, and room; it returns how many bytes it wrote.
  mutating func slide(
    to place: Int,
    _ reach: Int,
    _ fill: (Int, UnsafeMutableRawBufferPointer) -> Int
  ) {
    let kept = count - place
    unsafe bytes.copyMemory(from: bytes + place, byteCount: kept)
    let room = max(0, min(reach, capacity) - kept)
    let added = unsafe fill(kept, UnsafeMutableRawBufferPointer(start: bytes + kept, count: room))
    end(at: kept + min(max(0, added), room))
  }

  private mutating func end(at count: Int) {
    self.count = count
    unsafe (bytes + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }

  /// The bytes while nothing changes them.
  @safe struct View {
    private let bytes: UnsafeRawPointer
    /// The number of bytes before the zeros.
    let count: Int

    fileprivate init(bytes: UnsafeRawPointer, count: Int) {
      unsafe self.bytes = bytes
      self.count = count
    }

    /// The byte at a place, at most the last of the zeros.
    @inline(__always)
    subscript(place: Int) -> UInt8 {
      assert(place >= 0 && place < count + RowBytes.padding)
      return unsafe bytes.load(fromByteOffset: place, as: UInt8.self)
    }

    /// The eight bytes from a place on, the first one lowest.
    @inline(__always)
    func word(at place: Int) -> UInt64 {
      assert(place >= 0 && place + 8 <= count + RowBytes.padding)
      return unsafe UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      )
    }

    /// Runs `body` with the bytes of a range.
    func withBytes<Result>(
      _ range: Range<Int>,
      _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      let range = range.clamped(to: 0..<count)
      let start = unsafe (bytes + range.lowerBound).assumingMemoryBound(to: UInt8.self)
      return unsafe body(UnsafeBufferPointer(start: start, count: range.count))
    }
  }
}

/// Values in a row that grow as needed; whoever makes them frees them.
@safe struct RowCells<Element: BitwiseCopyable> {
  fileprivate var cells: UnsafeMutablePointer<Element>
  private(set) var capacity: Int

  init(capacity: Int, of value: Element) {
    self.capacity = max(1, capacity)
    unsafe cells = .allocate(capacity: self.capacity)
    unsafe cells.initialize(repeating: value, count: self.capacity)
  }

  /// Creates a copy of an array.
  init(copying elements: [Element]) {
    capacity = elements.count
    unsafe cells = .allocate(capacity: max(1, elements.count))
    for (place, element) in elements.enumerated() {
      unsafe (cells + place).initialize(to: element)
    }
  }

  func free() { unsafe cells.deallocate() }

  /// The value at a place in `0..<capacity`, which the caller has seen to.
  ///
  /// It is read and written where it stands: a copy of a large one costs more than what is asked of
  /// it.
  subscript(place: Int) -> Element {
    @inline(__always) unsafeAddress {
      assert(place >= 0 && place < capacity)
      return unsafe UnsafePointer(cells + place)
    }
    @inline(__always) nonmutating unsafeMutableAddress {
      assert(place >= 0 && place < capacity)
      return unsafe cells + place
    }
  }

  /// Takes the value at a place out of the first `count`; those after it move up.
  func remove(at place: Int, of count: Int) {
    guard place >= 0, place < count, count <= capacity else { return }
    unsafe (cells + place).update(from: cells + place + 1, count: count - place - 1)
  }

  /// Makes all of them `value`.
  func fill(with value: Element) { unsafe cells.update(repeating: value, count: capacity) }

  /// Makes room for `capacity` of them.
  mutating func grow(to capacity: Int, filledWith value: Element) {
    guard capacity > self.capacity else { return }
    let larger = RowCells(capacity: capacity, of: value)
    unsafe larger.cells.update(from: cells, count: self.capacity)
    free()
    self = larger
  }

  /// Runs `body` with the first `count` of them.
  func withCells<Result>(
    _ count: Int,
    _ body: (UnsafeMutableBufferPointer<Element>) -> Result
  ) -> Result {
    unsafe body(UnsafeMutableBufferPointer(start: cells, count: min(count, capacity)))
  }
}

extension RowCells<UInt8> {
  /// The eight bytes from a place on, the first one lowest; `place + 8` is at most `capacity`.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    assert(place >= 0 && place + 8 <= capacity)
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(cells).loadUnaligned(
        fromByteOffset: place,
        as: UInt64.self
      )
    )
  }
}
