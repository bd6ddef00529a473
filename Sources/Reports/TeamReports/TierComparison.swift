public import BookModel

/// The same customers under two policies: what `folio report tiers --compare A,B` prints.
///
/// As JSON it is `{report, today, snapshot, subject, policies, matrix, total, moves, losing, getting,
/// owners}`: `matrix` has an object `{from, to, customers, arr, withoutARR}` for each pair of tiers
/// that somebody is in, null for unclassified. Every customer is in one of them, so that the sums over
/// either side are the total. CSV has a row a customer.
public struct TierComparison: Sendable {
  let subject: ReportSubject
  let old: TierPolicy
  let new: TierPolicy
  let pairs: [Pair]

  /// A customer under both policies.
  struct Pair: Sendable {
    var old: TierEntry
    var new: TierEntry
  }

  /// Creates the comparison of some customers under two policies.
  public init(_ subject: ReportSubject, from old: TierPolicy, to new: TierPolicy) {
    self.subject = subject
    self.old = old
    self.new = new
    let book = subject.portfolio.book
    pairs = subject.places.map { place in
      Pair(old: TierEntry(of: place, in: book, old), new: TierEntry(of: place, in: book, new))
    }
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }
}

extension TierComparison {
  /// The customers of each pair of tiers: by the old policy's tier, then by the new one's; the last
  /// of both are the unclassified.
  var matrix: [[CustomerSum]] {
    let row = Array(repeating: CustomerSum(), count: new.tiers.count + 1)
    var matrix = Array(repeating: row, count: old.tiers.count + 1)
    for pair in pairs {
      matrix[oldTier(of: pair)][newTier(of: pair)].add(arr: pair.new.arr)
    }
    return matrix
  }

  var total: CustomerSum { pairs.reduce(into: CustomerSum()) { $0.add(arr: $1.new.arr) } }

  func oldTier(of pair: Pair) -> Int { pair.old.placement.tier ?? old.unclassified }

  func newTier(of pair: Pair) -> Int { pair.new.placement.tier ?? new.unclassified }

  /// Those whose tier has another name, by the tiers they leave and reach, the biggest first.
  var moves: [Pair] {
    let moved = pairs.filter { pair in
      old.title(of: pair.old.placement.tier) != new.title(of: pair.new.placement.tier)
    }
    return moved.sorted { left, right in
      let ranks = [left, right].map { (oldTier(of: $0), newTier(of: $0)) }
      return ranks[0] == ranks[1] ? TierEntry.isBigger(left.new, right.new) : ranks[0] < ranks[1]
    }
  }

  /// Those with an advisor of their own under the old policy alone, the biggest first.
  var losing: [Pair] { changing(from: \.old.coverage, to: \.new.coverage) }

  /// Those with an advisor of their own under the new policy alone, the biggest first.
  var getting: [Pair] { changing(from: \.new.coverage, to: \.old.coverage) }

  /// Those who are dedicated on one side and known to be served otherwise on the other.
  private func changing(
    from first: (Pair) -> TierPolicy.Coverage?,
    to second: (Pair) -> TierPolicy.Coverage?
  ) -> [Pair] {
    pairs.filter { first($0) == .dedicated && second($0).map { $0 != .dedicated } ?? false }
      .sorted { TierEntry.isBigger($0.new, $1.new) }
  }

  /// Those whom one of the policies leaves unclassified, so that nobody knows who would serve them.
  var unknown: Int { pairs.count { $0.old.coverage == nil || $0.new.coverage == nil } }
}
