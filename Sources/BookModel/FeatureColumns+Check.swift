extension FeatureColumns {
  /// Whether every place that some part names is there, and everything is in order.
  var fitsTogether: Bool {
    guard sets.allSatisfy({ isAscending($0) }) else { return false }
    var start: Int32 = 0
    for line in lines {
      guard line.end >= start, Int(line.end) <= uses.count, line.set >= -1,
        Int(line.set) < sets.count, fits(uses[Int(start)..<Int(line.end)], set: line.set)
      else { return false }
      start = line.end
    }
    return Int(start) == uses.count
  }

  /// Whether features ascend and have names.
  private func isAscending(_ features: [Int32]) -> Bool {
    var before: Int32 = -1
    for feature in features {
      guard feature > before, Int(feature) < names.count else { return false }
      before = feature
    }
    return true
  }

  /// Whether a customer's uses ascend, and are of features and weeks that there are.
  private func fits(_ uses: ArraySlice<Use>, set: Int32) -> Bool {
    var before: Int32 = -1
    var rest = set < 0 ? [] : sets[Int(set)][...]
    for use in uses {
      guard use.feature > before, Int(use.feature) < names.count, weeks.holds(use.line) else {
        return false
      }
      before = use.feature
      guard set >= 0 else { continue }
      while let first = rest.first, first < use.feature { rest.removeFirst() }
      guard rest.first == use.feature else { return false }
    }
    return true
  }
}
