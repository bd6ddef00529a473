import BookModel

extension RenewalsReport {
  /// The most rows of a list; the rest is counted below it.
  private static let most = 40

  /// The report as people read it.
  var page: Page {
    Page(
      title: "Renewals and expansions",
      subtitle: .init(subject.line),
      sections: [
        .init(title: "At a glance", blocks: [.facts(glance)]),
        overdueSection,
        endedSection,
        .init(
          title: "Forecast by month",
          blocks: [forecast("CLOSING", periods.map { ($0.title, $0.deals) })]
        ),
        .init(
          title: "Forecast by stage",
          blocks: [forecast("STAGE", stages.map { ($0.deals[0].stage, $0.deals) })]
        ),
        riskSection, missingSection,
        dealSection("Open renewals", .renewal),
        dealSection("Open expansions", .expansion),
      ] + (open.contains { $0.kind == .other } ? [dealSection("Other deals", .other)] : [])
    )
  }

  private var glance: [Page.FactLine] {
    func line(_ name: String, _ deals: [Deal]) -> Page.FactLine {
      Page.FactLine(name: name, cell: .init(DealSum(deals).text))
    }
    let days = "in the last \(Self.lookBack) days"
    return [
      line("Open renewals", open.filter { $0.kind == .renewal }),
      line("of these at risk", atRisk),
      line("Open expansions", open.filter { $0.kind == .expansion }),
      line("Overdue", overdue),
      line("Won \(days)", closed(won: true)),
      line("Lost \(days)", closed(won: false)),
    ]
  }

  /// A table of sums: a row a group of deals, and the total.
  private func forecast(_ title: String, _ groups: [(title: String, deals: [Deal])])
    -> Page.Block
  {
    guard !groups.isEmpty else { return .paragraph("No open opportunity.") }
    let rows = TableMaker(groups + [("total", groups.flatMap(\.deals))])
    func sum(_ title: String, rank: Int? = nil, _ isMeant: @escaping (Deal) -> Bool)
      -> TextTable.Part
    {
      rows.figure(title, rank: rank) { DealSum($0.deals.filter(isMeant)).brief }
    }
    func isForecast(_ words: [String]) -> (Deal) -> Bool {
      { words.contains($0.opportunity.forecast?.lowercased() ?? "") }
    }
    return .table(
      TextTable(parts: [
        rows.text(title, least: 8, \.title),
        sum("RENEWALS") { $0.kind == .renewal },
        sum("AT RISK") { $0.kind == .renewal && $0.customer.isAtRisk },
        sum("EXPANSIONS") { $0.kind == .expansion },
        sum("COMMIT", rank: 1, isForecast(["commit"])),
        sum("BEST CASE", rank: 2, isForecast(["best case", "bestcase"])),
        sum("PIPELINE", rank: 3, isForecast(["pipeline"])),
      ])
    )
  }

  private var overdueSection: Page.Section {
    section("Overdue, past the close date and still open", overdue, none: "Nothing is overdue.") {
      rows in
      [rows.figure("LATE") { late($0.opportunity.closeDate) }]
    }
  }

  private var endedSection: Page.Section {
    customerSection(
      "Contracts past their end",
      ended,
      none: "No contract is past its end."
    ) { rows in
      [rows.figure("PAST") { late($0.renewal) }]
    }
  }

  private var missingSection: Page.Section {
    customerSection(
      "Renewing within \(Self.reach) days without an open renewal opportunity",
      missing,
      none: "Every customer renewing within \(Self.reach) days has an open renewal opportunity."
    ) { rows in
      [rows.figure("IN") { $0.renewal.map { Figures.allDays(today.days(until: $0)) } ?? "" }]
    }
  }

  private var riskSection: Page.Section {
    section("Renewals at risk", atRisk, none: "No open renewal's customer is in poor health.") {
      rows in
      [rows.text("WHY", least: 16) { subject.portfolio.why($0.customer.place) }]
    }
  }

  private func dealSection(_ title: String, _ kind: Deal.Kind) -> Page.Section {
    section(title, open.filter { $0.kind == kind }, none: "None.") { _ in [] }
  }

  /// A section of opportunities with columns of its own behind the amount.
  private func section(
    _ title: String,
    _ deals: [Deal],
    none: String,
    _ more: (TableMaker<Deal>) -> [TextTable.Part]
  ) -> Page.Section {
    guard !deals.isEmpty else { return .init(title: title, blocks: [.paragraph(none)]) }
    let rows = TableMaker(Array(deals.prefix(Self.most)))
    let table = TextTable(
      parts: [
        rows.text("CUSTOMER", least: 18) { $0.customer.name.harmless },
        rows.figure("AMOUNT") { Figures.money($0.opportunity.amount) },
        rows.text("CLOSES") { $0.opportunity.closeDate?.description ?? Figures.unknown },
      ] + more(rows) + [
        rows.text("STAGE", least: 8, rank: 3, \.stage),
        rows.text("FORECAST", least: 8, rank: 4) {
          $0.opportunity.forecast?.harmless ?? Figures.unknown
        },
        rows.cells("HEALTH", rank: 1, \.customer.healthCell),
        rows.text("ADVISOR", least: 8, rank: 2, \.customer.owner.advisorName),
      ]
    )
    var blocks: [Page.Block] = [.table(table)]
    let rest = deals.dropFirst(Self.most)
    if !rest.isEmpty { blocks.append(.paragraph("and \(DealSum(rest).text) more")) }
    return .init(title: "\(title): \(DealSum(deals).text)", blocks: blocks)
  }

  /// A section of customers with columns of its own behind the renewal.
  private func customerSection(
    _ title: String,
    _ customers: [DealCustomer],
    none: String,
    _ more: (TableMaker<DealCustomer>) -> [TextTable.Part]
  ) -> Page.Section {
    .init(title, customers, most: Self.most, none: none, arr: \.arr) { rows in
      [
        rows.text("CUSTOMER", least: 18) { $0.name.harmless },
        rows.figure("ARR") { Figures.money($0.arr) },
        rows.text("RENEWS") { $0.renewal?.description ?? Figures.unknown },
      ] + more(rows) + [
        rows.cells("HEALTH", rank: 1, \.healthCell),
        rows.text("ADVISOR", least: 8, rank: 2, \.owner.advisorName),
      ]
    }
  }

  private func late(_ day: Day?) -> String {
    day.map { Figures.allDays($0.days(until: today)) } ?? Figures.unknown
  }
}

extension Portfolio {
  /// Returns why a customer's health is what it is: the heaviest reasons that pull it down.
  func why(_ place: Int, most: Int = 3) -> String {
    guard let assessment = assessment(of: book.customers[place]) else {
      return "no breakdown in the data"
    }
    let reasons = assessment.worstFirst.prefix(most).map { healthPolicy.words(for: $0) }
    return reasons.isEmpty ? "every known sign is healthy" : reasons.joined(separator: "; ")
  }
}
