import BookModel

/// A customer on the agenda, and what is said of it.
struct AgendaItem: Sendable {
  var id: Customer.ID
  var name: String
  var owner: Person?
  /// What is at stake, in the home currency; nil where it is unknown.
  var arr: Double?
  /// What is said, a clause each.
  var words: [String]

  /// Whether `left` is spoken of before `right`: the biggest first, the unknown last, then by name.
  static func isBigger(_ left: AgendaItem, _ right: AgendaItem) -> Bool {
    (-(left.arr ?? -1), left.name.folded, left.id)
      < (-(right.arr ?? -1), right.name.folded, right.id)
  }
}

/// A part of the agenda.
struct AgendaSection: Sendable {
  /// Its name for programs.
  var key: String
  var title: String
  /// What is said where there is nothing.
  var none: String
  /// The items in the order in which they are spoken of.
  var items: [AgendaItem]

  /// The most items that are read aloud; the rest is counted.
  static let most = 5
}

extension AgendaSection {
  /// The section as people read it; advisors are named unless they are `reader`.
  func page(for reader: Person?) -> Page.Section {
    guard !items.isEmpty else { return .init(title: title, blocks: [.paragraph(none)]) }
    var points = items.prefix(Self.most).map { Page.Item($0.text(for: reader)) }
    if let more = CustomerSum.more(items.dropFirst(Self.most).map(\.arr)) {
      points.append(.init(more))
    }
    return .init(title: title, blocks: [.list(points)])
  }

  /// `{id, name, owner, arr, words}` of each item.
  var value: ReportValue {
    .array(
      items.map { item in
        .object([
          .init("id", .text(item.id.rawValue)), .init("name", .text(item.name)),
          .init("owner", ReportValue(person: item.owner)), .init("arr", ReportValue(item.arr)),
          .init("words", .array(item.words.map { .text($0) })),
        ])
      }
    )
  }

  /// A row an item.
  var rows: [[ReportValue]] {
    items.map { item in
      [
        .text(key), .text(item.id.rawValue), .text(item.name), ReportValue(item.owner?.displayName),
        ReportValue(item.arr), .text(item.words.joined(separator: "; ")),
      ]
    }
  }
}

extension AgendaItem {
  /// The item in a sentence, such as `Acme ($1.2M, Ana Lima): health band healthy → poor`.
  fileprivate func text(for reader: Person?) -> String {
    let advisor = owner.flatMap { owner in
      reader.map(owner.isSame) == true ? nil : owner.displayName.harmless
    }
    let about = [arr.map { Figures.money($0) } ?? "ARR unknown", advisor].compactMap(\.self)
    return "\(name.harmless) (\(about.joined(separator: ", "))): \(words.joined(separator: "; "))"
  }
}
