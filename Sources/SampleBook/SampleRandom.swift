/// A repeatable source of numbers that depends on a seed and on what they are for.
///
/// Each thing draws from a source of its own, so that one customer's figures stay the same when
/// another is added. Source of the steps: Sebastiano Vigna, "splitmix64" (public domain).
struct SampleRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Creates the source for `purpose`.
  init(_ seed: UInt64, _ purpose: String) {
    state = seed
    for byte in purpose.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 up to but not 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Returns a number of a range.
  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// Returns a whole number of a range.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.upperBound - range.lowerBound + 1))
  }

  /// Returns one of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[integer(in: 0...values.count - 1)]
  }

  /// Returns an id as Vitally makes them: a version 5 UUID in lower case.
  mutating func uuid() -> String {
    var digits = (hexadecimal(16) + hexadecimal(16)).map { $0 }
    digits[12] = "5"
    digits[16] = "8"
    for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
    return String(digits)
  }

  /// Returns digits of base 16.
  mutating func hexadecimal(_ count: Int) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: (0..<count).map { _ in pick(digits) }, as: UTF8.self)
  }

  /// Returns an 18-character Salesforce id; the prefix of 10 characters says what of.
  mutating func salesforceId(_ prefix: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let id = prefix + String(decoding: (0..<5).map { _ in pick(letters) }, as: UTF8.self)
    return id + SampleRandom.checkCharacters(of: id)
  }

  /// Returns the three check characters of a 15-character Salesforce id.
  ///
  /// Each stands for five characters: bit i is set where character i is a capital.
  static func checkCharacters(of id: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")
    let bytes = Array(id.utf8)
    let blocks = stride(from: 0, to: bytes.count, by: 5).map { start in
      bytes[start..<min(start + 5, bytes.count)].enumerated().reduce(0) { bits, next in
        (65...90).contains(next.element) ? bits | 1 << next.offset : bits
      }
    }
    return String(blocks.map { alphabet[$0] })
  }
}
