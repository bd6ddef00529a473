/// A set of Unicode scalars, as the ranges of their values.
struct ScalarSet: Hashable, Sendable {
  /// The ranges, in order and apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>]

  /// The largest value of a scalar.
  static let last: UInt32 = 0x10FFFF

  /// Creates the set of some ranges, in any order.
  init(_ ranges: [ClosedRange<UInt32>]) {
    var joined: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let before = joined.last, range.lowerBound <= before.upperBound &+ 1 {
        joined[joined.count - 1] =
          before.lowerBound...max(before.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
  }

  /// Creates the set of one scalar.
  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  /// Returns whether a scalar's value is in it.
  func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  /// All scalars but these.
  var opposite: ScalarSet {
    var rest: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { rest.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.last { rest.append(next...Self.last) }
    return ScalarSet(rest)
  }

  /// Any scalar but the end of a line.
  static let any = ScalarSet([0x0A...0x0A, 0x0D...0x0D]).opposite
  /// The digits 0 to 9.
  static let digits = ScalarSet([0x30...0x39])
  /// White space.
  static let spaces = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ])
  /// What words are made of: letters, digits, `_`, and outside ASCII all but spaces and signs.
  static let word = ScalarSet([
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xAA...0xAA, 0xB5...0xB5, 0xBA...0xBA,
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x2C00...0x2DFF, 0x3005...0x3007, 0x3041...0xD7FF,
    0xF900...0xFDFF, 0xFE70...0xFEFE, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    0xFF66...0xFFDC, 0x10000...0x1CFFF, 0x20000...0x3FFFF,
  ])
}
