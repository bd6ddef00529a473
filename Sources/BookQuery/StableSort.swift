extension [Int] {
  /// Whether no element is less than the one before it.
  var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }

  /// Returns the elements by their keys, equal ones in their own order.
  ///
  /// A radix sort by bytes from the lowest: its time grows with the number of elements only, and
  /// bytes that all keys have in common cost nothing.
  func stablySorted(by keys: [UInt64]) -> [Int] {
    var order = Array(indices)
    var next = order
    let varying = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (varying >> shift) & 0xFF != 0 {
      var starts = Array(repeating: 0, count: 257)
      for key in keys { starts[Int((key >> shift) & 0xFF) + 1] += 1 }
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
