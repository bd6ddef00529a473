import BookModel

extension [Int] {
  /// Whether no element is less than the one before it.
  var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }

  /// The positions of the elements, the smallest element's first.
  var positionsInOrder: [Int] { indices.sorted { self[$0] < self[$1] } }

  /// Returns the elements by their keys, equal ones in their own order.
  ///
  /// A radix sort by bytes from the lowest: its time grows with the number of elements only, and
  /// bytes that all keys have in common cost nothing.
  func stablySorted(by keys: [UInt64]) -> [Int] {
    var order = Array(indices)
    var next = order
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var starts = Array(repeating: 0, count: 257)
      for key in keys { starts[Int((key >> shift) & 0xFF) + 1] += 1 }
      if starts.contains(keys.count) { continue }
      for byte in 1...256 { starts[byte] += starts[byte - 1] }
      for position in order {
        let byte = Int((keys[position] >> shift) & 0xFF)
        next[starts[byte]] = position
        starts[byte] += 1
      }
      swap(&order, &next)
    }
    return order.map { self[$0] }
  }
}

extension Double {
  /// The number as bits that compare as numbers do; not a number is above all of them.
  ///
  /// A negative number's bits are turned round, a positive one's get the highest bit.
  func sortBits(isDescending: Bool) -> UInt64 {
    if isNaN { return .max }
    let number = isDescending ? -self : self
    // Zero has two signs and one place.
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}

extension String {
  /// Returns whether two texts are the same without regard to case and accents.
  func folds(as other: String) -> Bool {
    if self == other { return true }
    let own = utf8.span
    let others = other.utf8.span
    for index in 0..<min(own.count, others.count) {
      if own[index] >= 0x80 || others[index] >= 0x80 { return folded == other.folded }
      if own[index].asciiLowercased != others[index].asciiLowercased { return false }
    }
    // What is left of the longer one may be accents only, which fold to nothing.
    return own.count == others.count || folded == other.folded
  }
}

extension UInt8 {
  /// The byte of the lower-case letter, for one of an ASCII capital.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
