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
  /// A radix sort from the lowest bits: its time grows with the number of elements only, and bits
  /// that all keys have in common at either end cost nothing. Each key moves with its element, so
  /// that all reading is from one to the next.
  func stablySorted(by keys: [UInt64]) -> [Int] {
    let varying = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    guard varying != 0 else { return self }
    var order = zip(keys, self).map(Keyed.init)
    var next = order
    let bits = varying.trailingZeroBitCount..<UInt64.bitWidth - varying.leadingZeroBitCount
    for shift in stride(from: bits.lowerBound, to: bits.upperBound, by: Keyed.digitBits) {
      var starts = [Int](repeating: 0, count: 1 << Keyed.digitBits)
      for keyed in order { starts[keyed.digit(shift)] += 1 }
      var start = 0
      for digit in starts.indices { (starts[digit], start) = (start, start + starts[digit]) }
      for keyed in order {
        let digit = keyed.digit(shift)
        next[starts[digit]] = keyed
        starts[digit] += 1
      }
      swap(&order, &next)
    }
    return order.map(\.element)
  }
}

/// An element and what orders it.
private struct Keyed {
  /// The bits of a key that are looked at together: as many as keep the counts near the processor.
  static let digitBits = 11

  var key: UInt64
  var element: Int

  /// The bits of the key from a place on.
  @inline(__always)
  func digit(_ shift: Int) -> Int {
    Int(truncatingIfNeeded: key >> UInt64(shift)) & (1 << Self.digitBits - 1)
  }
}

extension Double {
  /// The number as bits that compare as numbers do; not a number is above all of them.
  ///
  /// A negative number's bits are turned round, a positive one's get the highest bit.
  func sortBits(isDescending: Bool) -> UInt64 {
    // Its low bits are those of whole numbers: what all keys have in common costs a sort nothing.
    if isNaN { return isDescending ? .max : 0xFFF8 << 48 }
    // Zero has two signs and one place.
    let bits = (self == 0 ? 0 : self).bitPattern
    let ascending = bits >> 63 == 1 ? ~bits : bits | 1 << 63
    return isDescending ? ~ascending : ascending
  }
}
