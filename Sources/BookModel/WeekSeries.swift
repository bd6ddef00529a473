/// Weekly figures, oldest first; nil for a week without data.
///
/// It is a line of a column that all series of a book share, so that a series is small and copying
/// it copies no figures.
public struct WeekSeries: Sendable {
  private let storage: Storage
  private let line: Int32

  /// What all series of a column share.
  final class Storage: Sendable {
    let column: WeekColumn

    init(_ column: WeekColumn) { self.column = column }

    static let empty = Storage(WeekColumn(length: 0))
  }

  /// Creates the series of a line, which must be one of the column's.
  init(_ storage: Storage, line: Int32) {
    self.storage = storage
    self.line = line
  }

  /// Creates a series of its own from figures, oldest first.
  public init(_ weeks: some Collection<Double?>) {
    guard !weeks.isEmpty else {
      self.init(.empty, line: WeekColumn.unknownLine)
      return
    }
    var column = WeekColumn(length: weeks.count)
    let line = column.append(weeks.map { $0 ?? .nan })
    self.init(Storage(column), line: line)
  }

  /// Creates a series of no weeks.
  public init() { self.init(.empty, line: WeekColumn.unknownLine) }

  /// Returns the mean of the known ones of some weeks; nil where fewer than two are known.
  public func mean(of weeks: Range<Int>) -> Double? {
    var (sum, known) = (0.0, 0)
    for week in weeks.clamped(to: indices) {
      let figure = storage.column.figure(week, of: line)
      guard !figure.isNaN else { continue }
      sum += figure
      known += 1
    }
    return known >= 2 ? sum / Double(known) : nil
  }
}

extension WeekSeries {
  /// The figures in 32 bits, a NaN for an unknown week, where all are exact in them; else nil.
  ///
  /// They are handed to `body` without making an array of them.
  public func withNarrowFigures<Value>(_ body: (ArraySlice<Float>) -> Value) -> Value? {
    let column = storage.column
    guard line >= 0, column.length > 0 else { return nil }
    let start = Int(line) * column.length
    return body(column.narrow[start..<(start + column.length)])
  }
}

extension WeekSeries: RandomAccessCollection {
  /// The place of the oldest week.
  public var startIndex: Int { 0 }
  /// The number of weeks.
  public var endIndex: Int { storage.column.length }

  /// The figure of a week; nil where it is unknown.
  public subscript(position: Int) -> Double? {
    precondition(indices.contains(position), "no such week")
    let figure = storage.column.figure(position, of: line)
    return figure.isNaN ? nil : figure
  }
}

extension WeekSeries: Hashable {
  /// Returns whether two series hold the same figures.
  public static func == (left: WeekSeries, right: WeekSeries) -> Bool {
    (left.storage === right.storage && left.line == right.line) || left.elementsEqual(right)
  }

  /// Feeds the figures to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for week in self { hasher.combine(week) }
  }
}

extension WeekSeries: ExpressibleByArrayLiteral {
  /// Creates a series of its own from figures, oldest first.
  public init(arrayLiteral elements: Double?...) { self.init(elements) }
}

extension WeekSeries: CustomStringConvertible {
  /// The figures as an array has them.
  public var description: String { Array(self).description }
}
