import BookModel

extension CustomerDetail {
  /// Users, seats and their series, then every feature and instance.
  var usageBlocks: [Page.Block] {
    [.facts(usageLines + [weeks].compactMap(\.self))] + featureBlocks
      + (customer.instances.isEmpty ? [] : [.table(instanceTable)])
  }

  /// Users and the ratios made of them.
  var usageLines: [Page.FactLine] {
    let names: [(String, RecordKey)] = [
      ("DAU", .dau), ("WAU", .wau), ("MAU", .mau), ("Utilization", .utilization),
      ("Usage", .usage), ("Trend", .trend),
    ]
    return names.map { line($0.0, $0.1) }
  }

  /// Every feature in use, then those that are not.
  var featureBlocks: [Page.Block] {
    var blocks: [Page.Block] = []
    let used = customer.features.filter { $0.users != 0 }
    if !used.isEmpty { blocks.append(.table(featureTable(used))) }
    let unused = customer.features.filter { $0.users == 0 }.map(\.name.harmless)
    if !unused.isEmpty {
      blocks.append(.paragraph("Never used: \(unused.joined(separator: ", "))"))
    }
    return blocks
  }

  /// The weekly users drawn over all weeks, with the first and the last one's figures.
  private var weeks: Page.FactLine? {
    guard let series = customer.series, !series.value.isEmpty else { return nil }
    let known = series.value.compactMap(\.self)
    let span =
      known.isEmpty
      ? "" : "  \(Figures.count(known.min() ?? 0)) to \(Figures.count(known.max() ?? 0))"
    return Page.FactLine(
      name: "Weekly users",
      cell: .init(series.value.sparkline(weeks: 26) + span),
      origin: series.source?.rawValue ?? ""
    )
  }

  private func featureTable(_ features: [FeatureUsage]) -> TextTable {
    func part(_ title: String, rank: Int? = nil, _ text: (FeatureUsage) -> String)
      -> TextTable.Part
    {
      .init(title: title, alignment: .right, cells: features.map { .init(text($0)) }, rank: rank)
    }
    let names = features.map { TextTable.Cell($0.name.harmless) }
    return TextTable(parts: [
      .init(title: "FEATURE", cells: names, minimumWidth: 12),
      part("USERS") { $0.users.map(Figures.count) ?? Figures.unknown },
      part("SHARE", rank: 1) { $0.share.map(Figures.percent) ?? Figures.unknown },
      part("TREND", rank: 3) { $0.trend.map(Figures.change) ?? Figures.unknown },
      part("12w", rank: 2) { $0.series.sparkline(weeks: 12) },
    ])
  }

  private var instanceTable: TextTable {
    let instances = customer.instances
    func part(_ title: String, rank: Int? = nil, _ text: (InstanceUsage) -> String?)
      -> TextTable.Part
    {
      .init(
        title: title,
        cells: instances.map { .init(text($0)?.harmless ?? Figures.unknown) },
        rank: rank
      )
    }
    var table = TextTable(parts: [
      part("INSTANCE") { $0.endpoint ?? $0.site },
      part("VERSION", rank: 1, \.version),
      part("MAU") { $0.mau.map(Figures.count) },
      part("SEATS") { $0.seats.map { Figures.count(Double($0)) } },
      part("LAST PING", rank: 2) { $0.lastPing?.description },
    ])
    table.parts[0].minimumWidth = 12
    table.parts[2].alignment = .right
    table.parts[3].alignment = .right
    return table
  }
}
