/// A column of a table, which takes no room while all its values are alike.
struct UsageColumn<Element: Equatable & BitwiseCopyable & Sendable>: Sendable {
  /// The number of values.
  private(set) var count = 0
  /// What all values are; nil when there are none, and when they differ and stand in `values`.
  private var common: Element?
  private var values: [Element] = []

  /// Appends a value.
  @inline(__always)
  mutating func append(_ value: Element) {
    if let common {
      if Self.areAlike(common, value) {
        count += 1
        return
      }
      values = Array(repeating: common, count: count)
      self.common = nil
    } else if count == 0 {
      common = value
      count = 1
      return
    }
    values.append(value)
    count += 1
  }

  /// Whether two values are equal, or both are no number.
  @inline(__always)
  private static func areAlike(_ left: Element, _ right: Element) -> Bool {
    left == right || left != left && right != right
  }
}

extension UsageColumn: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(position: Int) -> Element { common ?? values[position] }
}

extension UsageColumn: Equatable {
  static func == (left: UsageColumn, right: UsageColumn) -> Bool { left.elementsEqual(right) }
}

extension UsageColumn: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Element...) {
    for element in elements { append(element) }
  }
}
