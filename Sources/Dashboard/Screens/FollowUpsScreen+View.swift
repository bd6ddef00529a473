internal import BookModel
internal import BookQuery
internal import Canvas

extension FollowUpsScreen {
  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    let columns = FollowUpColumns(width: rect.columns - RowList<Row>.lead)
    guard rows.count > 0 else { return drawNone(scene, in: rect, into: &frame) }
    let pen = RowList<Row>.Pen(
      head: { section, _ in head(of: sections[section]) },
      row: { row, _ in line(of: row, columns, scene.portfolio) },
      isMarked: { $0.place.map(scene.isMarked) ?? false },
      sign: { sign(of: $0, scene.portfolio.today) }
    )
    draw(summary(scene), columns.headings, pen, in: rect, into: &frame)
  }

  /// What there is to do, most urgent first; where nothing is due, what comes.
  private func summary(_ scene: Scene) -> Line {
    var line = Line(" FOLLOW-UPS ", .focus, .bold)
    let urgent: [(FollowUpSection, String)] = [(.late, "late"), (.today, "due today")]
    let due = urgent.filter { count($0.0) > 0 }
    for (section, words) in due {
      line.add(" \(Figures.grouped(count(section))) \(words) ", section.role, .bold)
    }
    let (week, later) = (count(.thisWeek), count(.later))
    if due.isEmpty {
      line.add(" Nothing due. ", .healthy)
      guard week + later > 0 else { return line }
      line.add("\(Figures.count(week + later, "follow-up")) later", .text)
      line.add(week > 0 ? ", \(Figures.grouped(week)) of them this week; " : "; ", .text)
      line.add(scene.keys.key(of: .following(.add)), .focus)
      line.add(" on any customer adds one", .muted)
    } else {
      line.add(" \(Figures.grouped(week)) this week  \(Figures.grouped(later)) later ", .muted)
      if count(.snoozed) > 0 { line.add(" \(Figures.grouped(count(.snoozed))) snoozed", .muted) }
    }
    return line
  }

  /// Draws that there is nothing, and which key changes that.
  private func drawNone(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    frame.draw(summary(scene), row: rect.row, column: 0, width: rect.columns)
    var first = Line()
    var second = Line()
    if scene.portfolio.followUps.isEmpty {
      first.add("No follow-up so far.", .strong, .bold)
      second.add(scene.keys.key(of: .following(.add)), .focus, .bold)
      second.add(" on any customer of any screen adds one.", .muted)
    } else {
      let all = Figures.count(scene.portfolio.followUps.count, "follow-up")
      first.add("No follow-up of the customers shown; \(all) in all.", .strong, .bold)
      for (action, words) in remedies(scene.narrowing) {
        second.add(scene.keys.key(of: action), .focus, .bold)
        second.add(" \(words)   ", .muted)
      }
    }
    let inside = Rect(
      row: rect.row + 2,
      column: rect.column + 4,
      rows: rect.rows - 2,
      columns: rect.columns - 8
    )
    frame.draw([first, .blank, second], in: inside)
    frame.cursor = Frame.Cursor(row: rect.row, column: 0)
  }

  /// What shows the follow-ups of other customers.
  private func remedies(_ narrowing: Narrowing) -> [(Action, String)] {
    let filter = narrowing.filter.isEmpty ? [] : [(Action.filter, "change the filter")]
    let tiers = narrowing.tiers.isEmpty ? [] : [(Action.tiers, "other tiers")]
    return filter + tiers + (narrowing.scope == .book ? [(.scope, "all customers")] : [])
  }

  private func head(of section: FollowUpSection) -> [Line] {
    var line = Line(" \(section.title) ", section.role, .bold)
    line.add(Figures.grouped(count(section)), .strong, .bold)
    if !section.remark.isEmpty { line.add("  \(section.remark)", .muted) }
    return section == sections.first ? [line] : [.blank, line]
  }

  private func sign(of row: Row, _ today: Day) -> (text: String, role: Role)? {
    guard row.completion == nil else { return nil }
    let urgency = row.followUp.urgency(on: today)
    return (urgency.sign, urgency.role)
  }

  private func line(of row: Row, _ columns: FollowUpColumns, _ portfolio: Portfolio) -> Line {
    let followUp = row.followUp
    let isDone = row.completion != nil
    var line = Line()
    line.add(row.name, width: columns.name, isDone ? .text : .strong)
    line.add(" ")
    let urgency = followUp.urgency(on: portfolio.today)
    let done = row.completion.map { "done \($0.stamp.day.shortReadable)" }
    let when = done ?? followUp.shortWhen(on: portfolio.today)
    line.add(when, width: columns.when, isDone ? .muted : urgency.role)
    line.add(" ")
    line.add(note(of: row, columns, portfolio.today).cut(to: columns.note))
    line.pad(to: columns.name + columns.when + columns.note + 2)
    let priority = followUp.priority == .normal ? "" : followUp.priority.rawValue
    line.add(" ")
    line.add(priority, width: columns.priority, priority == "high" ? .due : .muted)
    if columns.tags > 0 {
      line.add(" ")
      line.add(followUp.tagWords, width: columns.tags, .mark)
    }
    line.add(columns.arr > 0 ? figures(of: row, columns, portfolio) : Line())
    if columns.author > 0 {
      let author = row.completion?.stamp.shortUser ?? followUp.author.shortUser
      line.add("  ")
      line.add(author, width: columns.author, .muted)
    }
    return line
  }

  private func figures(of row: Row, _ columns: FollowUpColumns, _ portfolio: Portfolio) -> Line {
    var line = Line()
    guard let place = row.place else {
      line.add("gone", width: columns.arr + columns.health, .muted, .trailing)
      return line
    }
    let arr = portfolio.cell(.arr, place: place)
    let health = portfolio.cell(.health, place: place)
    line.add(arr.text, width: columns.arr, arr.role, .trailing)
    line.add("  ")
    line.add(health.text, width: columns.health - 2, health.role)
    return line
  }

  /// The note; before it what woke the follow-up, behind it what came of it, or its tags where they
  /// have no column.
  private func note(of row: Row, _ columns: FollowUpColumns, _ today: Day) -> Line {
    var line = Line()
    if row.completion == nil, let woke = row.followUp.wokeWords(on: today) {
      line.add("\(woke) · ", .info)
    }
    line.add(row.followUp.shownNote, row.completion == nil ? .text : .muted)
    if let outcome = row.completion?.outcome { line.add(" → \(outcome)", .text) }
    if columns.tags == 0, !row.followUp.tags.isEmpty {
      line.add(" \(row.followUp.tagWords)", .mark)
    }
    return line
  }
}

extension FollowUp {
  /// The tags, each with its `#`.
  fileprivate var tagWords: String { tags.map { "#\($0)" }.joined(separator: " ") }
}

extension Line {
  /// Returns the line without what is beyond a column; the piece that is cut ends in `…`.
  fileprivate func cut(to width: Int) -> Line {
    guard columns > width else { return self }
    var line = Line()
    for piece in pieces {
      let room = width - line.columns
      guard room > 0 else { break }
      line.add(piece.text, width: min(piece.width, room), piece.style.role)
    }
    return line
  }
}

/// The widths of the columns of the Follow-ups screen; a column without room has none.
struct FollowUpColumns: Equatable, Sendable {
  let name: Int
  let when: Int
  let note: Int
  let priority = 4
  let tags: Int
  let arr: Int
  let health: Int
  let author: Int

  /// Shares out a width.
  init(width: Int) {
    when = width >= 100 ? 14 : 12
    name = width >= 180 ? 34 : width >= 100 ? 24 : width >= 66 ? 18 : 14
    tags = width >= 180 ? 26 : width >= 100 ? 14 : 0
    author = width >= 180 ? 18 : width >= 100 ? 8 : 0
    arr = width >= 56 ? 7 : 0
    health = arr > 0 ? 9 : 0
    let gaps = 3 + (tags > 0 ? 1 : 0) + (author > 0 ? 2 : 0)
    note = max(0, width - name - when - priority - tags - arr - health - author - gaps)
  }

  /// The headings.
  var headings: Line {
    var line = Line()
    line.add("CUSTOMER", width: name + 1, .muted)
    line.add("DUE", width: when + 1, .muted)
    line.add("NOTE", width: note + 1, .muted)
    line.add("PRIO", width: priority, .muted)
    if tags > 0 { line.add(" TAGS", width: tags + 1, .muted) }
    line.add("ARR", width: arr, .muted, .trailing)
    line.add("  HEALTH", width: health, .muted)
    if author > 0 { line.add("  BY", width: author + 2, .muted) }
    return line
  }
}
