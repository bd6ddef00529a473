extension Book {
  /// The names of the features that any customer's data knows, in alphabetical order.
  public var featureNames: [String] {
    var names: Set<String> = []
    var marks = FeatureStores<FeatureMarks>()
    for place in customers.indices {
      guard let (store, line) = customers[place].features.line else {
        names.formUnion(customers[place].features.map(\.name))
        continue
      }
      marks.change(store, FeatureMarks.init) { $0.add(line) }
    }
    for mark in marks.parts { names.formUnion(mark.names) }
    return names.sorted()
  }
}

/// Which features of the same columns some customers' data knows.
private struct FeatureMarks {
  let columns: FeatureColumns
  private var hasFeature: [Bool]
  private var hasSet: [Bool]

  init(_ store: FeatureStore) {
    columns = store.columns
    hasFeature = Array(repeating: false, count: columns.names.count)
    hasSet = Array(repeating: false, count: columns.sets.count)
  }

  mutating func add(_ line: Int32) {
    let set = columns.lines[Int(line)].set
    if set < 0 {
      for use in columns.uses(of: line) {
        hasFeature[Int(columns.uses[use].feature)] = true
      }
    } else if !hasSet[Int(set)] {
      hasSet[Int(set)] = true
      for feature in columns.sets[Int(set)] { hasFeature[Int(feature)] = true }
    }
  }

  var names: [String] { zip(columns.names, hasFeature).filter(\.1).map(\.0) }
}

extension Book {
  /// Returns how many of the customers at some places use each feature: those with known users.
  ///
  /// A feature that none of them uses is left out.
  public func featureCustomers(at places: some Sequence<Int>) -> [String: Int] {
    var counts: [String: Int] = [:]
    var tallies = FeatureStores<FeatureTally>()
    for place in places {
      guard let (store, line) = customers[place].features.line else {
        for feature in customers[place].features where feature.users ?? 0 > 0 {
          counts[feature.name, default: 0] += 1
        }
        continue
      }
      tallies.change(store, FeatureTally.init) { $0.add(line) }
    }
    for tally in tallies.parts {
      for (name, count) in zip(tally.columns.names, tally.counts) where count > 0 {
        counts[name, default: 0] += count
      }
    }
    return counts
  }
}

/// How many customers use each feature of the same columns.
private struct FeatureTally {
  let columns: FeatureColumns
  private(set) var counts: [Int]

  init(_ store: FeatureStore) {
    columns = store.columns
    counts = Array(repeating: 0, count: columns.names.count)
  }

  mutating func add(_ line: Int32) {
    for use in columns.uses(of: line) where columns.uses[use].users > 0 {
      counts[Int(columns.uses[use].feature)] += 1
    }
  }
}

extension Book {
  /// Returns the users of the feature of a name, of each of the customers at some places.
  ///
  /// Not a number where the customer's data does not know it, or not how many use it.
  public func users(ofFeature name: String, at places: [Int]) -> [Double] {
    var finders = FeatureStores<FeatureFinder>()
    return places.map { place in
      guard let (store, line) = customers[place].features.line else {
        return customers[place].features.first { $0.name == name }?.users ?? .nan
      }
      return finders.change(store, { FeatureFinder($0, name) }, by: { $0.users(at: line) })
    }
  }
}

/// Finds one feature of the same columns.
private struct FeatureFinder {
  private let columns: FeatureColumns
  /// Its place in the columns; nil where no customer's data knows it.
  private let feature: Int32?
  /// Whether each set of features has it.
  private let isInSet: [Bool]

  init(_ store: FeatureStore, _ name: String) {
    columns = store.columns
    let feature = store.columns.names.firstIndex(of: name).map { Int32(clamping: $0) }
    self.feature = feature
    isInSet = store.columns.sets.map { set in feature.map(set.contains) ?? false }
  }

  /// The users of the customer at a line; not a number when unknown, 0 where it was never used.
  func users(at line: Int32) -> Double {
    guard let feature else { return .nan }
    if let use = columns.use(of: feature, in: line) { return columns.uses[use].users }
    let set = columns.lines[Int(line)].set
    return set >= 0 && isInSet[Int(set)] ? 0 : .nan
  }
}
