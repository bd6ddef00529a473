internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws what is being read, and how far that got.
  ///
  /// A short read ends before there is a progress to tell: then this is all that is seen of it.
  func drawLoading(_ layout: Layout, into frame: inout Frame) {
    drawMessage(
      ["Reading \(sourceName)"],
      [(key(of: .stopReading), "stop"), (key(of: .quit), "quit")],
      layout.page,
      into: &frame,
      details: { width in progress.map { lines(of: $0, width: width) } ?? [] }
    )
  }

  /// A bar, and below it what is done now, how much of it and for how long; where nothing is to
  /// move, how much of it alone, in tenths.
  private func lines(of progress: LoadProgress, width: Int) -> [Line] {
    if options.reducesMotion { return [.blank, Line(progress.calmText, .text)] }
    let columns = min(60, width)
    var bar = Line()
    bar.add(Bar(progress.share ?? 0, .focus), width: columns, options.glyphs)
    var line = Line(progress.step, .text)
    if !progress.text.isEmpty { line.add("  \(progress.text)", .muted) }
    return [.blank, bar, line]
  }

  /// Draws that reading was stopped, and which keys lead on.
  func drawStopped(_ layout: Layout, into frame: inout Frame) {
    drawMessage(
      ["Reading \(sourceName) was stopped."],
      [
        (key(of: .reload), "read again"), (key(of: .quit), "quit"),
      ],
      layout.page,
      into: &frame
    )
  }

  /// What the snapshot is read from, in words.
  private var sourceName: String { options.source.isEmpty ? "the snapshot" : options.source }

  /// Draws why there is no book, and what to do.
  func drawFailed(
    _ title: String,
    _ remedy: [String],
    _ layout: Layout,
    into frame: inout Frame
  ) {
    let keys = [key(of: .reload), key(of: .quit)]
    drawMessage(
      [title] + remedy,
      [(keys[0], "read again"), (keys[1], "quit")],
      layout.page,
      into: &frame,
      role: .poor
    )
  }

  /// Draws why no customer is shown, and which key shows some.
  func drawEmpty(in rect: Rect, into frame: inout Frame) {
    guard let portfolio else { return }
    let escape = key(of: .back)
    let scope = (key(of: .scope), "all customers")
    if narrowing.isNarrowed {
      let filter = narrowing.query?.text ?? narrowing.filter
      let what = filter.isEmpty ? "the tiers \(tierNames)" : filter
      let remarks = pastRemark.map { ["The filter asks what changed: \($0)."] } ?? []
      let hidden = Figures.count(narrowing.scopeTotals.customers, "customer")
      drawMessage(
        ["No customer matches  \(what)", "\(hidden) hidden."] + remarks,
        overlay == nil
          ? [(escape, visits.isEmpty ? "clear" : "back"), (key(of: .filter), "change the filter")]
          : [],
        rect,
        into: &frame
      )
    } else if narrowing.scope == .book, !portfolio.book.customers.isEmpty {
      let name = portfolio.me?.displayName ?? "you"
      drawMessage(
        ["No customer belongs to \(name)."],
        [scope],
        rect,
        into: &frame
      )
    } else {
      drawMessage(
        ["The snapshot holds no customer.", "folio check says why a file is not read."],
        [(key(of: .reload), "read again")],
        rect,
        into: &frame
      )
    }
    frame.cursor = Frame.Cursor(
      row: min(rect.row, max(0, frame.rows - 1)),
      column: 0,
      isVisible: frame.cursor?.isVisible ?? false
    )
  }

  /// The tiers that are shown, in words.
  var tierNames: String { chosenTiers { $0.name(ofTier: $1) }.joined(separator: ", ") }

  /// Returns what the tiers that are shown are called, in the policy's order, the unclassified last.
  func chosenTiers(_ name: (TierPolicy, Int?) -> String) -> [String] {
    guard let policy = portfolio?.policy else { return [] }
    let places = policy.tiers.indices.map(Int?.some) + [nil]
    return places.filter(narrowing.tiers.contains).map { name(policy, $0) }
  }

  /// Draws a message in a rectangle: the first line strong, the keys that lead on below.
  func drawMessage(
    _ texts: [String],
    _ keys: [(String, String)],
    _ rect: Rect,
    into frame: inout Frame,
    role: Role = .strong,
    details: (Int) -> [Line] = { _ in [] }
  ) {
    let width = max(0, rect.columns - 4)
    var lines: [Line] = []
    for (index, text) in texts.enumerated() {
      lines += Line.wrapped(text, width: width, index == 0 ? role : .text)
    }
    var line = Line()
    for (key, title) in keys {
      line.add(key.keyName(options.glyphs), .focus, .bold)
      line.add(" \(title)   ", .muted)
    }
    lines += details(width) + [.blank, line]
    let top = min(1, max(0, rect.rows - lines.count))
    let inside = Rect(
      row: rect.row + top,
      column: rect.column + 4,
      rows: rect.rows - top,
      columns: width
    )
    frame.draw(lines, in: inside)
    if rect.rows > 0 { frame.cursor = Frame.Cursor(row: rect.row + top, column: 0) }
  }
}
