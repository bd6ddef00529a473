/// The features of the product that a customer's data knows, by name.
///
/// In a loaded book a list is a line of columns that all customers share, and its elements are made
/// when asked for.
public struct FeatureList: Sendable {
  private enum Storage: Sendable {
    case line(FeatureStore, Int32)
    case array([FeatureUsage])
  }

  private let storage: Storage

  /// Creates a list of its own.
  public init(_ features: some Sequence<FeatureUsage>) { storage = .array(Array(features)) }

  /// Creates a list without features.
  public init() { storage = .array([]) }

  /// Creates the list of a line of the columns.
  init(_ store: FeatureStore, line: Int32) { storage = .line(store, line) }
}

/// Feature columns that the customers of a book share.
public final class FeatureStore: Sendable {
  /// The columns.
  public let columns: FeatureColumns
  private let weeks: WeekSeries.Storage

  /// Creates the store of columns that are complete.
  public init(_ columns: FeatureColumns) {
    self.columns = columns
    weeks = WeekSeries.Storage(columns.weeks)
  }

  /// Returns the features of the customer at a line; none where there is no such line.
  public func features(at line: Int) -> FeatureList {
    columns.lines.indices.contains(line)
      ? FeatureList(self, line: Int32(clamping: line)) : FeatureList()
  }

  /// Returns the series of a line of weeks; one of unknown weeks where there is no such line.
  public func series(at line: Int32) -> WeekSeries {
    WeekSeries(weeks, line: columns.weeks.holds(line) ? line : WeekColumn.unknownLine)
  }

  /// The feature at a position of a customer's list.
  fileprivate func feature(at position: Int, of line: Int32) -> FeatureUsage {
    let (feature, place) = columns.feature(at: position, of: line)
    let name = columns.names[Int(feature)]
    guard let place else {
      let unused = FeatureColumns.Use(
        feature: feature,
        users: 0,
        whole: .either,
        line: WeekColumn.unknownLine
      )
      let share = columns.share(of: unused, in: line)
      return FeatureUsage(name: name, users: 0, share: share, series: series(at: unused.line))
    }
    let use = columns.uses[place]
    let series = series(at: use.line)
    return FeatureUsage(
      name: name,
      users: use.users.isNaN ? nil : use.users,
      share: columns.share(of: use, in: line),
      trend: UsageMath.trend(of: series),
      series: series
    )
  }
}

extension FeatureList {
  /// The columns and the line it is made from; nil for a list of its own.
  public var line: (store: FeatureStore, line: Int32)? {
    switch storage {
    case .line(let store, let line): (store, line)
    case .array: nil
    }
  }

  /// Whether users are known of some feature.
  public var hasUsers: Bool {
    switch storage {
    case .array(let features): return features.contains { $0.users != nil }
    case .line(let store, let line):
      let columns = store.columns
      let uses = columns.uses(of: line)
      // A feature that is not among the uses was never used, which is known.
      return count > uses.count || columns.uses[uses].contains { !$0.users.isNaN }
    }
  }
}

extension FeatureList: RandomAccessCollection {
  /// The place of the first feature.
  public var startIndex: Int { 0 }

  /// The number of features.
  public var endIndex: Int {
    switch storage {
    case .line(let store, let line): store.columns.count(of: line)
    case .array(let features): features.count
    }
  }

  /// The feature at a place.
  public subscript(position: Int) -> FeatureUsage {
    precondition(indices.contains(position), "no such feature")
    switch storage {
    case .line(let store, let line): return store.feature(at: position, of: line)
    case .array(let features): return features[position]
    }
  }
}

extension FeatureList: Hashable {
  /// Returns whether two lists hold the same features.
  public static func == (left: FeatureList, right: FeatureList) -> Bool {
    if case .line(let store, let line) = left.storage,
      case .line(let otherStore, let otherLine) = right.storage,
      store === otherStore, line == otherLine
    {
      return true
    }
    return left.elementsEqual(right)
  }

  /// Feeds the features to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for feature in self { hasher.combine(feature) }
  }
}

extension FeatureList: ExpressibleByArrayLiteral {
  /// Creates a list of its own.
  public init(arrayLiteral elements: FeatureUsage...) { self.init(elements) }
}

extension FeatureList: CustomStringConvertible {
  /// The features as an array has them.
  public var description: String { Array(self).description }
}
