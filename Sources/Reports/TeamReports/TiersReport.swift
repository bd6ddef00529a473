import BookModel

/// The book by tier under the policy in force: what `folio report tiers` prints.
///
/// As JSON it is `{report, today, snapshot, subject, policy, tiers, total, owners, drift, open,
/// steps}`; each of `tiers` is `{name, customers, arr, withoutARR, open, coverage}`, the last one, of
/// the unclassified, with a null name. CSV has a row a customer.
public struct TiersReport: Sendable {
  let subject: ReportSubject
  let policy: TierPolicy
  let entries: [TierEntry]

  /// The distance to a bound, as a part of it, up to which a customer counts as a step away.
  static let nearestPart = 0.2

  /// Creates the report of some customers.
  public init(_ subject: ReportSubject) {
    self.subject = subject
    policy = subject.portfolio.policy
    let portfolio = subject.portfolio
    entries = subject.places.map { place in
      TierEntry(
        of: place,
        in: portfolio.book,
        portfolio.policy,
        placement: portfolio.placements[place]
      )
    }
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }
}

extension TiersReport {
  /// The customers of one tier.
  struct Group: Sendable {
    /// The tier's place in the policy, the unclassified behind the last.
    var tier: Int
    var sum = CustomerSum()
    /// Those that a missing number could move.
    var open = 0
    /// How many are served in which way.
    var coverage: [TierPolicy.Coverage: Int] = [:]
  }

  /// The tiers in the policy's order, the unclassified last.
  var groups: [Group] {
    var groups = (0...policy.tiers.count).map { Group(tier: $0) }
    for entry in entries {
      let tier = entry.placement.tier ?? policy.unclassified
      groups[tier].sum.add(arr: entry.arr)
      if !entry.placement.isCertain { groups[tier].open += 1 }
      if let coverage = entry.coverage { groups[tier].coverage[coverage, default: 0] += 1 }
    }
    return groups
  }

  var total: CustomerSum { entries.reduce(into: CustomerSum()) { $0.add(arr: $1.arr) } }

  /// Those whose segment in Vitally is another tier, the biggest first.
  var drifting: [TierEntry] {
    entries.filter { $0.drifts(policy) }.sorted(by: TierEntry.isBigger)
  }

  /// Those whom a missing number leaves open, the biggest first.
  var open: [TierEntry] {
    entries.filter { !$0.placement.isCertain }.sorted(by: TierEntry.isBigger)
  }

  /// Those within a step of the next tier, the nearest first.
  var near: [TierEntry] {
    let near = entries.filter { $0.step.map { $0.part <= Self.nearestPart } ?? false }
    return near.sorted { left, right in
      let parts = (left.step?.part ?? 0, right.step?.part ?? 0)
      return parts.0 == parts.1 ? TierEntry.isBigger(left, right) : parts.0 < parts.1
    }
  }
}
