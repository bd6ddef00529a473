import BookModel

extension TiersReport {
  /// The most rows of a list; the rest is counted below it.
  private static let most = 25

  /// The report as people read it.
  var page: Page {
    Page(
      title: "Tiers under \(policy.name.harmless)",
      subtitle: .init(subject.line),
      sections: [
        .init(title: "By tier", blocks: [.table(tierTable)]),
        .init(title: "Load per advisor", blocks: loadBlocks),
        driftSection, nearSection, openSection,
      ]
    )
  }

  private var tierTable: TextTable {
    let total = total
    let shown = groups.filter { $0.tier < policy.unclassified || $0.sum.customers > 0 }
    let rows = TableMaker(shown.map(Row.tier) + [.total])
    func sum(_ row: Row) -> CustomerSum {
      switch row {
      case .tier(let group): group.sum
      case .total: total
      }
    }
    return TextTable(parts: [
      rows.text("TIER", least: 12) { row in
        switch row {
        case .tier(let group): policy.title(of: group.tier)
        case .total: "total"
        }
      },
      rows.figure("CUSTOMERS") { Figures.grouped(sum($0).customers) },
      rows.figure("ARR") { Figures.money(sum($0).customers > 0 ? sum($0).knownARR : 0) },
      rows.figure("SHARE", rank: 2) {
        Figures.percent(share(of: sum($0), in: total))
      },
      rows.figure("UNCERTAIN", rank: 1) { row in
        switch row {
        case .tier(let group): Figures.grouped(group.open)
        case .total: Figures.grouped(groups.reduce(0) { $0 + $1.open })
        }
      },
      rows.text("SERVED BY", least: 10, rank: 3) { row in
        switch row {
        case .tier(let group): group.coverageText
        case .total: ""
        }
      },
    ])
  }

  /// The part of the whole ARR; nil where nobody's is known.
  private func share(of sum: CustomerSum, in total: CustomerSum) -> Double? {
    guard total.arr > 0 else { return nil }
    return sum.customers > 0 ? sum.knownARR.map { $0 / total.arr } : 0
  }

  private enum Row {
    case tier(Group)
    case total
  }

  private var loadBlocks: [Page.Block] {
    guard !entries.isEmpty else { return [.paragraph("No customers.")] }
    let rows = TableMaker(AdvisorLoad.all(of: entries, policy))
    var parts = [
      rows.text("ADVISOR", least: 12, \.owner.advisorName),
      rows.figure("CUSTOMERS") { Figures.grouped($0.total.customers) },
      rows.figure("ARR") { Figures.money($0.total.knownARR) },
    ]
    for group in groups where group.sum.customers > 0 {
      let short = group.tier < policy.tiers.count ? policy.tiers[group.tier].short : "none"
      parts.append(rows.figure(short.harmless.uppercased()) { $0.tiers[group.tier].brief })
    }
    return [.table(TextTable(parts: parts))]
  }

  private var driftSection: Page.Section {
    .init(
      "Drift against the segment in Vitally",
      drifting,
      most: Self.most,
      none: "No customer's segment in Vitally names another tier of this policy.",
      arr: \.arr
    ) { rows in
      [
        rows.text("CUSTOMER", least: 18) { $0.name.harmless },
        rows.figure("ARR") { Figures.money($0.arr) },
        rows.text("IN VITALLY", least: 8) { ($0.segment ?? "").harmless },
        rows.text("COMPUTED", least: 8) { title(of: $0) },
        rows.text("BECAUSE OF", least: 10, rank: 2) { numbers(of: $0) },
        rows.text("ADVISOR", least: 8, rank: 1, \.owner.advisorName),
      ]
    }
  }

  private var nearSection: Page.Section {
    let part = Figures.percent(Self.nearestPart)
    return .init(
      "One step from the next tier",
      near,
      most: Self.most,
      none: "No customer is within \(part) of a bound of the next tier.",
      arr: \.arr
    ) { rows in
      [
        rows.text("CUSTOMER", least: 18) { $0.name.harmless },
        rows.figure("ARR") { Figures.money($0.arr) },
        rows.text("NOW", least: 8) { title(of: $0) },
        rows.text("NEXT", least: 8) { policy.title(of: $0.step?.tier) },
        rows.text("LACKS", least: 12) { $0.step?.words(upTo: Self.nearestPart) ?? "" },
        rows.text("ADVISOR", least: 8, rank: 1, \.owner.advisorName),
      ]
    }
  }

  private var openSection: Page.Section {
    .init(
      "Open for want of a number",
      open,
      most: Self.most,
      none: "Every customer's tier is certain.",
      arr: \.arr
    ) { rows in
      [
        rows.text("CUSTOMER", least: 18) { $0.name.harmless },
        rows.figure("ARR") { Figures.money($0.arr) },
        rows.text("SHOWN IN", least: 8) { policy.title(of: $0.placement.tier) },
        rows.text("COULD BE", least: 8) { possible(for: $0) },
        rows.text("MISSING", least: 8) { entry in
          entry.placement.missing.map(\.words).joined(separator: ", ")
        },
        rows.text("ADVISOR", least: 8, rank: 1, \.owner.advisorName),
      ]
    }
  }

  /// The tier's name, marked where a missing number could change it.
  private func title(of entry: TierEntry) -> String {
    policy.title(of: entry.placement.tier) + (entry.placement.isCertain ? "" : "?")
  }

  /// The other tiers that a customer may be in.
  private func possible(for entry: TierEntry) -> String {
    policy.possibleTiers(entry.numbers, missing: entry.placement.missing)
      .filter { $0 != entry.placement.tier }
      .map { policy.title(of: $0) }.joined(separator: ", ")
  }

  /// The numbers that the policy looks at.
  private func numbers(of entry: TierEntry) -> String {
    let known = policy.measures.compactMap { measure in
      entry.numbers[measure].map { number in
        measure == .arr
          ? "\(Figures.money(number)) ARR" : "\(Figures.whole(number)) \(measure.words)"
      }
    }
    return known.joined(separator: ", ")
  }
}

extension TiersReport.Group {
  /// Who serves the tier, with numbers where it is served in several ways.
  fileprivate var coverageText: String {
    let known = TierPolicy.Coverage.allCases.filter { coverage[$0] != nil }
    guard known.count > 1 else { return known.first?.rawValue ?? "" }
    return known.map { "\(coverage[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
  }
}
