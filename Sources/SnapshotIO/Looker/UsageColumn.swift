/// A value of a column, and a form of it that takes less room.
protocol UsageValue: BitwiseCopyable, Equatable, Sendable {
  associatedtype Narrow: BitwiseCopyable, Sendable

  /// The small form; of a value that has none it is that of another value.
  var narrow: Narrow { get }

  /// Creates the value of a small form.
  init(wide: Narrow)
}

extension Int32: UsageValue {
  // The least one stands for no day, also in the small form.
  var narrow: Int16 { self == .min ? .min : Int16(truncatingIfNeeded: self) }
  init(wide: Int16) { self = wide == .min ? .min : Int32(wide) }
}

extension Double: UsageValue {
  var narrow: Float { Float(self) }
  init(wide: Float) { self.init(wide) }
}

extension Int8: UsageValue {
  var narrow: Int8 { self }
  init(wide: Int8) { self = wide }
}

extension UsageTable.Grain: UsageValue {
  var narrow: UsageTable.Grain { self }
  init(wide: UsageTable.Grain) { self = wide }
}

/// A column of a table, which takes no room while all its values are alike, and little while all
/// have a small form.
struct UsageColumn<Element: UsageValue>: Sendable {
  /// The number of values.
  private(set) var count = 0
  /// What all values are; nil when there are none, and when they differ.
  private var common: Element?
  private var isNarrow = true
  private var small: [Element.Narrow] = []
  private var values: [Element] = []
  /// The values that are expected in all.
  private var expected = 0

  init() {}

  /// Creates a column; where few values would have a small form it is better not tried.
  init(triesSmall: Bool) { isNarrow = triesSmall }

  /// Makes room for the values that are expected in all, which takes none until they come.
  mutating func expect(_ count: Int) {
    expected = Swift.max(count, self.count)
    guard common == nil, self.count > 0 else { return }
    if isNarrow { small.reserveCapacity(expected) } else { values.reserveCapacity(expected) }
  }

  /// Appends a value.
  mutating func append(_ value: Element) { append(repeating: value, count: 1) }

  /// Appends a value several times.
  mutating func append(repeating value: Element, count added: Int) {
    guard added > 0 else { return }
    guard !staysCommon(with: value) else {
      count += added
      return
    }
    spread()
    if isNarrow, !Self.isSmall(value) { widen() }
    if isNarrow {
      small.append(contentsOf: repeatElement(value.narrow, count: added))
    } else {
      values.append(contentsOf: repeatElement(value, count: added))
    }
    count += added
  }

  /// Appends the first `added` of some cells.
  mutating func append(_ cells: RowCells<Element>, _ added: Int) {
    guard added > 0 else { return }
    let first = cells[0]
    let areAlike = (1..<added).allSatisfy { Self.areAlike(cells[$0], first) }
    guard !areAlike else { return append(repeating: first, count: added) }
    if common != nil || count == 0 {
      common = common ?? first
      spread()
    }
    if isNarrow, !(0..<added).allSatisfy({ Self.isSmall(cells[$0]) }) { widen() }
    if isNarrow {
      for row in 0..<added { small.append(cells[row].narrow) }
    } else {
      unsafe cells.withCells(added) { unsafe values.append(contentsOf: $0) }
    }
    count += added
  }

  /// Appends another column.
  mutating func append(_ other: UsageColumn) {
    guard other.count > 0 else { return }
    if let common = other.common { return append(repeating: common, count: other.count) }
    if count == 0 {
      let expected = expected
      self = other
      return expect(expected)
    }
    spread()
    if isNarrow, !other.isNarrow { widen() }
    if isNarrow {
      small += other.small
    } else if other.isNarrow {
      values.append(contentsOf: other.small.lazy.map { Element(wide: $0) })
    } else {
      values += other.values
    }
    count += other.count
  }

  /// Appends what `change` makes of each value of another column.
  mutating func append(_ other: UsageColumn, _ change: (Element) -> Element) {
    var changed = other
    changed.change(change)
    append(changed)
  }

  /// Makes each value another one.
  private mutating func change(_ change: (Element) -> Element) {
    if let common { return self.common = change(common) }
    if isNarrow, !small.allSatisfy({ Self.isSmall(change(Element(wide: $0))) }) { widen() }
    if isNarrow {
      for place in small.indices { small[place] = change(Element(wide: small[place])).narrow }
    } else {
      for place in values.indices { values[place] = change(values[place]) }
    }
  }

  /// Whether the column has one value for all, which `value` is too.
  private mutating func staysCommon(with value: Element) -> Bool {
    if count == 0 { common = value }
    return common.map { Self.areAlike($0, value) } ?? false
  }

  /// Gives each value a place of its own.
  private mutating func spread() {
    guard let common else { return }
    self.common = nil
    if isNarrow, !Self.isSmall(common) { isNarrow = false }
    if isNarrow {
      small.reserveCapacity(Swift.max(expected, count))
      small.append(contentsOf: repeatElement(common.narrow, count: count))
    } else {
      values.reserveCapacity(Swift.max(expected, count))
      values.append(contentsOf: repeatElement(common, count: count))
    }
  }

  /// Gives the values more room each.
  private mutating func widen() {
    isNarrow = false
    values.reserveCapacity(Swift.max(expected, small.count))
    values.append(contentsOf: small.lazy.map { Element(wide: $0) })
    small = []
  }

  /// Whether two values are equal, or both are no number.
  @inline(__always)
  private static func areAlike(_ left: Element, _ right: Element) -> Bool {
    left == right || left != left && right != right
  }

  @inline(__always)
  private static func isSmall(_ value: Element) -> Bool {
    areAlike(Element(wide: value.narrow), value)
  }
}

extension UsageColumn: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(position: Int) -> Element {
    if let common { return common }
    return isNarrow ? Element(wide: small[position]) : values[position]
  }
}

extension UsageColumn: Equatable {
  static func == (left: UsageColumn, right: UsageColumn) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy(areAlike)
  }
}

extension UsageColumn: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Element...) {
    for element in elements { append(element) }
  }
}
