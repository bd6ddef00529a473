internal import BookModel
internal import Canvas

extension Portrait {
  /// A fact as the Data section tells it.
  struct DataRow: Equatable, Sendable {
    /// Its key in the customer record, by which a disagreement names it.
    var key: String
    /// What it is called.
    var name: String
    /// The value with the sign of its bound; nil when it is unknown.
    var value: String?
    /// The system it came from; nil when folio worked it out.
    var source: Source?
  }

  /// Every fact that is known, with its source and how old that source's data is.
  var factTable: [Line] {
    let known = dataRows.filter { $0.value != nil }
    let differing = Set(customer.disagreements.map(\.key))
    let table = LineTable(parts: [
      .init("FACTS", of: known, least: 14) {
        .init("\(differing.contains($0.key) ? "!" : " ") \($0.name)", .muted)
      },
      .init("value", of: known, least: 16) {
        .init($0.value ?? "", differing.contains($0.key) ? .due : .text)
      },
      .init("source", of: known) { .init($0.source?.title ?? "folio", .muted) },
      .init("age", of: known, .trailing) { age(of: $0.source) },
    ])
    return table.lines(width: width)
  }

  private func age(of source: Source?) -> TableCell {
    guard let source else { return .init("") }
    guard let age = ages.first(where: { $0.source == source }) else { return .init("?", .muted) }
    return .init(age.isStale ? "\(age.text) STALE" : age.text, age.isStale ? .due : .muted)
  }

  /// What nothing is known about, in a sentence.
  var unknownFacts: [Line] {
    let unknown = dataRows.filter { $0.value == nil }.map(\.name)
    guard !unknown.isEmpty else {
      return [heading("UNKNOWN"), Line("nothing: every fact is known", .healthy)]
    }
    return [heading("UNKNOWN", Figures.count(unknown.count, "fact"))]
      + Line.wrapped(unknown.joined(separator: " · "), width: width, .muted)
  }

  /// The facts on which the systems differ, with what each says and which one counts.
  var disagreementTable: [Line] {
    let all = customer.disagreements
    guard !all.isEmpty else { return [] }
    let rows = dataRows
    let named = { (key: String) in rows.first { $0.key == key } }
    var parts = [
      LineTable.Part("THE SOURCES DISAGREE", of: all, least: 10) {
        .init("! \(named($0.key)?.name ?? $0.key)", .due)
      }
    ]
    for source in Source.allCases {
      let part = LineTable.Part(source.title, of: all, .trailing, least: 6) { disagreement in
        .init(disagreement.values[source].map { text(of: $0, disagreement.key) } ?? "")
      }
      if part.saysSomething { parts.append(part) }
    }
    parts.append(
      .init("in use", of: all, least: 6) { disagreement in
        let row = named(disagreement.key)
        return .init(row?.source?.title ?? (row?.value == nil ? "?" : "folio"), .strong)
      }
    )
    return LineTable(parts: parts).lines(width: width)
  }
}

extension Portrait {
  /// Every fact there may be, known or not.
  var dataRows: [DataRow] { nameRows + moneyRows + usageRows + healthRows }

  private func row<Value>(
    _ key: String,
    _ name: String,
    _ fact: Fact<Value>?,
    _ text: (Value) -> String
  ) -> DataRow {
    let value = fact.map { ($0.bound?.sign ?? "") + text($0.value) }
    return DataRow(key: key, name: name, value: value, source: fact?.source)
  }

  private func vitally(_ key: String, _ name: String, _ text: String?) -> DataRow {
    DataRow(key: key, name: name, value: text, source: .vitally)
  }

  private var nameRows: [DataRow] {
    [
      vitally("id", "Vitally id", customer.id.rawValue),
      vitally("externalId", "external id", customer.externalId),
      vitally("salesforceId", "Salesforce id", customer.salesforceId),
      row("owner", "advisor", customer.owner, \.displayName),
      row("accountExecutive", "account executive", customer.accountExecutive, \.displayName),
      row("segment", "segment", customer.segment) { $0 },
      row("stage", "lifecycle stage", customer.stage) { $0 },
      vitally("created", "account created", customer.created?.readable),
      row("lastActivity", "last touch", customer.lastActivity, \.readable),
    ]
  }

  private var moneyRows: [DataRow] {
    [
      row("arr", "ARR", customer.arr) { text(of: .number($0), "arr") },
      row("mrr", "MRR", customer.mrr) { text(of: .number($0), "mrr") },
      row("renewal", "renewal", customer.renewal, \.readable),
      row("seats", "seats", customer.seats) { Figures.grouped($0) },
      row("employees", "employees", customer.employees) { Figures.grouped($0) },
      row("developers", "developers", customer.developers) { Figures.grouped($0) },
      DataRow(
        key: "opportunities",
        name: "opportunities",
        value: customer.opportunities.isEmpty ? nil : Figures.grouped(customer.opportunities.count),
        source: .salesforce
      ),
    ]
  }

  private var usageRows: [DataRow] {
    let weeks = customer.series.map { fact in
      let known = fact.value.count { $0 != nil }
      return "\(known) of \(Figures.count(fact.value.count, "week")) known"
    }
    return [
      row("dau", "DAU", customer.dau) { text(of: .number($0), "dau") },
      row("wau", "WAU", customer.wau) { text(of: .number($0), "wau") },
      row("mau", "MAU", customer.mau) { text(of: .number($0), "mau") },
      row("utilization", "utilization", customer.utilization) {
        text(of: .number($0), "utilization")
      },
      row("usage", "usage, DAU/MAU", customer.usage) { text(of: .number($0), "usage") },
      row("trend", "trend, 4 weeks", customer.trend) { Figures.change($0) },
      DataRow(key: "series", name: "weekly users", value: weeks, source: customer.series?.source),
      row("version", "version", customer.version) { $0 },
      row("versionsBehind", "versions behind", customer.versionsBehind) { Figures.grouped($0) },
    ]
  }

  private var healthRows: [DataRow] {
    let inputs = customer.healthInputs
    let flag = { (isSo: Bool) in isSo ? "yes" : "no" }
    let computed = customer.healthScore.map { score in
      (score.score.map { Figures.tenths($0) } ?? "?") + ", \(Figures.percent(score.coverage)) known"
    }
    var rows = [
      row("health", "health, Vitally's", customer.health) { Figures.tenths($0) },
      DataRow(key: "computedHealth", name: "health, computed", value: computed, source: nil),
      row("champion", "champion", inputs.champion, flag),
      row("buyer", "access to the buyer", inputs.buyer, flag),
      row("preciseNavigation", "precise navigation", inputs.preciseNavigation, flag),
      row("defectTickets", "defect tickets, 90d", inputs.defectTickets) { Figures.count($0) },
      row("helpTickets", "help tickets, 90d", inputs.helpTickets) { Figures.count($0) },
      row("sentiment", "TA sentiment", inputs.sentiment, \.rawValue),
    ]
    if customer.churned != nil {
      rows.append(row("churned", "churned", customer.churned, \.readable))
    }
    return rows
  }

  /// Returns a value of a fact with its unit.
  private func text(of value: FactValue, _ key: String) -> String {
    guard case .number(let number) = value else { return value.readable }
    switch key {
    case "arr", "mrr": return "$\(Figures.whole(number))"
    case "utilization", "usage": return Figures.finePercent(number)
    case "health": return Figures.tenths(number)
    default: return Figures.count(number)
    }
  }
}
