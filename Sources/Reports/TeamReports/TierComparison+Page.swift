import BookModel

extension TierComparison {
  /// The most rows of a list; the rest is counted below it.
  private static let most = 40

  /// The comparison as people read it.
  var page: Page {
    let unknown = unknown
    var losing = coverageSection("Would lose a dedicated advisor", losing, none: "Nobody would.")
    if unknown > 0 {
      let count = Figures.count(unknown, "customer")
      losing.blocks.append(
        .paragraph("Not counted: \(count) in no tier under one of the two policies.")
      )
    }
    return Page(
      title: "Tiers: \(old.name.harmless) and \(new.name.harmless)",
      subtitle: .init(subject.line),
      sections: [
        .init(
          title: "From \(old.name.harmless) (rows) to \(new.name.harmless) (columns)",
          blocks: [.table(matrixTable)]
        ),
        losing,
        coverageSection("Would get a dedicated advisor", getting, none: "Nobody would."),
        .init(title: "Dedicated customers per advisor", blocks: loadBlocks),
        moveSection,
      ]
    )
  }

  private var matrixTable: TextTable {
    let matrix = matrix
    let rows = TableMaker(
      matrix.indices.filter { $0 < old.unclassified || matrix[$0].contains { $0.customers > 0 } }
        .map(Optional.some) + [nil]
    )
    func cell(_ row: Int?, _ column: Int?) -> CustomerSum {
      let lines = row.map { [matrix[$0]] } ?? matrix
      return lines.flatMap { line in column.map { [line[$0]] } ?? line }.reduce(CustomerSum(), +)
    }
    let columns = (0...new.tiers.count).filter { column in
      column < new.unclassified || matrix.contains { $0[column].customers > 0 }
    }
    return TextTable(
      parts: [rows.text("FROM", least: 8) { $0.map { old.title(of: $0) } ?? "total" }]
        + columns.map { column in
          rows.figure(new.title(of: column).uppercased()) { cell($0, column).brief }
        } + [rows.figure("TOTAL") { cell($0, nil).brief }]
    )
  }

  private func coverageSection(_ title: String, _ pairs: [Pair], none: String) -> Page.Section {
    .init(title, pairs, most: Self.most, none: none, arr: \.new.arr) { rows in
      [
        rows.text("CUSTOMER", least: 18) { $0.new.name.harmless },
        rows.figure("ARR") { Figures.money($0.new.arr) },
        rows.text("FROM", least: 8) { old.served($0.old) },
        rows.text("TO", least: 8) { new.served($0.new) },
        rows.text("ADVISOR", least: 8, rank: 1, \.new.owner.advisorName),
      ]
    }
  }

  private var moveSection: Page.Section {
    .init(
      "Who moves where",
      moves,
      most: Self.most,
      none: "Every customer is in a tier of the same name under both.",
      arr: \.new.arr
    ) { rows in
      [
        rows.text("FROM", least: 8) { old.title(of: $0.old.placement.tier) },
        rows.text("TO", least: 8) { new.title(of: $0.new.placement.tier) },
        rows.text("CUSTOMER", least: 18) { $0.new.name.harmless },
        rows.figure("ARR") { Figures.money($0.new.arr) },
        rows.text("ADVISOR", least: 8, rank: 1, \.new.owner.advisorName),
      ]
    }
  }

  private var loadBlocks: [Page.Block] {
    guard !pairs.isEmpty else { return [.paragraph("No customers.")] }
    let rows = TableMaker(loads)
    return [
      .table(
        TextTable(parts: [
          rows.text("ADVISOR", least: 12, \.owner.advisorName),
          rows.figure("ALL") { $0.all.brief },
          rows.figure(old.name.harmless.uppercased()) { $0.old.brief },
          rows.figure(new.name.harmless.uppercased()) { $0.new.brief },
        ])
      )
    ]
  }
}

extension TierPolicy {
  /// The tier of an entry with who serves it, such as `Commercial (digital)`.
  fileprivate func served(_ entry: TierEntry) -> String {
    let coverage = entry.coverage.map { " (\($0.rawValue))" } ?? ""
    return title(of: entry.placement.tier) + coverage
  }
}

extension CustomerSum {
  static func + (left: CustomerSum, right: CustomerSum) -> CustomerSum {
    var sum = left
    sum.customers += right.customers
    sum.arr += right.arr
    sum.withoutARR += right.withoutARR
    return sum
  }
}
