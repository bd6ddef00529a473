/// Places values between the lowest and the highest of a chart; no value can make it trap.
enum Scale {
  /// The range from 0 to the highest value, or from the lowest if that is negative.
  ///
  /// Returns nil when no value is known.
  static func fitting(_ values: some Sequence<Double?>) -> ClosedRange<Double>? {
    var range: ClosedRange<Double>?
    for case let value? in values where value.isFinite {
      let old = range ?? min(0, value)...max(0, value)
      range = min(old.lowerBound, value)...max(old.upperBound, value)
    }
    return range
  }

  /// The place of a value in a range, from 0 to 1; 0 in a range without a length.
  static func place(of value: Double, in range: ClosedRange<Double>) -> Double {
    // Halves, since the length of a range of huge values is not a number that can be written.
    let length = range.upperBound / 2 - range.lowerBound / 2
    guard length > 0, length.isFinite else { return 0 }
    let place = (value / 2 - range.lowerBound / 2) / length
    return place.isNaN ? 0 : min(1, max(0, place))
  }

  /// The step of a value, from 0 to `steps` - 1.
  static func step(of value: Double, in range: ClosedRange<Double>, steps: Int) -> Int {
    guard steps > 1 else { return 0 }
    return Int((place(of: value, in: range) * Double(steps - 1)).rounded())
  }
}
