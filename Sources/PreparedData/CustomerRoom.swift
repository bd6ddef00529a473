import BookModel

/// Room for the customers of a book, which several threads fill at once, each its own places.
///
/// A customer is large; made where it stays, it is never copied.
@safe struct CustomerRoom: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Customer>

  /// Reads customers from blocks of so many each; nil when any block is missing or damaged.
  ///
  /// `bytes` returns those of the block at a place; it is asked on several threads.
  static func customers(
    inBlocks counts: [Int],
    _ bytes: @escaping @Sendable (Int) -> [UInt8]?
  ) -> [Customer]? {
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    let ranges = counts.indices.map { starts[$0]..<starts[$0 + 1] }
    var isWhole = true
    let total = starts[starts.count - 1]
    let customers = unsafe [Customer](unsafeUninitializedCapacity: total) { buffer, count in
      let room = unsafe CustomerRoom(places: buffer)
      let found = Threads.map(ranges.count, grain: 1) { blocks in
        blocks.allSatisfy { room.fill(ranges[$0], from: bytes($0)) }
      }
      isWhole = found.allSatisfy(\.self)
      count = total
    }
    return isWhole ? customers : nil
  }

  /// Puts a customer at every place of a range, which nothing else fills; whether those of the block.
  private func fill(_ range: Range<Int>, from bytes: [UInt8]?) -> Bool {
    let blank = Customer(id: Customer.ID(rawValue: ""), name: "")
    for place in range { unsafe places.initializeElement(at: place, to: blank) }
    let isRead: Bool? = bytes.flatMap { bytes in
      ByteReader.reading(bytes) { reader in
        guard var block = BlockReader(reader), block.count == range.count else { return nil }
        for place in range where block.rows.isValid { unsafe block.read(into: &places[place]) }
        reader = block.rows
        return block.isComplete
      }
    }
    return isRead ?? false
  }
}
