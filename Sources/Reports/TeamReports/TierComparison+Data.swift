import BookModel

extension TierComparison {
  /// What one advisor has to do under both policies.
  struct Load: Sendable {
    var owner: Person?
    /// All of their customers.
    var all = CustomerSum()
    /// Those with a dedicated advisor under the old policy.
    var old = CustomerSum()
    /// Those with a dedicated advisor under the new policy.
    var new = CustomerSum()
  }

  /// The advisors, most ARR first, customers without one last.
  var loads: [Load] {
    pairs.byAdvisor(\.new).map { owner, pairs in
      pairs.reduce(into: Load(owner: owner)) { load, pair in
        load.all.add(arr: pair.new.arr)
        if pair.old.coverage == .dedicated { load.old.add(arr: pair.new.arr) }
        if pair.new.coverage == .dedicated { load.new.add(arr: pair.new.arr) }
      }
    }
  }

  /// The comparison as programs read it.
  var value: ReportValue {
    .object(
      subject.head(.tiers) + [
        .init("policies", .array([.text(old.name), .text(new.name)])),
        .init("matrix", .array(matrixValues)),
        .init("total", total.value),
        .init("moves", .array(moves.map { value(of: $0) })),
        .init("losing", .array(losing.map { value(of: $0) })),
        .init("getting", .array(getting.map { value(of: $0) })),
        .init("owners", .array(loads.map(\.value))),
      ]
    )
  }

  private var matrixValues: [ReportValue] {
    matrix.enumerated().flatMap { from, line in
      line.enumerated().filter { $0.element.customers > 0 }.map { to, sum in
        .object(
          [.init("from", old.value(of: from)), .init("to", new.value(of: to))] + sum.members
        )
      }
    }
  }

  private func value(of pair: Pair) -> ReportValue {
    .object(
      pair.new.head + [
        .init("from", old.value(of: pair.old.placement.tier)),
        .init("to", new.value(of: pair.new.placement.tier)),
        .init("fromCoverage", ReportValue(pair.old.coverage?.rawValue)),
        .init("toCoverage", ReportValue(pair.new.coverage?.rawValue)),
      ]
    )
  }

  /// A row a customer.
  var sheet: Sheet {
    Sheet(
      header: ["id", "name", "owner", "arr", "from", "to", "fromCoverage", "toCoverage"],
      rows: pairs.map { pair in
        [
          .text(pair.new.id.rawValue), .text(pair.new.name),
          ReportValue(pair.new.owner?.displayName), ReportValue(pair.new.arr),
          old.value(of: pair.old.placement.tier), new.value(of: pair.new.placement.tier),
          ReportValue(pair.old.coverage?.rawValue), ReportValue(pair.new.coverage?.rawValue),
        ]
      }
    )
  }
}

extension TierComparison.Load {
  /// `{owner, all, from, to}`: all customers, and those dedicated under either policy.
  fileprivate var value: ReportValue {
    .object([
      .init("owner", ReportValue(person: owner)), .init("all", all.value),
      .init("from", old.value), .init("to", new.value),
    ])
  }
}
