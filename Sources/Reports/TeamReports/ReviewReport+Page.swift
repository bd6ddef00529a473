import BookModel

extension ReviewReport {
  /// The report as people read it.
  var page: Page {
    Page(
      title: "Business review: \(customer.name.harmless)",
      subtitle: .init(
        "\(detail.stateCell.text) · \(subject.age)",
        band: detail.stateCell.band
      ),
      sections: [
        .init(title: "In short", blocks: [.list(summary.map { .init($0) })]),
        .init(title: "Goals", blocks: goalBlocks),
        .init(title: "Usage", blocks: usageBlocks),
        .init(title: "Adoption by feature", blocks: featureBlocks),
        .init(title: "Value against seats", blocks: [.facts(valueLines)]),
        .init(title: "Contract and opportunities", blocks: detail.contractBlocks),
        .init(title: "Open points", blocks: [.list(openPoints)]),
        .init(title: "Next steps", blocks: [.list(stepItems)]),
        .init(title: "Where sources differ", blocks: detail.disagreementBlocks),
      ]
    )
  }

  /// What to say first, in sentences.
  private var summary: [String] {
    [usageSentence, valueSentence, healthSentence, renewalSentence].compactMap(\.self)
  }

  private var usageSentence: String {
    guard let mau = customer.mau else { return "How many people use it is not known." }
    let users =
      "\(mau.bound?.sign ?? "")\(Figures.count(mau.value)) people used it in the last month"
    let seats = customer.seats.map { " of \(Figures.grouped($0.value)) with a seat" } ?? ""
    let share =
      customer.utilization.map { " (\($0.bound?.sign ?? "")\(Figures.percent($0.value)))" } ?? ""
    let trend = customer.trend.map { ", weekly users \(Figures.change($0.value)) over four weeks" }
    return users + seats + share + (trend ?? "") + "."
  }

  private var valueSentence: String? {
    guard let unusedSeats, let unusedARR, unusedSeats >= 1 else { return nil }
    let seats = "\(Figures.count(unusedSeats)) seats went unused"
    return "\(seats), worth \(Figures.money(unusedARR)) a year."
  }

  private var healthSentence: String {
    guard let band = customer.band else { return "Its health is not known." }
    return "Health is \(band.rawValue): \(portfolio.why(subject.places[0]))."
  }

  private var renewalSentence: String {
    if let churned = customer.churned { return "The customer left on \(churned.value.readable)." }
    guard let renewal = customer.renewal?.value, let days = portfolio.renewalDays(customer) else {
      return "When the contract ends is not known."
    }
    let distance =
      days < 0 ? "\(Figures.count(-days, "day")) ago" : "in \(Figures.count(days, "day"))"
    let verb = days < 0 ? "ended" : "renews"
    return "The contract \(verb) on \(renewal.readable), \(distance)."
  }

  private var goalBlocks: [Page.Block] {
    guard !goals.isEmpty else {
      return [.paragraph("No note tells what they want to reach: agree on goals in this review.")]
    }
    return [
      .list(
        goals.map { note in
          let origin = [note.day?.readable, note.author?.harmless].compactMap(\.self)
          let source = origin.isEmpty ? "" : " (\(origin.joined(separator: ", ")))"
          let subject = note.subject.map { $0.harmless + ": " } ?? ""
          return .init(subject + note.text.harmless + source)
        }
      )
    ]
  }

  private var usageBlocks: [Page.Block] {
    let facts = Page.Block.facts(detail.usageLines)
    guard let series = customer.series?.value, series.contains(where: { $0 != nil }),
      let first = portfolio.book.weeks.first, let last = portfolio.book.weeks.last
    else { return [facts, .paragraph("There are no weekly figures to draw.")] }
    let chart = ColumnChart(
      values: Array(series),
      ends: (first.shortReadable, last.shortReadable)
    )
    return [facts, .paragraph("Weekly users:"), .verbatim(chart.text)]
  }

  private var featureBlocks: [Page.Block] {
    let blocks = detail.featureBlocks
    return blocks.isEmpty ? [.paragraph("Nothing is known of single features.")] : blocks
  }

  private var valueLines: [Page.FactLine] {
    func money(_ name: String, _ amount: Double?) -> Page.FactLine {
      .init(name: name, cell: .figure(amount, Figures.money), origin: "computed")
    }
    return [
      detail.line("ARR", .arr), detail.line("Seats", .seats), detail.line("MAU", .mau),
      .init(
        name: "Seats left unused",
        cell: .figure(unusedSeats, Figures.count),
        origin: "computed"
      ),
      money("ARR a seat", arrPerSeat), money("ARR an active user", arrPerActiveUser),
      money("ARR of unused seats", unusedARR),
    ]
  }

  /// Tasks, tickets and the follow-up.
  private var openPoints: [Page.Item] {
    var items = openTasks.map { task in
      let due = task.due.map { day in
        " (due \(day.readable)\(day < today ? ", \(Figures.count(day.days(until: today), "day")) late" : ""))"
      }
      let assignee = task.assignee.map { ", \($0.harmless)" } ?? ""
      return Page.Item("\(task.name.harmless)\(due ?? "")\(assignee)", isDone: false)
    }
    let inputs = customer.healthInputs
    for (count, name) in [(inputs.defectTickets, "defect"), (inputs.helpTickets, "help")] {
      guard let count, count.value > 0 else { continue }
      let number = Figures.count(count.value)
      items.append(
        .init("\(number) \(name) ticket\(count.value == 1 ? "" : "s") in the last 90 days")
      )
    }
    if let followUp = detail.record.followUp {
      let due = followUp.due.map { " (due \($0.readable))" } ?? ""
      items.append(.init("Follow-up: \(followUp.note.harmless)\(due)", isDone: false))
    }
    return items.isEmpty ? [.init("No open task, ticket or follow-up is known.")] : items
  }

  private var stepItems: [Page.Item] {
    let steps = steps
    guard !steps.isEmpty else {
      return [.init("Nothing that is known asks for a step: keep the rhythm of meetings.")]
    }
    return steps.map { step in
      let source = step.source.map { ", \($0.title)" } ?? ""
      return .init("\(step.step) (because: \(step.reason)\(source))", isDone: false)
    }
  }
}
