extension [Int] {
  /// Whether no element is less than the one before it.
  var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }

  /// Returns places, all of them below a limit, in their order: by counting them, where they are not
  /// few of those there may be.
  func counted(upTo limit: Int) -> [Int] {
    guard count > limit / 16 else { return sorted() }
    var counts = [Int32](repeating: 0, count: limit)
    for place in self { counts[place] += 1 }
    var order: [Int] = []
    order.reserveCapacity(count)
    for place in counts.indices {
      for _ in 0..<counts[place] { order.append(place) }
    }
    return order
  }

  /// Returns places that follow each other by their ranks the other way round, those of the same rank
  /// in their own order.
  func reversed(byRanks ranks: [Int32]) -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(count)
    var end = endIndex
    while end > startIndex {
      let rank = ranks[self[end - 1]]
      var start = end - 1
      while start > startIndex, ranks[self[start - 1]] == rank { start -= 1 }
      for place in start..<end { order.append(self[place]) }
      end = start
    }
    return order
  }

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
