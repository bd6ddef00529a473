import BookModel

extension WeeklyReport {
  /// The agenda as people read it.
  func page(_ sections: [AgendaSection]) -> Page {
    let parts = sections.map { section in
      var page = section.page(for: portfolio.me)
      if section.key == "followUpsOverdue", loads.count > 1 {
        page.blocks.append(.table(loadTable))
      }
      return page
    }
    return Page(
      title: "Weekly meeting, \(today.weekdayName) \(today.readable)",
      subtitle: .init("\(subject.line), \(comparison)"),
      sections: [.init(title: "At a glance", blocks: [.list(glance.map { .init($0) })])] + parts
    )
  }

  private var comparison: String {
    guard let older = changes?.older.day else { return "not compared with an older snapshot" }
    return "compared with \(older.readable)"
  }

  /// The figures to begin with.
  private var glance: [String] {
    let totals = portfolio.totals(of: subject.places)
    let late = overdue.count
    return [
      "At risk: \(Figures.count(totals.atRisk, "customer")), \(Figures.money(totals.atRiskARR))",
      "Renewing within 90 days: \(Figures.count(totals.renewing, "customer")), "
        + "\(Figures.money(totals.renewingARR)); at risk of these: "
        + "\(Figures.grouped(totals.renewingAtRisk)), \(Figures.money(totals.renewingAtRiskARR))",
      "Utilization: \(Figures.percent(totals.utilization))",
      "Follow-ups: \(Figures.grouped(done.count)) done, \(Figures.grouped(late)) overdue",
    ]
  }

  private var loadTable: TextTable {
    let rows = TableMaker(loads)
    return TextTable(parts: [
      rows.text("ADVISOR", least: 12, \.owner.advisorName),
      rows.figure("DONE") { Figures.grouped($0.done) },
      rows.figure("OVERDUE") { Figures.grouped($0.overdue) },
    ])
  }

  /// The agenda as programs read it.
  func value(_ sections: [AgendaSection]) -> ReportValue {
    let totals = portfolio.totals(of: subject.places)
    let glance: [ReportValue.Member] = [
      .init("customers", .integer(totals.customers)),
      .init("atRisk", .integer(totals.atRisk)),
      .init("atRiskARR", .number(totals.atRiskARR)),
      .init("renewing", .integer(totals.renewing)),
      .init("renewingARR", .number(totals.renewingARR)),
      .init("utilization", ReportValue(totals.utilization)),
      .init("followUpsDone", .integer(done.count)),
      .init("followUpsOverdue", .integer(overdue.count)),
    ]
    return .object(
      subject.head(.weekly) + [
        .init("since", ReportValue(since)),
        .init("comparedWith", ReportValue(changes?.older.day)),
        .init("glance", .object(glance)),
      ] + sections.map { .init($0.key, $0.value) }
    )
  }

  /// A row an item of the agenda.
  func sheet(_ sections: [AgendaSection]) -> Sheet {
    Sheet(
      header: ["section", "id", "name", "owner", "arr", "words"],
      rows: sections.flatMap(\.rows)
    )
  }
}
