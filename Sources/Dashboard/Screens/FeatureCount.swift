internal import BookModel

/// The features of many customers, added up beside the loop.
public struct FeatureCount: Equatable, Sendable {
  /// The number of what the Usage screen shows that it is of.
  let number: Int
  /// The features, the most used first.
  let features: [FeatureFigures]
}

/// An order to add up the features of many customers, which any thread can carry out.
public struct FeatureOrder: Equatable, Sendable {
  let number: Int
  let places: [Int]
  let portfolio: Portfolio

  /// Adds them up; this looks at every use of every feature.
  public func made() -> FeatureCount {
    FeatureCount(number: number, features: FeatureFigures.all(of: places, in: portfolio))
  }

  /// Whether both ask for the same; what they hold is too much to compare.
  public static func == (left: FeatureOrder, right: FeatureOrder) -> Bool {
    left.number == right.number
  }
}

extension Dashboard {
  /// Orders the features that the Usage screen waits for, one order after the other: while a filter
  /// is typed, what it finds changes faster than it is added up.
  mutating func orderFeatures() -> [Effect] {
    guard screen == .usage, !isCountingFeatures, let number = screens.usage.awaited,
      let portfolio
    else { return [] }
    isCountingFeatures = true
    return [.countFeatures(FeatureOrder(number: number, places: list.rows, portfolio: portfolio))]
  }

  /// Takes in features that were added up; those of an earlier order come too late.
  mutating func take(_ count: FeatureCount) {
    isCountingFeatures = false
    screens.usage.take(count)
  }
}
