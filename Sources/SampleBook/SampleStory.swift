/// How a customer is getting on, which its figures follow from.
enum SampleStory: CaseIterable {
  case thriving, growing, steady, seasonal, launching, stalled, declining, airgapped, trueUp
}

/// The ranges that a story's figures lie in.
struct SampleProfile {
  /// MAU over seats.
  var utilization: ClosedRange<Double>
  /// DAU over MAU.
  var usage: ClosedRange<Double>
  /// The chance of a champion; the buyer's is a little lower.
  var champion: Double
  /// Days since the last message.
  var silence: ClosedRange<Int>
  /// Releases behind the newest.
  var behind: ClosedRange<Int>
  /// Defect tickets in 90 days; help tickets are four times as many.
  var defects: ClosedRange<Int>
  /// Vitally's health score.
  var health: ClosedRange<Double>
  /// The advisor's judgement.
  var sentiment: String
}

extension SampleStory {
  /// The ranges of this story's figures.
  var profile: SampleProfile {
    switch self {
    case .thriving: .good(0.84...0.97, usage: 0.32...0.42, health: 8.2...9.6)
    case .growing: .good(0.72...0.9, usage: 0.3...0.38, health: 7.4...8.9)
    case .trueUp: .good(1.06...1.19, usage: 0.34...0.42, health: 8.6...9.7)
    case .steady: .fair(0.6...0.82, usage: 0.24...0.32, health: 5.8...7.6)
    case .seasonal: .fair(0.66...0.82, usage: 0.26...0.34, health: 6.0...7.9)
    case .airgapped: .fair(0.6...0.8, usage: 0.25...0.3, health: 5.2...7.4)
    case .launching:
      SampleProfile(
        utilization: 0.34...0.52,
        usage: 0.22...0.31,
        champion: 1,
        silence: 1...5,
        behind: 0...0,
        defects: 0...2,
        health: 5.4...6.8,
        sentiment: "Healthy"
      )
    case .stalled:
      SampleProfile(
        utilization: 0.42...0.58,
        usage: 0.17...0.25,
        champion: 0.4,
        silence: 16...41,
        behind: 3...6,
        defects: 1...5,
        health: 3.8...5.6,
        sentiment: "Concerning"
      )
    case .declining:
      SampleProfile(
        utilization: 0.28...0.48,
        usage: 0.12...0.2,
        champion: 0.15,
        silence: 26...61,
        behind: 4...8,
        defects: 3...8,
        health: 1.6...3.8,
        sentiment: "Poor"
      )
    }
  }

  /// Returns monthly users so many weeks ago, as a multiple of today's; nil before the start.
  func level(weeksAgo: Double) -> Double? {
    switch self {
    case .thriving: return 1 / (1 + 0.006 * weeksAgo)
    case .growing: return 1 / (1 + 0.03 * weeksAgo)
    case .trueUp: return 1 / (1 + 0.014 * weeksAgo)
    case .steady, .airgapped: return 1
    case .seasonal:
      // A quiet spell of five weeks, as in the summer or at a year's end.
      let distance = abs(weeksAgo - 9)
      return distance < 3 ? 0.55 + 0.15 * distance : 1
    case .launching: return weeksAgo < 6 ? 1 - 0.15 * weeksAgo : nil
    case .stalled: return weeksAgo < 14 ? 1 + 0.012 * weeksAgo : 1.17 / (0.7 + 0.021 * weeksAgo)
    case .declining: return 1 + 0.035 * weeksAgo
    }
  }
}

extension SampleProfile {
  fileprivate static func good(
    _ utilization: ClosedRange<Double>,
    usage: ClosedRange<Double>,
    health: ClosedRange<Double>
  ) -> SampleProfile {
    SampleProfile(
      utilization: utilization,
      usage: usage,
      champion: 0.92,
      silence: 1...13,
      behind: 0...2,
      defects: 0...1,
      health: health,
      sentiment: "Healthy"
    )
  }

  fileprivate static func fair(
    _ utilization: ClosedRange<Double>,
    usage: ClosedRange<Double>,
    health: ClosedRange<Double>
  ) -> SampleProfile {
    SampleProfile(
      utilization: utilization,
      usage: usage,
      champion: 0.7,
      silence: 5...24,
      behind: 1...4,
      defects: 0...3,
      health: health,
      sentiment: "Concerning"
    )
  }
}

/// A feature of the product and how many of the active users use it.
struct SampleFeature {
  /// The name in Looker's field names.
  var field: String
  /// The share of active users today, where a customer uses it at all.
  var share: Double
  /// What the share grows by in a week, as a part of today's.
  var growth: Double
  /// The part of the customers who use it.
  var spread: Double
  /// The weeks since it was launched; nil for one that was always there.
  var launched: Double?

  /// All of them.
  static let all = [
    SampleFeature(field: "code_search", share: 0.86, growth: 0, spread: 1),
    SampleFeature(field: "code_navigation", share: 0.61, growth: 0.002, spread: 0.97),
    SampleFeature(field: "cody_chat", share: 0.47, growth: 0.024, spread: 0.86),
    SampleFeature(field: "completions", share: 0.38, growth: 0.03, spread: 0.78),
    SampleFeature(field: "deep_search", share: 0.22, growth: 0, spread: 0.72, launched: 8),
    SampleFeature(field: "batch_changes", share: 0.11, growth: 0.006, spread: 0.6),
    SampleFeature(field: "insights", share: 0.08, growth: -0.004, spread: 0.5),
    SampleFeature(field: "notebooks", share: 0.05, growth: -0.02, spread: 0.42),
  ]

  /// Returns the share of active users so many weeks ago; nil before the launch.
  func share(weeksAgo: Double) -> Double? {
    guard let launched else { return share * max(0.02, 1 - growth * weeksAgo) }
    return weeksAgo < launched ? share * (1 - weeksAgo / launched) : nil
  }
}
