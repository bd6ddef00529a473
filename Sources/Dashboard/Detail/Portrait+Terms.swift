internal import BookModel
internal import Canvas

extension Portrait {
  /// What was sold: money, seats, the licence, the renewal.
  var terms: [Line] {
    let tail = { (source: Source?) in source.map { "  \($0.title)" } ?? "" }
    func line(_ label: String, _ text: String?, _ source: Source?) -> Line {
      var line = row(label, text)
      if text != nil { line.add(tail(source), .muted) }
      return line
    }
    var lines = [
      heading("CONTRACT"),
      line(
        "ARR",
        (customer.arr?.value).map { "$\(Figures.whole($0)) a year" },
        customer.arr?.source
      ),
      line(
        "MRR",
        (customer.mrr?.value).map { "$\(Figures.whole($0)) a month" },
        customer.mrr?.source
      ),
      line("seats", (customer.seats?.value).map { Figures.grouped($0) }, customer.seats?.source),
      renewalLine,
    ]
    lines.append(line("version", versionText, customer.version?.source))
    lines.append(row("size", sizeText))
    if let churned = customer.churned?.value {
      lines.append(row("churned", churned.readable, .poor))
    }
    return lines
  }

  /// How large the customer is; nil when that is unknown.
  var sizeText: String? {
    let sizes = [
      customer.employees.map { "\(Figures.grouped($0.value)) employees" },
      customer.developers.map { "\(Figures.grouped($0.value)) developers" },
    ].compactMap(\.self)
    return sizes.isEmpty ? nil : sizes.joined(separator: " · ")
  }

  private var versionText: String? {
    let behind = customer.versionsBehind.map { fact in
      fact.value == 0 ? "the newest" : "\(Figures.grouped(fact.value)) behind the newest"
    }
    let parts = [customer.version?.value, behind].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var renewalLine: Line {
    guard let renewal = customer.renewal, let days = portfolio.renewalDays(customer) else {
      return row("renews", nil)
    }
    var line = row(
      "renews",
      "\(renewal.value.readable), \(portfolio.distance(to: renewal.value))",
      Role(renewalIn: days)
    )
    line.add(renewal.source.map { "  \($0.title)" } ?? "", .muted)
    return line
  }

  /// What is to be done when on the way to the renewal, and whether it was.
  var renewalClock: [Line] {
    guard let renewal = customer.renewal?.value else {
      return [heading("RENEWAL CLOCK"), Line("the day of the renewal is unknown", .muted)]
    }
    let clock = RenewalClock.builtIn
    var rows = clock.steps.map { step in
      let day = renewal.adding(days: -step.daysBefore)
      let task = clock.task(for: step, of: customer, renewing: renewal)
      return ClockRow(
        sign: sign(of: step, on: day, task),
        title: "\(step.title), \(step.daysBefore)d before",
        day: day,
        state: state(of: step, task),
        role: role(of: step, on: day, task)
      )
    }
    rows.append(ClockRow(sign: "◆", title: "renewal", day: renewal, state: "", role: .text))
    let table = LineTable(parts: [
      .init("RENEWAL CLOCK", of: rows, least: 20) { .init("\($0.sign) \($0.title)", $0.role) },
      .init("day", of: rows) { .init($0.day.readable) },
      .init("", of: rows) { .init(portfolio.distance(to: $0.day), .muted) },
      .init("", of: rows, least: 12) { .init($0.state, $0.role) },
    ])
    return table.lines(width: width)
  }

  /// A step of the renewal clock as it is shown.
  private struct ClockRow {
    var sign: String
    var title: String
    var day: Day
    var state: String
    var role: Role
  }

  private func sign(of step: RenewalClock.Step, on day: Day, _ task: CustomerTask?) -> String {
    task?.completed != nil ? "✓" : isLate(step, day) ? "!" : "·"
  }

  private func role(of step: RenewalClock.Step, on day: Day, _ task: CustomerTask?) -> Role {
    task?.completed != nil ? .healthy : isLate(step, day) ? .due : .text
  }

  /// Whether a step is past that is not known to have been taken, though it could be.
  private func isLate(_ step: RenewalClock.Step, _ day: Day) -> Bool {
    step.taskWord != nil && day <= portfolio.today
  }

  private func state(of step: RenewalClock.Step, _ task: CustomerTask?) -> String {
    guard step.taskWord != nil else { return "" }
    guard let task else { return "no task for it" }
    return task.completed.map { "done \($0.readable(near: portfolio.today))" } ?? "task still open"
  }

  /// The opportunities, the open ones first.
  var opportunities: [Line] {
    let all = customer.opportunities
    guard !all.isEmpty else {
      return [heading("OPPORTUNITIES"), Line("none in the data", .muted)]
    }
    let sorted = all.filter { $0.isClosed != true } + all.filter { $0.isClosed == true }.reversed()
    let table = LineTable(parts: [
      .init("OPPORTUNITIES", of: sorted, least: 16) {
        .init("\($0.stateSign) \($0.name ?? $0.id)", $0.isClosed == true ? .muted : .strong)
      },
      .init("type", of: sorted, least: 7, rank: 1) { .init($0.type, known: .text) },
      .init("stage", of: sorted, least: 9) { .init($0.stage, known: $0.stateRole) },
      .init("amount", of: sorted, .trailing) {
        .init($0.amount.map { Figures.money($0) }, known: .text)
      },
      .init("closes", of: sorted, .trailing) {
        .init($0.closeDate.map { $0.readable(near: portfolio.today) }, known: .text)
      },
      .init("forecast", of: sorted, least: 6, rank: 0) {
        .init($0.forecast ?? ($0.isClosed == true ? "" : "?"), $0.forecast == nil ? .muted : .text)
      },
    ])
    return table.lines(width: width)
  }
}

extension Opportunity {
  /// The sign that says without colour how it stands.
  fileprivate var stateSign: String {
    if isWon == true { return "✓" }
    return isClosed == true ? "✗" : "◆"
  }

  /// What the colour of its stage means.
  fileprivate var stateRole: Role {
    if isWon == true { return .healthy }
    return isClosed == true ? .muted : .text
  }
}

extension Portfolio {
  /// Returns how far off a day is, in words: `in 42d`, `today` or `78d ago`.
  func distance(to day: Day) -> String {
    let days = today.days(until: day)
    return days == 0
      ? "today" : days > 0 ? "in \(Figures.days(days))" : "\(Figures.days(-days)) ago"
  }
}
