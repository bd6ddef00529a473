extension Book {
  /// The names of the features that any customer's data knows, in alphabetical order.
  public var featureNames: [String] {
    var names: Set<String> = []
    var marks: [FeatureMarks] = []
    for place in customers.indices {
      guard let (store, line) = customers[place].features.line else {
        names.formUnion(customers[place].features.map(\.name))
        continue
      }
      if let known = marks.firstIndex(where: { $0.store === store }) {
        marks[known].add(line)
      } else {
        marks.append(FeatureMarks(store))
        marks[marks.count - 1].add(line)
      }
    }
    for mark in marks { names.formUnion(mark.names) }
    return names.sorted()
  }
}

/// Which features of the same columns some customers' data knows.
private struct FeatureMarks {
  let store: FeatureStore
  private var hasFeature: [Bool]
  private var hasSet: [Bool]

  init(_ store: FeatureStore) {
    self.store = store
    hasFeature = Array(repeating: false, count: store.columns.names.count)
    hasSet = Array(repeating: false, count: store.columns.sets.count)
  }

  mutating func add(_ line: Int32) {
    let set = store.columns.lines[Int(line)].set
    if set < 0 {
      for use in store.columns.uses(of: line) {
        hasFeature[Int(store.columns.uses[use].feature)] = true
      }
    } else if !hasSet[Int(set)] {
      hasSet[Int(set)] = true
      for feature in store.columns.sets[Int(set)] { hasFeature[Int(feature)] = true }
    }
  }

  var names: [String] { zip(store.columns.names, hasFeature).filter(\.1).map(\.0) }
}

extension Book {
  /// Returns how many of the customers at some places use each feature: those with known users.
  ///
  /// A feature that none of them uses is left out.
  public func featureCustomers(at places: some Sequence<Int>) -> [String: Int] {
    var counts: [String: Int] = [:]
    var stores: [(store: FeatureStore, counts: [Int])] = []
    var current = 0
    for place in places {
      guard let (store, line) = customers[place].features.line else {
        for feature in customers[place].features where feature.users ?? 0 > 0 {
          counts[feature.name, default: 0] += 1
        }
        continue
      }
      // Where there are several stores their customers stand mixed, in the order of names.
      if stores.isEmpty || stores[current].store !== store {
        current = stores.firstIndex { $0.store === store } ?? stores.count
        if current == stores.count {
          stores.append((store, Array(repeating: 0, count: store.columns.names.count)))
        }
      }
      for use in store.columns.uses(of: line) where store.columns.uses[use].users > 0 {
        stores[current].counts[Int(store.columns.uses[use].feature)] += 1
      }
    }
    for (store, used) in stores {
      for (name, count) in zip(store.columns.names, used) where count > 0 {
        counts[name, default: 0] += count
      }
    }
    return counts
  }
}
