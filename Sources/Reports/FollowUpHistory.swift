public import BookModel

/// What happened to a customer's follow-ups, an event a row: what `folio follow history` prints.
public struct FollowUpHistory: Sendable {
  private let entries: [FollowUpLedger.Entry]

  /// Creates a history of events, oldest first.
  public init(of entries: [FollowUpLedger.Entry]) { self.entries = entries }

  /// Returns the history in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .json: entries.map(\.value).jsonLines
    case .ndjson: entries.map(\.value).newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown: table.markdown
    case .table: entries.isEmpty ? "no follow-ups so far\n" : table.text(layout)
    }
  }

  private var sheet: Sheet {
    Sheet(
      objects: entries.map(\.value),
      keys: ["time", "event", "note", "due", "priority", "tags", "outcome", "by", "undone"]
    )
  }

  private var table: TextTable {
    func part(
      _ title: String,
      least: Int? = nil,
      rank: Int? = nil,
      _ text: (FollowUpLedger.Entry) -> String
    ) -> TextTable.Part {
      .init(
        title: title,
        cells: entries.map { TextTable.Cell(text($0)) },
        minimumWidth: least,
        rank: rank
      )
    }
    return TextTable(parts: [
      part("TIME") { $0.time },
      part("EVENT") { $0.title + ($0.isUndone ? " (taken back)" : "") },
      part("NOTE", least: 24) { ($0.followUp?.note ?? "").harmless },
      part("DUE", rank: 1) { $0.followUp?.due?.description ?? "" },
      part("OUTCOME", least: 8, rank: 2) { ($0.outcome ?? "").harmless },
      part("BY", least: 6, rank: 3) { $0.event.stamp.user.harmless },
    ])
  }
}

extension FollowUpLedger.Entry {
  /// `{time, event, note, due, priority, tags, outcome, by, undone}`: the follow-up after the event.
  fileprivate var value: ReportValue {
    .object([
      .init("time", .text(time)),
      .init("event", .text(title.lowercased())),
      .init("note", ReportValue(followUp?.note)),
      .init("due", ReportValue(followUp?.due)),
      .init("priority", ReportValue(followUp?.priority.rawValue)),
      .init("tags", .array((followUp?.tags ?? []).map { .text($0) })),
      .init("outcome", ReportValue(outcome)),
      .init("by", .text(event.stamp.user)),
      .init("undone", .flag(isUndone)),
    ])
  }

  fileprivate var time: String { Timestamp.text(secondsSince1970: event.stamp.time / 1000) }

  /// What came of a follow-up that was completed; nil when nothing was said.
  fileprivate var outcome: String? {
    switch event.change {
    case .completed(let outcome): outcome
    case .marked, .snoozed, .waiting, .removed, .undone, .redone: nil
    }
  }
}
