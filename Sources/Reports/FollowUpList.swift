public import BookModel

/// Follow-ups, one a row: what `folio follow list` prints.
public struct FollowUpList: Sendable {
  private let items: [Item]
  private let today: Day

  /// Creates a list, ordered by due day (undated ones last), then name, then id.
  ///
  /// A customer's name is that in `book`, else the one it was marked under; without a book nobody
  /// knows whether the data still has the customer.
  public init(of followUps: some Sequence<FollowUp>, in book: Book?, today: Day) {
    let names = book.map { book in
      Dictionary(book.customers.map { ($0.id, $0.name) }) { first, _ in first }
    }
    self.today = today
    self.items =
      followUps
      .map { followUp in
        let known = names?[followUp.customer]
        return Item(
          followUp: followUp,
          name: known ?? followUp.customerName,
          isKnown: names.map { _ in known != nil },
          day: today
        )
      }
      .sorted { $0.rank < $1.rank }
  }

  /// Returns the list in a format; `layout` is for the table.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .json: items.map(\.value).jsonLines
    case .ndjson: items.map(\.value).newlineDelimited
    case .csv: sheet.csv
    case .tsv: sheet.tsv
    case .markdown: table.markdown
    case .table:
      items.isEmpty ? summary : table.text(layout) + "\n" + summary
    }
  }
}

extension FollowUpList {
  /// One follow-up with what the book adds to it.
  private struct Item: Sendable {
    var followUp: FollowUp
    var name: String
    var isKnown: Bool?
    var day: Day

    /// `{id, name, known}`, the keys of the record's `followUp`, and while it is snoozed the day it
    /// comes back, `snoozedUntil`, and in words what it waits for, `waitsFor`.
    var value: ReportValue {
      var members: [ReportValue.Member] = [
        .init("id", .text(followUp.customer.rawValue)),
        .init("name", .text(name)),
        .init("known", ReportValue(isKnown)),
      ]
      if case .object(let rest) = ReportValue(followUp: followUp, on: day) { members += rest }
      var until: Day?
      if followUp.isSnoozed(on: day), case .snoozed(let end) = followUp.state { until = end }
      let waitsFor = followUp.isSnoozed(on: day) ? followUp.condition?.words : nil
      members += [
        .init("snoozedUntil", ReportValue(until)), .init("waitsFor", ReportValue(waitsFor)),
      ]
      return .object(members)
    }

    var rank: (Int, String, Customer.ID) {
      (followUp.due?.number ?? .max, name.folded, followUp.customer)
    }

    var state: String {
      switch followUp.urgency(on: day) {
      case .late: "! late"
      case .today: "• today"
      case .later: "+ later"
      case .undated: "+ undated"
      case .snoozed: "z snoozed"
      }
    }
  }

  private var sheet: Sheet {
    let keys = ["id", "name", "known"] + RecordKey.followUp.members + ["snoozedUntil", "waitsFor"]
    return Sheet(objects: items.map(\.value), keys: keys)
  }

  private var summary: String {
    let late = items.count { $0.followUp.urgency(on: today) == .late }
    let due = items.count { $0.followUp.urgency(on: today) == .today }
    let snoozed = items.count { $0.followUp.isSnoozed(on: today) }
    let parts = [(late, "late"), (due, "due today"), (snoozed, "snoozed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return ([Figures.count(items.count, "follow-up")] + parts).joined(separator: " · ") + "\n"
  }

  private var table: TextTable {
    func part(_ title: String, least: Int? = nil, rank: Int? = nil, _ text: (Item) -> String)
      -> TextTable.Part
    {
      .init(
        title: title,
        cells: items.map { item in
          TextTable.Cell(
            text(item),
            band: title == "STATE" && item.state == "! late" ? .poor : nil
          )
        },
        minimumWidth: least,
        rank: rank
      )
    }
    let snooze = part("SNOOZE", least: 20, rank: 3) { item in
      item.followUp.snoozeWords(on: item.day).map { "until \($0)" }
        ?? item.followUp.waking(on: item.day).map { "woke: \($0.words)" } ?? ""
    }
    let table = TextTable(parts: [
      part("STATE") { $0.state },
      part("DUE") { $0.followUp.due?.description ?? "" },
      part("CUSTOMER", least: 16) {
        $0.name.harmless + ($0.isKnown == false ? " (gone)" : "")
      },
      part("NOTE", least: 24) { $0.followUp.note.harmless },
      part("PRIORITY", rank: 2) {
        $0.followUp.priority == .normal ? "" : $0.followUp.priority.rawValue
      },
      part("TAGS", least: 6, rank: 1) {
        $0.followUp.tags.map { "#" + $0.harmless }.joined(separator: " ")
      },
      part("BY", least: 6, rank: 4) { $0.followUp.author.harmless },
    ])
    // Few were ever snoozed: the column is there when one was.
    guard snooze.cells.contains(where: { !$0.text.isEmpty }) else { return table }
    return TextTable(parts: table.parts + [snooze])
  }
}
