/// What is worked out of the customers of each store of features.
///
/// A book read at once has one store. Where it has several, their customers stand mixed, in the order
/// of names, and most follow one of their own.
struct FeatureStores<Part> {
  /// What is worked out, store by store.
  private(set) var parts: [Part] = []
  private var stores: [FeatureStore] = []
  private var last = 0

  /// Changes what is worked out of a store; `make` begins it.
  @inline(__always)
  mutating func change<Result>(
    _ store: FeatureStore,
    _ make: (FeatureStore) -> Part,
    by change: (inout Part) -> Result
  ) -> Result {
    if stores.isEmpty || stores[last] !== store {
      last = stores.firstIndex { $0 === store } ?? stores.count
      if last == stores.count {
        stores.append(store)
        parts.append(make(store))
      }
    }
    return change(&parts[last])
  }
}
