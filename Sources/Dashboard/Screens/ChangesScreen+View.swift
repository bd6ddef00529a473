internal import BookModel
internal import BookQuery
internal import Canvas

extension ChangesScreen {
  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    guard let changes else { return }
    let layout = ChangesLayout(width: rect.columns - RowList<Row>.lead)
    let title = title(of: changes, scene, rect.columns)
    let pen = RowList<Row>.Pen(
      head: { section, _ in head(section, of: changes) },
      row: { row, _ in changes[row.change].line(layout) },
      isMarked: { changes[$0.change].place.map(scene.isMarked) ?? false },
      sign: { changes[$0.change].place.flatMap(scene.sign) }
    )
    draw(title, layout.headings, pen, in: rect, into: &frame)
  }

  /// What is compared with what, and how much differs.
  private func title(of changes: BookChanges, _ scene: Scene, _ width: Int) -> Line {
    var line = Line(" CHANGES ", .focus, .bold)
    if case .asked(let day) = scene.comparison {
      line.add("comparing with \(day.readable)…", .info)
    } else {
      line.add("since \(changes.older.day.text)", .strong)
      if let older = changes.older.day, let newer = changes.newer.day {
        let days = Figures.count(older.days(until: newer), "day")
        line.add("  \(days) to \(newer.shortReadable)", .muted)
      }
    }
    let customers = Figures.count(changes.customerCount, "customer")
    let count = "\(customers), \(Figures.count(changes.count, "change")) "
    line.addTrailing(count, total: width, .muted)
    return line
  }

  /// The heading of a part, with the number of its changes.
  private func head(_ section: Int, of changes: BookChanges) -> [Line] {
    guard sections.indices.contains(section) else { return [] }
    var line = Line(" \(sections[section].title.uppercased())", .focus, .bold)
    line.add("  \(Figures.count(rows.sections[section].rows.count, "change"))", .muted)
    return section == 0 ? [line] : [.blank, line]
  }

  func notice(_ scene: Scene) -> ScreenNotice? {
    switch scene.past {
    case .reading(let day):
      return ScreenNotice(
        texts: [
          "Comparing with \(day.map(\.readable) ?? "the older snapshots")…",
          "What changed is shown as soon as the older snapshots are read.",
        ],
        actions: [.back]
      )
    case .missing(nil):
      return ScreenNotice(
        texts: [
          "There is one snapshot only: nothing to compare with.",
          "folio compares when it opens a library: a folder that holds one folder a day, such as "
            + "snapshots/2026-11-14 and snapshots/2026-11-21.",
          "Keep the next snapshot in a folder of its own beside this one, then read again.",
        ],
        actions: [.reload, .back]
      )
    case .missing(let reason?):
      return ScreenNotice(
        texts: ["What changed is not known.", reason],
        actions: [.reload, .back]
      )
    case .known: return nothingChanged(scene)
    }
  }

  private func nothingChanged(_ scene: Scene) -> ScreenNotice? {
    guard let all = scene.changes else { return nil }
    if case .asked(let day) = scene.comparison {
      return ScreenNotice(texts: ["Comparing with \(day.readable)…"], actions: [.back])
    }
    let since = all.older.day.text
    guard !all.isEmpty else {
      return ScreenNotice(
        texts: ["Nothing changed since \(since)."],
        actions: [.changes(.since), .back]
      )
    }
    let hidden = Figures.count(all.count, "change")
    let customers = Figures.count(all.customerCount, "customer")
    return ScreenNotice(
      texts: [
        "Nothing changed since \(since) of the customers shown.",
        "\(hidden) of \(customers) hidden.",
      ],
      actions: scene.narrowing.isNarrowed
        ? [.back, .filter, .changes(.since)] : [.scope, .changes(.since), .back]
    )
  }
}

extension BookChange {
  /// The change as a row of the screen.
  fileprivate func line(_ layout: ChangesLayout) -> Line {
    var line = Line()
    line.add(name, width: layout.name, isGood == false && place == nil ? .muted : .strong)
    line.add(" ")
    line.add(kind.briefTitle, width: layout.what, isGood.map { $0 ? .healthy : .poor } ?? .text)
    line.add(signed(oldText, old), width: layout.value, role(of: old), .trailing)
    line.add(" → ", .muted)
    line.add(signed(newText, new), width: layout.value, role(of: new))
    let isLoss = difference.map { $0 < 0 } ?? false
    let role: Role = isLoss && kind.isBetterUp ? .poor : .text
    line.add(differenceText, width: layout.difference, role, .trailing)
    line.add(
      Figures.money(arrAtStake),
      width: layout.stake,
      arrAtStake == nil ? .muted : .text,
      .trailing
    )
    if layout.opportunity > 0 {
      line.add("  ")
      let text = opportunity.map { $0.name ?? $0.id } ?? ""
      line.add(text, width: layout.opportunity - 2, .muted)
    }
    return line
  }

  /// The band that a value is, or is in; nil for values that are no health.
  func band(of value: FactValue?) -> HealthBand? {
    switch (kind, value) {
    case (.band, .text(let name)): HealthBand(rawValue: name)
    case (.health, .number(let score)): HealthBand(score: score)
    default: nil
    }
  }

  /// A value with the sign of its band.
  func signed(_ text: String, _ value: FactValue?) -> String {
    band(of: value).map { "\($0.sign) \(text)" } ?? text
  }

  private func role(of value: FactValue?) -> Role {
    band(of: value)?.role ?? (value == nil ? .muted : .text)
  }

  /// Whether it is a gain or a loss by itself; nil for what is neither.
  private var isGood: Bool? {
    switch kind {
    case .new, .returned, .opportunityNew, .opportunityWon: true
    case .gone, .churned, .opportunityLost: false
    case .id, .name, .tier, .band, .health, .utilization, .mau, .seats, .version, .arr, .renewal,
      .stage, .owner, .opportunityGone, .opportunityReopened, .opportunityStage,
      .opportunityAmount, .opportunityCloseDate:
      nil
    }
  }
}

extension BookChange.Kind {
  /// What changed, where the section's heading says of what.
  var briefTitle: String {
    let prefix = "opportunity "
    return title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title
  }

  /// Whether more of it is better.
  var isBetterUp: Bool {
    switch self {
    case .health, .utilization, .mau, .seats, .arr, .opportunityAmount: true
    case .new, .gone, .churned, .returned, .id, .name, .tier, .band, .version, .renewal, .stage,
      .owner, .opportunityNew, .opportunityGone, .opportunityWon, .opportunityLost,
      .opportunityReopened, .opportunityStage, .opportunityCloseDate:
      false
    }
  }
}

/// The widths of the columns of the Changes screen.
struct ChangesLayout {
  /// The customer's name.
  let name: Int
  /// What changed.
  let what: Int
  /// The old value, and the new one.
  let value: Int
  /// The difference.
  let difference: Int
  /// What is at stake.
  let stake: Int
  /// The name of an opportunity, with a gap; 0 for none.
  let opportunity: Int

  /// Shares out a width.
  init(width: Int) {
    let isNarrow = width < 50
    what = isNarrow ? 10 : 15
    difference = width >= 66 ? 9 : 0
    stake = width >= 57 ? 9 : 0
    let least = isNarrow ? 8 : 12
    // A blank and the arrow stand between the columns.
    var rest = max(0, width - what - difference - stake - 2 * least - 4)
    let name = min(30, rest)
    rest -= name
    self.name = name
    opportunity = rest >= 16 ? min(42, rest) : 0
    rest -= opportunity
    value = least + min(9, rest / 2)
  }

  /// The headings of the columns.
  var headings: Line {
    var line = Line()
    line.add("CUSTOMER", width: name + 1, .muted)
    line.add("WHAT", width: what, .muted)
    line.add("OLD", width: value, .muted, .trailing)
    line.add("   NEW", width: value + 3, .muted)
    line.add("CHANGE", width: difference, .muted, .trailing)
    line.add("AT STAKE", width: stake, .muted, .trailing)
    line.add(opportunity > 0 ? "  OPPORTUNITY" : "", width: opportunity, .muted)
    return line
  }
}
