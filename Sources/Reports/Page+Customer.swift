import BookModel

extension Page {
  /// Creates the page of one customer.
  init(_ detail: CustomerDetail) {
    let record = detail.record
    title = record.customer.name.harmless
    subtitle = detail.stateCell
    sections = [
      Section(title: "Follow-up", blocks: detail.followUpBlocks),
      Section(title: "Facts", blocks: [.facts(detail.factLines)]),
      Section(title: "Health", blocks: detail.healthBlocks),
      Section(title: "Usage", blocks: detail.usageBlocks),
      Section(title: "Contract", blocks: detail.contractBlocks),
      Section(title: "People", blocks: detail.peopleBlocks),
      Section(title: "Tasks", blocks: detail.taskBlocks),
      Section(title: "Notes", blocks: detail.noteBlocks),
      Section(title: "Where sources differ", blocks: detail.disagreementBlocks),
    ]
  }
}

extension CustomerDetail {
  /// Health, tier, owner and stage in a line.
  var stateCell: TextTable.Cell {
    let words = [
      record.tierText.isEmpty ? "tier ?" : record.tierText,
      record.customer.owner.map { "owner \($0.value.displayName.harmless)" } ?? "no owner",
      record.customer.stage?.value.harmless,
      record.customer.churned.map { "churned \($0.value)" },
    ]
    let score = record.healthCell
    return TextTable.Cell(
      ([score.text.trimmedAtEnd + (record.customer.band.map { " \($0.rawValue)" } ?? "")]
        + words.compactMap(\.self)).joined(separator: " · "),
      band: score.band
    )
  }

  /// What is known of the customer, with its source and how old that is.
  fileprivate var factLines: [Page.FactLine] {
    let names: [(String, RecordKey)] = [
      ("ARR", .arr), ("MRR", .mrr), ("Seats", .seats), ("Employees", .employees),
      ("Developers", .developers), ("Segment", .segment), ("Version", .version),
      ("Versions behind", .versionsBehind), ("Last activity", .lastActivity),
    ]
    let executive = record.customer.accountExecutive?.value.displayName.harmless
    let ids = [("Vitally id", customer.id.rawValue), ("Salesforce id", customer.salesforceId)]
    return names.map { line($0.0, $0.1) }
      + [line("Account executive", .accountExecutive, text: executive ?? Figures.unknown)]
      + ids.map { .init(name: $0.0, cell: .init($0.1?.harmless ?? Figures.unknown)) }
  }

  /// Returns the line of one key of the record.
  func line(_ name: String, _ key: RecordKey, text: String? = nil) -> Page.FactLine {
    let cell = Column(key.rawValue, .key(key)).cell(in: record)
    return Page.FactLine(
      name: name,
      cell: text.map { .init($0) } ?? cell,
      origin: record.origin(of: key).map(originText) ?? ""
    )
  }

  /// The source of a value and how old its data is.
  private func originText(_ origin: CustomerRecord.Origin) -> String {
    guard let source = origin.source else { return "computed" }
    guard let time = portfolio.book.sourceTimes[source] else { return source.rawValue }
    let age = Timestamp.day(secondsSince1970: time).days(until: portfolio.today)
    return "\(source.rawValue), \(age <= 0 ? "today" : "\(Figures.allDays(age)) old")"
  }

  /// The open follow-up.
  var followUpBlocks: [Page.Block] {
    guard let followUp = record.followUp else { return [] }
    let made = Timestamp.day(secondsSince1970: followUp.created)
    var words = [
      "\(record.followUpSign) \(followUp.note.harmless)",
      followUp.due.map { "due \($0)" } ?? "no date",
    ]
    if followUp.priority != .normal { words.append("\(followUp.priority.rawValue) priority") }
    if followUp.isSnoozed(on: portfolio.today) { words.append("snoozed") }
    if let waking = followUp.waking(on: portfolio.today) { words.append("woke: \(waking.words)") }
    if !followUp.tags.isEmpty {
      words.append(followUp.tags.map { "#" + $0.harmless }.joined(separator: " "))
    }
    words.append("by \(followUp.author.harmless), \(made)")
    return [.paragraph(words.joined(separator: " · "))]
  }

  /// The renewal, then every opportunity.
  var contractBlocks: [Page.Block] {
    let days = record.context.renewalDays
    let relation = days.map { $0 < 0 ? "\(Figures.allDays(-$0)) ago" : "in \(Figures.allDays($0))" }
    let text = customer.renewal.map { "\($0.value), \(relation ?? "")" }
    let renewal = line("Renewal", .renewal, text: text ?? Figures.unknown)
    let deals = customer.opportunities
    guard !deals.isEmpty else { return [.facts([renewal])] }
    func part(_ title: String, _ text: (Opportunity) -> String?) -> TextTable.Part {
      .init(title: title, cells: deals.map { .init(text($0)?.harmless ?? Figures.unknown) })
    }
    var table = TextTable(parts: [
      part("OPPORTUNITY", \.name), part("TYPE", \.type), part("STAGE", \.stage),
      part("AMOUNT") { $0.amount.map(Figures.money) },
      part("CLOSES") { $0.closeDate?.description },
      part("FORECAST", \.forecast), part("STATE", \.stateText),
    ])
    table.parts[0].minimumWidth = 12
    table.parts[3].alignment = .right
    for (place, rank) in [(5, 3), (1, 2), (2, 1)] { table.parts[place].rank = rank }
    return [.facts([renewal]), .table(table)]
  }

  /// What the systems say of facts on which they differ.
  var disagreementBlocks: [Page.Block] {
    guard !customer.disagreements.isEmpty else { return [] }
    let lines = customer.disagreements.map { disagreement in
      let values = Source.allCases.compactMap { source in
        disagreement.values[source].map {
          "\(source.rawValue) \(ReportValue($0).cellText.harmless)"
        }
      }
      return Page.FactLine(
        name: disagreement.key.harmless,
        cell: .init(values.joined(separator: " · "))
      )
    }
    return [.facts(lines)]
  }
}

extension Opportunity {
  /// Won, lost or open; nil when the data does not say.
  fileprivate var stateText: String? {
    if isWon == true { return "won" }
    return isClosed.map { $0 ? "lost" : "open" }
  }
}
