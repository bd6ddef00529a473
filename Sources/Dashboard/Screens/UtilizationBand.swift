/// A range of utilization that customers are counted in.
enum UtilizationBand: Int, CaseIterable, Hashable, Sendable {
  case low, medium, high, over, unknown

  /// The band of a utilization; not a number is unknown.
  init(_ utilization: Double) {
    if utilization.isNaN {
      self = .unknown
    } else if utilization > 1 {
      self = .over
    } else {
      self = utilization < 0.5 ? .low : utilization < 0.8 ? .medium : .high
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .low: "below 50%"
    case .medium: "50% to 80%"
    case .high: "80% to 100%"
    case .over: "above 100%"
    case .unknown: "unknown"
    }
  }

  /// The conditions that find its customers.
  var filter: String {
    switch self {
    case .low: "util<50%"
    case .medium: "util>=50% util<80%"
    case .high: "util>=80% util<=100%"
    case .over: "util>100%"
    case .unknown: "util:?"
    }
  }
}
