import BookModel

/// Reads the weights and thresholds of the computed health over those that are built in.
struct HealthPolicyReader {
  private(set) var warnings: [SettingsError] = []
  private(set) var policy = HealthPolicy.builtIn

  mutating func read(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      switch entry.key {
      case "weights": try readWeights(entry.value)
      case "thresholds": try readThresholds(entry.value)
      case "minimum_coverage":
        policy.minimumCoverage = try entry.value.number(in: 0...1, example: "0.25")
      default:
        warnings.append(entry.unknown(knowing: ["weights", "thresholds", "minimum_coverage"]))
      }
    }
  }

  private mutating func readWeights(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      guard let category = HealthPolicy.Category(rawValue: entry.key) else {
        let known = HealthPolicy.Category.allCases.map(\.rawValue)
        warnings.append(entry.unknown(knowing: known))
        continue
      }
      policy.weights[category] = try entry.value.number(in: 0...1000, example: "0.55")
    }
    guard policy.weights.values.contains(where: { $0 > 0 }) else {
      throw node.error(.badNumber(key: "weights", value: "0", example: "at least one above 0"))
    }
  }

  private mutating func readThresholds(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      let known = HealthPolicy.builtIn.thresholds.keys.map(\.rawValue).sorted()
      guard let input = HealthPolicy.Input(rawValue: entry.key),
        var threshold = policy.thresholds[input]
      else {
        warnings.append(entry.unknown(knowing: known))
        continue
      }
      try read(entry.value, into: &threshold)
      policy.thresholds[input] = threshold
    }
  }

  private mutating func read(
    _ node: SettingsNode,
    into threshold: inout HealthPolicy.Threshold
  ) throws(SettingsError) {
    let range = -1e12...1e12
    for entry in try node.entries() {
      switch entry.key {
      case "healthy": threshold.healthyAt = try entry.value.number(in: range, example: "0.8")
      case "poor": threshold.poorAt = try entry.value.number(in: range, example: "0.5")
      case "healthy_included": threshold.includesHealthyBound = try entry.value.flag()
      case "poor_included": threshold.includesPoorBound = try entry.value.flag()
      default:
        let known = ["healthy", "poor", "healthy_included", "poor_included"]
        warnings.append(entry.unknown(knowing: known))
      }
    }
  }
}
