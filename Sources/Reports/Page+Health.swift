import BookModel

extension CustomerDetail {
  /// Why the computed health is what it is: every input with value, thresholds and weight.
  var healthBlocks: [Page.Block] {
    let vitally = line("Vitally", .health)
    guard let assessment = record.assessment else {
      return [.facts([vitally]), .paragraph("Computed: nothing is known that health is made of.")]
    }
    let coverage = "\(Figures.percent(assessment.health.coverage)) of the weight known"
    let score = assessment.health.score == nil ? "too little is known" : nil
    let computed = Page.FactLine(
      name: "Computed",
      cell: score.map { .init($0) }
        ?? .score(assessment.health.score, band: assessment.health.band),
      origin: coverage
    )
    return [.facts([vitally, computed]), .table(reasonTable(assessment.reasons))]
  }

  private func reasonTable(_ reasons: [HealthReason]) -> TextTable {
    func part(
      _ title: String,
      _ alignment: Alignment = .left,
      rank: Int? = nil,
      _ text: (HealthReason) -> String
    ) -> TextTable.Part {
      .init(
        title: title,
        alignment: alignment,
        cells: reasons.map { .init(text($0), band: title == "WHY" ? $0.band : nil) },
        rank: rank
      )
    }
    var table = TextTable(parts: [
      part("WHY") { "\($0.band.sign) \($0.input.words)" },
      part("VALUE", .right) { $0.input.text(of: $0.value) },
      part("HEALTHY", .right) { limit(of: $0.input, $0.healthyAt, isHealthy: true) },
      part("POOR", .right, rank: 1) { limit(of: $0.input, $0.poorAt, isHealthy: false) },
      part("WEIGHT", .right, rank: 2) { Figures.percent($0.weight) },
      part("CATEGORY", rank: 4) { $0.category.rawValue },
      part("SOURCE", rank: 3) { $0.source?.rawValue ?? ($0.value == nil ? "" : "computed") },
    ])
    table.parts[0].minimumWidth = 18
    return table
  }

  /// The bound of a band with the sign of the side it is on, such as `≥80%`.
  private func limit(of input: HealthPolicy.Input, _ bound: FactValue, isHealthy: Bool) -> String {
    let text = input.text(of: bound)
    guard let threshold = portfolio.healthPolicy.thresholds[input] else { return text }
    return (isHealthy ? threshold.healthySign : threshold.poorSign) + text
  }
}

extension HealthPolicy.Input {
  /// The input in words.
  fileprivate var words: String {
    switch self {
    case .usage: "average DAU / MAU"
    case .utilization: "MAU / seats"
    case .champion: "active champion"
    case .buyer: "access to buyer"
    case .lastActivity: "last activity, days"
    case .versionsBehind: "versions behind"
    case .preciseNavigation: "precise navigation"
    case .defectTickets: "defect tickets, 90d"
    case .helpTickets: "help tickets, 90d"
    case .sentiment: "sentiment of the TA"
    }
  }

  /// Returns a value of the input for people.
  fileprivate func text(of value: FactValue?) -> String {
    guard case .number(let number) = value else { return ReportValue(value).plainText }
    return switch self {
    case .usage, .utilization: Figures.finePercent(number)
    case .champion, .buyer, .lastActivity, .versionsBehind, .preciseNavigation, .defectTickets,
      .helpTickets, .sentiment:
      Figures.count(number)
    }
  }
}
