import BookModel

/// What the tier reports say of one customer under one policy.
struct TierEntry: Sendable {
  /// Where the customer is in the book, which is in the order of names.
  var place: Int
  var id: Customer.ID
  var name: String
  var owner: Person?
  var numbers: TierNumbers
  var placement: TierPlacement
  /// Who serves the customer; nil where no tier is known.
  var coverage: TierPolicy.Coverage?
  /// The segment that somebody set in Vitally.
  var segment: String?
  /// The step to the next higher tier.
  var step: TierStep?

  /// Looks at the customer at a place of a book; `known` is where the policy puts it, where that is
  /// known already.
  init(of place: Int, in book: Book, _ policy: TierPolicy, placement known: TierPlacement? = nil) {
    let numbers = book.customers[place].tierNumbers
    let placement = known ?? policy.placement(of: numbers)
    self.place = place
    id = book.customers[place].id
    name = book.customers[place].name
    owner = book.customers[place].owner?.value
    segment = book.customers[place].segment?.value
    coverage = placement.tier.map { policy.coverage(ofTier: $0, arr: numbers.arr) }
    step = policy.step(from: placement, numbers)
    self.numbers = numbers
    self.placement = placement
  }

  var arr: Double? { numbers.arr }

  /// Returns whether the segment of Vitally is another tier of the policy than the computed one.
  func drifts(_ policy: TierPolicy) -> Bool {
    guard let segment, let tier = placement.tier else { return false }
    return policy.tiers[tier].name != segment && policy.tiers.contains { $0.name == segment }
  }

  /// Whether `left` is listed before `right`: more ARR first, the unknown last, then by name.
  static func isBigger(_ left: TierEntry, _ right: TierEntry) -> Bool {
    (-(left.arr ?? -1), left.place) < (-(right.arr ?? -1), right.place)
  }
}

extension TierPolicy {
  /// The place of what is in no tier: behind the last one.
  var unclassified: Int { tiers.count }

  /// Returns the name of the tier at a place; the last place is the unclassified.
  func title(of tier: Int?) -> String {
    guard let tier, tiers.indices.contains(tier) else { return "unclassified" }
    return tiers[tier].name.harmless
  }

  /// Returns the name of the tier at a place for programs; null for the unclassified.
  func value(of tier: Int?) -> ReportValue {
    guard let tier, tiers.indices.contains(tier) else { return .null }
    return .text(tiers[tier].name)
  }
}

/// The customers of one advisor by tier.
struct AdvisorLoad: Sendable {
  /// The advisor; nil for customers without one.
  var owner: Person?
  var total = CustomerSum()
  /// By tier in the policy's order; the last is the unclassified.
  var tiers: [CustomerSum]

  /// Returns the loads of entries under a policy, in the order of `byAdvisor`.
  static func all(of entries: [TierEntry], _ policy: TierPolicy) -> [AdvisorLoad] {
    let empty = Array(repeating: CustomerSum(), count: policy.tiers.count + 1)
    return entries.byAdvisor { $0 }.map { owner, entries in
      entries.reduce(into: AdvisorLoad(owner: owner, tiers: empty)) { load, entry in
        load.total.add(arr: entry.arr)
        load.tiers[entry.placement.tier ?? policy.unclassified].add(arr: entry.arr)
      }
    }
  }
}

extension CustomerSum {
  /// The sum in few columns, such as `12 $4.2M`; a dash where there is nobody.
  var brief: String {
    guard customers > 0 else { return "–" }
    return "\(Figures.grouped(customers)) \(Figures.money(knownARR))"
  }
}
