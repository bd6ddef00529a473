public import BookModel

/// What happened to a customer's follow-ups, an event a row: what `folio follow history` prints.
public struct FollowUpHistory: Sendable {
  private let entries: [FollowUpLedger.Entry]
  /// What each event that takes something back, or does it again, is about, in a word.
  private let targets: [String?]
  /// The follow-up there is, when it was snoozed and is awake by now, with the reason.
  private let woken: (followUp: FollowUp, waking: FollowUpWaking)?

  /// Creates a history of events, oldest first.
  ///
  /// - Parameters:
  ///   - entries: The events.
  ///   - present: The follow-up as it stands by the data; where it woke, that comes last.
  ///   - today: The day it stands so.
  public init(of entries: [FollowUpLedger.Entry], present: FollowUp? = nil, today: Day? = nil) {
    self.entries = entries
    let titles = Dictionary(entries.map { ($0.event.batch, $0.title) }) { first, _ in first }
    targets = entries.map { $0.event.change.target.flatMap { titles[$0]?.lowercased() } }
    woken = present.flatMap { followUp in
      today.flatMap { followUp.waking(on: $0) }.map { (followUp, $0) }
    }
  }

  /// Returns the history in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .json: values.jsonLines
    case .ndjson: values.newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown: table.markdown
    case .table: entries.isEmpty && woken == nil ? "no follow-ups so far\n" : table.text(layout)
    }
  }

  /// The events, and what no event says: that the data woke the follow-up, and by what.
  private var values: [ReportValue] {
    zip(entries, targets).map { $0.value(about: $1) }
      + (woken.map { [ReportValue(woken: $0.followUp, by: $0.waking)] } ?? [])
  }

  private var sheet: Sheet {
    Sheet(
      objects: values,
      keys: [
        "time", "event", "note", "due", "priority", "tags", "outcome", "by", "host", "about",
        "undone",
      ]
    )
  }

  private var table: TextTable {
    func part(
      _ title: String,
      least: Int? = nil,
      rank: Int? = nil,
      woken last: String? = nil,
      _ text: (FollowUpLedger.Entry) -> String
    ) -> TextTable.Part {
      .init(
        title: title,
        cells: (entries.map(text) + (woken == nil ? [] : [last ?? ""])).map { TextTable.Cell($0) },
        minimumWidth: least,
        rank: rank
      )
    }
    return TextTable(parts: [
      part("TIME") { $0.time },
      .init(
        title: "EVENT",
        cells: zip(entries, targets).map { TextTable.Cell($0.title(about: $1)) }
          + (woken == nil ? [] : [TextTable.Cell("Woke")])
      ),
      part("NOTE", least: 24, woken: woken?.followUp.note.harmless) {
        ($0.note ?? "").harmless
      },
      part("DUE", rank: 1) { $0.followUp?.due?.description ?? "" },
      part("OUTCOME", least: 8, rank: 2, woken: woken?.waking.words) {
        ($0.outcome ?? "").harmless
      },
      part("BY", least: 6, rank: 3) { $0.event.stamp.user.harmless },
      part("HOST", least: 6, rank: 4) { $0.event.stamp.host.harmless },
    ])
  }
}

extension ReportValue {
  /// That a follow-up woke, in the form of an event; there is no time, since no one did it.
  fileprivate init(woken followUp: FollowUp, by waking: FollowUpWaking) {
    self = .object([
      .init("time", .null),
      .init("event", .text("woke")),
      .init("note", .text(followUp.note)),
      .init("due", ReportValue(followUp.due)),
      .init("priority", .text(followUp.priority.rawValue)),
      .init("tags", .array(followUp.tags.map { .text($0) })),
      .init("outcome", .text(waking.words)),
      .init("by", .null),
      .init("host", .null),
      .init("about", .null),
      .init("undone", .flag(false)),
    ])
  }
}

extension FollowUpWaking {
  /// The reason in words, such as `health ■→▼`.
  var words: String {
    words { band in
      switch band {
      case .healthy: "▲"
      case .concerning: "■"
      case .poor: "▼"
      case nil: "?"
      }
    }
  }
}

extension FollowUpLedger.Entry {
  /// What happened, with what an undo or a redo was about, and whether it was taken back itself.
  fileprivate func title(about target: String?) -> String {
    title + (target.map { " of \($0)" } ?? "") + (isUndone ? " (taken back)" : "")
  }

  /// `{time, event, note, due, priority, tags, outcome, by, host, about, undone}`: the follow-up after
  /// the event; `about` is the event that an undo or a redo is about, null for all others.
  fileprivate func value(about target: String?) -> ReportValue {
    .object([
      .init("time", .text(time)),
      .init("event", .text(title.lowercased())),
      .init("note", ReportValue(note)),
      .init("due", ReportValue(followUp?.due)),
      .init("priority", ReportValue(followUp?.priority.rawValue)),
      .init("tags", .array((followUp?.tags ?? []).map { .text($0) })),
      .init("outcome", ReportValue(outcome)),
      .init("by", .text(event.stamp.user)),
      .init("host", .text(event.stamp.host)),
      .init("about", ReportValue(target)),
      .init("undone", .flag(isUndone)),
    ])
  }

  /// What it is about: the follow-up's note, or the message that was sent.
  fileprivate var note: String? {
    guard case .sent(let sent) = event.change else { return followUp?.note }
    return ([sent.message.title] + [sent.feature].compactMap(\.self) + [sent.month.readable])
      .joined(separator: ", ")
  }

  fileprivate var time: String { Timestamp.text(secondsSince1970: event.stamp.time / 1000) }

  /// What came of a follow-up that was completed; nil when nothing was said.
  fileprivate var outcome: String? {
    switch event.change {
    case .completed(let outcome): outcome
    case .marked, .snoozed, .waiting, .removed, .sent, .undone, .redone: nil
    }
  }
}
