/// Lines of weekly figures, all equally long, one after another in one piece of memory.
///
/// A line whose figures are all exact in 32 bits, as counts of users are, takes 4 bytes a week;
/// another one 8. An unknown week is not a number.
public struct WeekColumn: Sendable {
  /// The weeks of every line.
  public let length: Int
  /// The lines that are exact in 32 bits.
  public private(set) var narrow: [Float] = []
  /// The lines that are not.
  public private(set) var wide: [Double] = []

  /// The line of unknown weeks, which takes no room.
  public static let unknownLine = Int32.min

  /// Creates a column without lines.
  public init(length: Int) { self.length = max(0, length) }

  /// Creates a column of lines made before; what is no whole line is dropped.
  public init(length: Int, narrow: [Float], wide: [Double]) {
    self.length = max(0, length)
    let unit = max(1, length)
    self.narrow = narrow.count % unit == 0 ? narrow : Array(narrow.dropLast(narrow.count % unit))
    self.wide = wide.count % unit == 0 ? wide : Array(wide.dropLast(wide.count % unit))
  }

  /// Whether there is a line of this number.
  public func holds(_ line: Int32) -> Bool {
    guard line != WeekColumn.unknownLine, length > 0 else { return line == WeekColumn.unknownLine }
    return line >= 0 ? Int(line) < narrow.count / length : Int(~line) < wide.count / length
  }

  /// Appends a line of `length` weeks and returns its number, by which it is found again.
  ///
  /// Lines of 8 bytes have negative numbers. Weeks beyond the length are left out, lacking ones are
  /// unknown.
  public mutating func append(_ weeks: [Double]) -> Int32 {
    let weeks = weeks.count == length ? weeks[...] : weeks.prefix(length)
    var (isKnown, isNarrow) = (false, true)
    for week in weeks where !week.isNaN {
      isKnown = true
      isNarrow = isNarrow && Double(Float(week)) == week
    }
    guard isKnown else { return WeekColumn.unknownLine }
    let missing = length - weeks.count
    if isNarrow {
      for week in weeks { narrow.append(Float(week)) }
      narrow.append(contentsOf: repeatElement(.nan, count: missing))
      return Int32(clamping: narrow.count / length - 1)
    }
    wide.append(contentsOf: weeks)
    wide.append(contentsOf: repeatElement(.nan, count: missing))
    return ~Int32(clamping: wide.count / length - 1)
  }

  /// Makes room for some times the lines that there are.
  mutating func makeRoom(times: Double) {
    narrow.reserveCapacity(Int(Double(narrow.count) * times))
    wide.reserveCapacity(Int(Double(wide.count) * times))
  }

  /// The figure of a week of a line; not a number where it is unknown.
  func figure(_ week: Int, of line: Int32) -> Double {
    if line >= 0 { return Double(narrow[Int(line) * length + week]) }
    return line == WeekColumn.unknownLine ? .nan : wide[Int(~line) * length + week]
  }
}
