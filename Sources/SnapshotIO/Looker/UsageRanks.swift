import BookModel

/// The orders of a table's features and files.
struct UsageRanks: Sendable {
  /// Features in the order of their names; those of one name share a rank.
  let ofFeature: [Int32]
  /// Files in the order in which later ones win.
  let ofFile: [Int32]

  init(_ table: UsageTable) {
    ofFeature = UsageRanks.ranks(table.features) { name in (name.folded, name) }
    ofFile = UsageRanks.ranks(table.files) { file in
      // Without a time a query is older than any that has one.
      (file.ranAt ?? .min, ByteOrdered(text: file.path))
    }
  }

  /// The rank of each value by its key; equal keys have one rank.
  private static func ranks<Value, Major: Comparable, Minor: Comparable>(
    _ values: [Value],
    _ key: (Value) -> (Major, Minor)
  ) -> [Int32] {
    let keys = values.map(key)
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var ranks = Array(repeating: Int32(0), count: values.count)
    var rank: Int32 = 0
    for (place, index) in order.enumerated() {
      if place > 0, keys[order[place - 1]] != keys[index] { rank += 1 }
      ranks[index] = rank
    }
    return ranks
  }
}

/// A text that is ordered by its bytes.
private struct ByteOrdered: Comparable {
  var text: String

  static func < (left: ByteOrdered, right: ByteOrdered) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
