internal import BookModel

/// The features of many customers, added up beside the loop.
public struct FeatureCount: Equatable, Sendable {
  /// The number of the change of the customers shown that it is of.
  let stamp: Int
  /// The features, the most used first.
  let features: [FeatureTotals]
}

/// An order to add up the features of many customers, which any thread can carry out.
public struct FeatureOrder: Equatable, Sendable {
  /// The number of the change of the customers shown that it is of; every set of them has its own.
  let stamp: Int
  let places: [Int]
  let portfolio: Portfolio

  /// Adds them up; this looks at every use of every feature.
  public func made() -> FeatureCount {
    FeatureCount(stamp: stamp, features: FeatureTotals.all(of: places, in: portfolio))
  }

  /// Whether both ask for the same; what they hold is too much to compare.
  public static func == (left: FeatureOrder, right: FeatureOrder) -> Bool {
    left.stamp == right.stamp
  }
}

extension Dashboard {
  /// Orders the features that the Usage screen waits for, one order after the other: while a filter
  /// is typed, what it finds changes faster than it is added up.
  mutating func orderFeatures() -> [Effect] {
    guard screen == .usage, !isCountingFeatures, screens.usage.awaitsFeatures, let portfolio
    else { return [] }
    isCountingFeatures = true
    return [
      .countFeatures(
        FeatureOrder(stamp: stamp.customers, places: list.rows, portfolio: portfolio)
      )
    ]
  }

  /// Takes in features that were added up; those of other customers than are shown now come too late.
  mutating func take(_ count: FeatureCount) {
    isCountingFeatures = false
    if count.stamp == stamp.customers { screens.usage.take(count.features) }
  }
}
