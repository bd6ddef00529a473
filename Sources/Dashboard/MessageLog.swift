internal import BookModel
internal import Canvas

/// What a message is.
enum MessageKind: Equatable, Sendable {
  /// What was done; it is shown for a few seconds.
  case told
  /// Something to know; it is shown until a key is pressed.
  case notice
  /// Something that went wrong; it is shown until a key is pressed.
  case failure

  /// The sign before the message; empty for none.
  var sign: String {
    switch self {
    case .told: ""
    case .notice: "! "
    case .failure: "✗ "
    }
  }

  /// What its colour means.
  var role: Role {
    switch self {
    case .told: .info
    case .notice: .due
    case .failure: .poor
    }
  }
}

/// Everything that was told since the program began.
struct MessageLog: Equatable, Sendable {
  /// A message with its time.
  struct Entry: Equatable, Sendable {
    /// The time in seconds since 1970 UTC; nil when unknown.
    var time: Int?
    var text: String
    var kind: MessageKind
  }

  /// The most messages that are kept.
  private static let limit = 1000

  /// The messages, oldest first.
  private(set) var entries: [Entry] = []

  /// Adds a message.
  mutating func add(_ text: String, _ kind: MessageKind, at time: Int?) {
    entries.append(Entry(time: time, text: text, kind: kind))
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
  }
}

extension Dashboard {
  /// Answers a key while the messages are shown.
  mutating func press(_ key: Key, log scroll: Int) -> [Effect] {
    let closing: [Key] = [.enter, .escape, .character("q"), .character("~")]
    if closing.contains(key) { return closeOverlay() }
    let page = logRows(size.rows)
    let steps: [Key: Int] = [
      .up: -1, .down: 1, .character("k"): -1, .character("j"): 1, .pageUp: -page, .pageDown: page,
      .control("u"): -page / 2, .control("d"): page / 2, .home: -100_000, .end: 100_000,
      .character("g"): -100_000, .character("G"): 100_000,
    ]
    let last = max(0, logLines(width: logWidth(size.columns)).count - page)
    overlay = .log(scroll: max(0, min(scroll + (steps[key] ?? 0), last)))
    return []
  }

  private func logRows(_ rows: Int) -> Int { max(1, rows - 5) }

  /// Returns where the messages are.
  func logBox(_ size: Size) -> Rect {
    Rect(boxOf: logWidth(size.columns), rows: logRows(size.rows), columns: size.columns)
  }

  private func logWidth(_ columns: Int) -> Int { max(1, min(columns - 4, 120)) }

  /// The messages, the newest first.
  private func logLines(width: Int) -> [Line] {
    guard !log.entries.isEmpty else { return [Line("Nothing was told so far.", .muted)] }
    return log.entries.reversed().flatMap { entry in
      let texts = Line.wrapped(
        entry.kind.sign + entry.text,
        width: max(10, width - 7),
        entry.kind == .told ? .text : entry.kind.role
      )
      return texts.enumerated().map { index, text in
        var line = Line()
        line.add(index == 0 ? clock(entry.time) : "", width: 7, .muted)
        line.add(text)
        return line
      }
    }
  }

  /// The time of the day where the user is.
  private func clock(_ time: Int?) -> String {
    guard let time else { return "" }
    let minutes = (time + options.secondsFromUTC) / 60
    let (hour, minute) = ((minutes / 60 % 24 + 24) % 24, (minutes % 60 + 60) % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// Draws the messages over the screen.
  func drawLog(scroll: Int, into frame: inout Frame) {
    let width = logWidth(frame.columns)
    let lines = logLines(width: width)
    let rows = logRows(frame.rows)
    let box = logBox(Size(rows: frame.rows, columns: frame.columns))
    drawBox(box, title: "Messages · \(Figures.count(log.entries.count, "message"))", into: &frame)
    let inside = Rect(row: box.row + 1, column: box.column + 2, rows: rows, columns: width)
    let top = max(0, min(scroll, lines.count - rows))
    frame.draw(lines, in: inside, scroll: top, on: .overlay)
    frame.cursor = Frame.Cursor(
      row: min(inside.row, max(0, frame.rows - 1)),
      column: min(inside.column, max(0, frame.columns - 1))
    )
    drawRest(lines.count - top - rows, box, into: &frame)
  }
}
