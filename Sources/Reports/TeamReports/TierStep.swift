import BookModel

/// How far a customer is from the next higher tier.
struct TierStep: Hashable, Sendable {
  /// A number that lacks something to a bound.
  struct Gap: Hashable, Sendable {
    /// The number.
    var measure: TierPolicy.Measure
    /// What lies between it and the bound; above 0.
    var distance: Double
    /// Whether it has to grow; else it has to shrink.
    var isUpwards: Bool
    /// The distance as a part of the bound.
    var part: Double
  }

  /// The tier's place in the policy.
  var tier: Int
  /// What is lacking, the nearest first.
  var gaps: [Gap]
  /// Whether one of the gaps is enough; else all of them have to be closed.
  var needsOne: Bool

  /// How far it is, as a part of the bound: the nearest gap where one is enough, else the widest.
  var part: Double { (needsOne ? gaps.first?.part : gaps.last?.part) ?? 0 }

  /// Returns how far it is in words, such as `$12k more ARR or 400 more employees`.
  ///
  /// Where one gap is enough, those wider than a part of their bound are left out.
  func words(upTo part: Double = .infinity) -> String {
    let shown = needsOne ? gaps.filter { $0.part <= part } : gaps
    return shown.map(\.words).joined(separator: needsOne ? " or " : " and ")
  }
}

extension TierPolicy {
  /// Returns the step to the tier above a customer's own; nil in the highest, or where no known
  /// number says how far it is.
  func step(from placement: TierPlacement, _ numbers: TierNumbers) -> TierStep? {
    guard let tier = placement.tier, tier > 0 else { return nil }
    let rule = tiers[tier - 1].rule
    let gaps = rule.criteria.compactMap { $0.gap(for: numbers[$0.measure]) }
    guard !gaps.isEmpty else { return nil }
    let needsOne =
      switch rule {
      case .any: true
      case .all: false
      }
    return TierStep(tier: tier - 1, gaps: gaps.sorted { $0.part < $1.part }, needsOne: needsOne)
  }

  /// Returns the tiers that a customer may be in, whatever its missing numbers turn out to be.
  func possibleTiers(_ numbers: TierNumbers, missing: [Measure]) -> [Int] {
    var possible: [TierNumbers] = [numbers]
    for measure in missing {
      possible = possible.flatMap { [$0.with(0, as: measure), $0.with(1e15, as: measure)] }
    }
    return Set(possible.compactMap { placement(of: $0).tier }).sorted()
  }
}

extension TierPolicy.Criterion {
  /// The distance of a number from the bound; nil where it is unknown or on the right side.
  fileprivate func gap(for number: Double?) -> TierStep.Gap? {
    guard let number else { return nil }
    let distance = isLowerBound ? bound - number : number - bound
    guard distance > (measure == .arr ? TierPolicy.arrTolerance : 0) else { return nil }
    return TierStep.Gap(
      measure: measure,
      distance: distance,
      isUpwards: isLowerBound,
      part: bound > 0 ? distance / bound : .infinity
    )
  }
}

extension TierNumbers {
  fileprivate func with(_ number: Double, as measure: TierPolicy.Measure) -> TierNumbers {
    var numbers = self
    switch measure {
    case .arr: numbers.arr = number
    case .employees: numbers.employees = number
    case .developers: numbers.developers = number
    }
    return numbers
  }
}

extension TierStep.Gap {
  fileprivate var words: String {
    let direction = isUpwards ? "more" : "less"
    return switch measure {
    case .arr: "\(Figures.money(distance)) \(direction) ARR"
    case .employees, .developers:
      "\(Figures.whole(distance.rounded(.up))) \(direction) \(measure.rawValue)"
    }
  }

  /// `{measure, distance, part}`.
  var value: ReportValue {
    .object([
      .init("measure", .text(measure.rawValue)),
      .init("distance", .number(isUpwards ? distance : -distance)),
      .init("part", .number(part)),
    ])
  }
}

extension TierPolicy.Measure {
  /// What it is called in a sentence.
  var words: String {
    switch self {
    case .arr: "ARR"
    case .employees: "employees"
    case .developers: "developers"
    }
  }
}
