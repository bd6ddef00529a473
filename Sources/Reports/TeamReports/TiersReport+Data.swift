import BookModel

extension TiersReport {
  /// The report as programs read it.
  var value: ReportValue {
    .object(
      subject.head(.tiers) + [
        .init("policy", .text(policy.name)),
        .init("tiers", .array(groups.map { $0.value(policy) })),
        .init("total", total.value),
        .init("owners", .array(AdvisorLoad.all(of: entries, policy).map { $0.value(policy) })),
        .init("drift", .array(drifting.map { driftValue($0) })),
        .init("open", .array(open.map { openValue($0) })),
        .init("steps", .array(near.map { stepValue($0) })),
      ]
    )
  }

  private func driftValue(_ entry: TierEntry) -> ReportValue {
    .object(
      entry.head + [
        .init("segment", ReportValue(entry.segment)),
        .init("tier", policy.value(of: entry.placement.tier)),
      ]
    )
  }

  private func openValue(_ entry: TierEntry) -> ReportValue {
    let possible = policy.possibleTiers(entry.numbers, missing: entry.placement.missing)
    return .object(
      entry.head + [
        .init("tier", policy.value(of: entry.placement.tier)),
        .init("possible", .array(possible.map { policy.value(of: $0) })),
        .init("missing", .array(entry.placement.missing.map { .text($0.rawValue) })),
      ]
    )
  }

  private func stepValue(_ entry: TierEntry) -> ReportValue {
    .object(
      entry.head + [
        .init("tier", policy.value(of: entry.placement.tier)),
        .init("next", policy.value(of: entry.step?.tier)),
        .init("needsOne", ReportValue(entry.step?.needsOne)),
        .init("gaps", .array((entry.step?.gaps ?? []).map(\.value))),
      ]
    )
  }

  /// A row a customer.
  var sheet: Sheet {
    Sheet(
      header: [
        "id", "name", "owner", "arr", "employees", "developers", "tier", "certain", "missing",
        "segment", "drift", "coverage", "next", "nextLacks", "nextPart",
      ],
      rows: entries.map { entry in
        [
          .text(entry.id.rawValue), .text(entry.name), ReportValue(entry.owner?.displayName),
          ReportValue(entry.arr), ReportValue(entry.numbers.employees),
          ReportValue(entry.numbers.developers), policy.value(of: entry.placement.tier),
          .flag(entry.placement.isCertain),
          .text(entry.placement.missing.map(\.rawValue).joined(separator: " ")),
          ReportValue(entry.segment), .flag(entry.drifts(policy)),
          ReportValue(entry.coverage?.rawValue), policy.value(of: entry.step?.tier),
          ReportValue(entry.step?.words()), ReportValue(entry.step?.part),
        ]
      }
    )
  }
}

extension TierEntry {
  /// `id`, `name`, `owner` and `arr`, with which every row about a customer begins.
  var head: [ReportValue.Member] {
    [
      .init("id", .text(id.rawValue)), .init("name", .text(name)),
      .init("owner", ReportValue(person: owner)), .init("arr", ReportValue(arr)),
    ]
  }
}

extension TiersReport.Group {
  fileprivate func value(_ policy: TierPolicy) -> ReportValue {
    let served = TierPolicy.Coverage.allCases.map { way in
      ReportValue.Member(way.rawValue, .integer(coverage[way] ?? 0))
    }
    return .object(
      [.init("name", policy.value(of: tier))] + sum.members + [
        .init("open", .integer(open)), .init("coverage", .object(served)),
      ]
    )
  }
}

extension AdvisorLoad {
  /// `{owner, customers, arr, withoutARR, tiers}`.
  func value(_ policy: TierPolicy) -> ReportValue {
    let tiers = tiers.enumerated().map { tier, sum in
      ReportValue.object([.init("name", policy.value(of: tier))] + sum.members)
    }
    return .object(
      [.init("owner", ReportValue(person: owner))] + total.members + [.init("tiers", .array(tiers))]
    )
  }
}
