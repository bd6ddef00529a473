internal import BookModel
internal import Canvas

/// Everything there is to say about one customer, as lines of a given width, section by section.
struct Portrait {
  /// The portfolio it is of.
  let portfolio: Portfolio
  /// The customer.
  let customer: Customer
  /// Where the policy puts it.
  let placement: TierPlacement
  /// The columns of a line.
  let width: Int
  /// The characters of charts.
  let glyphs: GlyphSet
  /// The key that adds a follow-up, as it is shown.
  let followUpKey: String
  /// The customer's place in the book.
  let place: Int
  /// What older snapshots tell; nil while that is not known.
  let past: BookPast?

  /// The rows there are to see it in at once; 0 when that is not known.
  var rows = 0
  /// How old the data of each system is.
  var ages: [DataAge] = []
  /// What happened to the customer's follow-ups so far, oldest first, where that is known.
  var followUpEntries: [FollowUpLedger.Entry] = []

  /// What fits beside a list, the most telling first.
  var beside: [Line] {
    joined([identity, followUp, why, changed, usage, features, contract, people, tasks, notes])
  }

  /// Returns a section of the customer's page.
  func lines(of section: PageSection) -> [Line] {
    switch section {
    case .why: joined([whyInBrief + scores, changed, reasons, followUp, followUpHistory, tasks])
    case .usage: joined([usageChart, usageFigures, featureTable, instances])
    case .contract: joined([terms, renewalClock, opportunities])
    case .people: joined([ourPeople, contacts])
    case .timeline: timeline
    case .notes: notesInFull
    case .data: joined([disagreementTable, factTable, unknownFacts])
    }
  }

  /// What stands beside Why while that is the section chosen: the rest at a glance.
  var glance: [Line] {
    joined([tierAndStage, usageChart, usageFigures, terms, ourPeople, contacts, disagreementTable])
  }

  /// Returns sections one below the other with a blank line between.
  func joined(_ sections: [[Line]]) -> [Line] {
    Array(sections.filter { !$0.isEmpty }.joined(separator: [Line.blank]))
  }

  /// Returns the heading of a section with a remark at its right.
  func heading(_ title: String, _ remark: String = "") -> Line {
    var line = Line(title, .focus, .bold)
    line.addTrailing(remark, total: width, .muted)
    return line
  }

  /// Returns a label and what it stands for.
  func row(_ label: String, _ text: String?, _ role: Role = .text) -> Line {
    var line = Line()
    line.add(label, width: Portrait.labelWidth, .muted)
    line.add(text ?? "?", text == nil ? .muted : role)
    return line
  }

  /// The columns that a label takes.
  static let labelWidth = 13
}

extension Portrait {
  /// The name, the tier, the health.
  var identity: [Line] {
    var title = Line(customer.name, .strong, .bold)
    let tier = portfolio.policy.shortName(of: placement)
    title.addTrailing(tier, total: width, .muted)
    var health = bandLine
    if let computed = customer.healthScore {
      let score = computed.score.map { Figures.tenths($0) } ?? "too little known"
      let text = "computed \(score), \(Figures.percent(computed.coverage)) known"
      health.addTrailing(text, total: width, .muted)
    }
    return [title, health] + tierAndStage
  }

  /// The tier with what is not certain about it, the stage and the version.
  var tierAndStage: [Line] { tierLines + stageLine }

  private var tierLines: [Line] {
    let policy = portfolio.policy
    let remark = width < 60 ? "" : ", by policy \(policy.name)"
    var lines = [row("tier", policy.name(of: placement) + remark)]
    if !placement.missing.isEmpty {
      let missing = placement.missing.map(\.title).joined(separator: " and ")
      lines.append(row("", "not certain: \(missing) unknown", .due))
    }
    if let segment = customer.segment?.value, isDrift(segment) {
      lines.append(row("", "Vitally says \(segment)", .due))
    }
    return lines
  }

  private var stageLine: [Line] {
    var parts: [String] = []
    if customer.churned != nil { parts.append("CHURNED") }
    if let stage = customer.stage?.value { parts.append(stage) }
    if let days = portfolio.touchDays(customer) {
      parts.append("touch \(Figures.days(days)) ago")
    }
    var lines = parts.isEmpty ? [] : [row("stage", parts.joined(separator: " · "))]
    if let version = customer.version?.value {
      let behind = customer.versionsBehind.map { ", \(Figures.grouped($0.value)) behind" } ?? ""
      lines.append(row("version", version + behind))
    }
    return lines
  }

  /// Whether a hand-set segment is another tier of the policy in force.
  private func isDrift(_ segment: String) -> Bool {
    let folded = segment.folded
    return portfolio.policy.tiers.contains { $0.name.folded == folded }
      && portfolio.policy.name(of: placement).folded != folded
  }

  /// The follow-up, with the keys that change it.
  var followUp: [Line] {
    guard let followUp = portfolio.followUps[customer.id] else {
      var line = Line("FOLLOW-UP", .focus, .bold)
      line.add("  none  ", .muted)
      line.add(followUpKey, .focus)
      line.add(" adds one", .muted)
      return [line]
    }
    let urgency = followUp.urgency(on: portfolio.today)
    var state = Line()
    state.add("\(urgency.sign) ", urgency.role, .bold)
    state.add(portfolio.whenText(followUp), urgency.role)
    if followUp.priority != .normal { state.add(" · \(followUp.priority.rawValue)", .due) }
    for tag in followUp.tags { state.add(" #\(tag)", .mark) }
    return [heading("FOLLOW-UP", "by \(followUp.author)"), state]
      + Line.wrapped(followUp.shownNote, width: width, indent: 2)
  }
}

extension Portfolio {
  /// Returns when a follow-up is due or wakes, in words.
  func whenText(_ followUp: FollowUp) -> String {
    if case .snoozed(let until) = followUp.state, followUp.isSnoozed(on: today) {
      return until.map { "snoozed until \($0.weekdayName) \($0.shortReadable)" }
        ?? "snoozed until \(followUp.waitWords)"
    }
    guard let due = followUp.due else { return "no day set" }
    let days = today.days(until: due)
    let text = "due \(due.weekdayName) \(due.shortReadable)"
    return days == 0 ? "due today" : days < 0 ? "\(-days)d late, \(text)" : "\(text), in \(days)d"
  }
}
