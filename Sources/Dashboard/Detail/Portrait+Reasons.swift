internal import BookModel
internal import Canvas

extension Portrait {
  /// The computed health and Vitally's own, beside each other.
  var scores: [Line] {
    var lines: [Line] = []
    if let computed = customer.healthScore {
      let text = computed.score.map {
        "\(computed.band.sign) \(Figures.tenths($0)) \(computed.band?.rawValue ?? "")"
      }
      let known = "\(Figures.percent(computed.coverage)) of the weight known"
      let note = text == nil ? "? too little known: " : " · "
      var line = row("computed", text ?? "", computed.band.role)
      line.add(note + known, .muted)
      lines.append(line)
    } else {
      lines.append(row("computed", nil))
    }
    let given = (customer.health?.value).map { ($0, HealthBand(score: $0)) }
    var line = row(
      "Vitally",
      given.map { "\($0.1.sign) \(Figures.tenths($0.0)) \($0.1.rawValue)" },
      given?.1.role ?? .muted
    )
    if let band = customer.healthScore?.band, let given, given.1 != band {
      line.add(" · differs: the computed one counts", .due)
    }
    return lines + [line]
  }

  /// Every input of the computed health, by category, and how the score comes about.
  var reasons: [Line] {
    guard let table = reasonTable(title: "WHY") else {
      return [heading("WHY")]
        + Line.wrapped(
          "Unknown: no input of the computed health is in the data. An unknown input is left out"
            + " of the score, it never counts as zero.",
          width: width,
          .muted
        )
    }
    var note = "An input scores 10 healthy, 5 between, 0 poor; a category the mean of its known"
    note += " inputs. What is unknown is left out, it never counts as zero."
    if let day = portfolio.book.day { note += " Days count to \(day.readable), the snapshot's." }
    return table.lines(width: width) + Line.wrapped(note, width: width, .muted)
  }

  /// Returns the inputs of the computed health as a table; nil when none is known.
  func reasonTable(title: String) -> LineTable? {
    guard let assessment = portfolio.assessment(of: customer) else { return nil }
    let entries = HealthPolicy.Category.allCases.flatMap { category in
      block(of: category, assessment.reasons.filter { $0.category == category })
    }
    var parts: [LineTable.Part] = [
      .init(title, of: entries, least: 18) { .init($0.name, $0.role) },
      .init("weight", of: entries, .trailing, rank: 2) { .init($0.weight, .muted) },
      .init("score", of: entries, .trailing, rank: 4) { .init($0.score, $0.role) },
      .init("value", of: entries, .trailing) { .init($0.value, $0.role) },
      .init("healthy", of: entries, .trailing) { .init($0.healthy, .muted) },
      .init("poor", of: entries, .trailing, rank: 1) { .init($0.poor, .muted) },
      .init("source", of: entries, rank: 3) { .init($0.source, .muted) },
    ]
    let since = LineTable.Part("since", of: entries, rank: 0) { .init($0.since, .muted) }
    if since.saysSomething { parts.append(since) }
    return LineTable(parts: parts)
  }

  /// What a row of the table says.
  private struct Entry {
    var name: String
    var role: Role
    var weight = ""
    var score = ""
    var value = ""
    var healthy = ""
    var poor = ""
    var source = ""
    var since = ""
  }

  /// A category with its weight and score, then its inputs.
  private func block(of category: HealthPolicy.Category, _ reasons: [HealthReason]) -> [Entry] {
    let scores = reasons.compactMap { $0.band?.points }
    let isKnown = !scores.isEmpty
    let score = scores.reduce(0, +) / Double(max(1, scores.count))
    let band = isKnown ? HealthBand(score: score) : nil
    let head = Entry(
      name: "\(band.sign) \(category.title)",
      role: isKnown ? .strong : .muted,
      weight: isKnown ? Figures.percent(reasons.reduce(0) { $0 + $1.weight }) : "-",
      score: isKnown ? Figures.tenths(score) : "?"
    )
    return [head] + reasons.map(entry)
  }

  private func entry(of reason: HealthReason) -> Entry {
    Entry(
      name: "  \(reason.band.sign) \(width < 84 ? reason.input.briefTitle : reason.input.title)",
      role: reason.band.role,
      weight: reason.band == nil ? "" : Figures.percent(reason.weight),
      score: reason.band.map { Figures.whole($0.points) } ?? "",
      value: reason.shownValue,
      healthy: portfolio.healthPolicy.healthyBound(reason),
      poor: portfolio.healthPolicy.poorBound(reason),
      source: reason.value == nil ? "" : reason.source?.title ?? "folio",
      since: reason.input.comparedFact.flatMap { since($0) }
        .map { $0.readable(near: portfolio.today) } ?? ""
    )
  }
}

extension HealthPolicy.Input {
  /// What snapshots are compared by to know since when it is as it is; nil where by nothing.
  fileprivate var comparedFact: ComparedFact? {
    switch self {
    case .utilization: .utilization
    case .usage, .champion, .buyer, .lastActivity, .versionsBehind, .preciseNavigation,
      .defectTickets, .helpTickets, .sentiment:
      nil
    }
  }
}

extension HealthBand {
  /// What an input in this band scores.
  fileprivate var points: Double {
    switch self {
    case .healthy: 10
    case .concerning: 5
    case .poor: 0
    }
  }
}

extension Day {
  /// The date, without its year where that goes without saying: within ten months of `today`.
  func readable(near today: Day) -> String {
    abs(days(until: today)) < 300 ? shortReadable : readable
  }
}
