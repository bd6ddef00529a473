internal import Canvas

/// Something that is done with the customer under the cursor, or on its page.
enum CustomerAction: Hashable, Sendable {
  /// Part of what can be copied of customers.
  enum Copy: Hashable, Sendable, CaseIterable {
    case name, id, link, row, markdown, all
  }

  /// Looks for a text on the page.
  case search
  /// Goes on to the next line that has the text, or to the one before.
  case nextMatch, previousMatch
  /// Shows the reasons of the health over the list.
  case reasons
  /// Opens the customer in the browser.
  case openVitally, openLooker
  /// Copies something.
  case copy(Copy)
}

extension ActionEntry {
  /// The actions on one customer.
  static let customers: [ActionEntry] =
    [
      ActionEntry(
        .customer(.search),
        "search",
        "search",
        "Looks for a text on the page, in all its sections, while you type it.",
        [[.character("/")]],
        [.page],
        .customer,
        hint: 2
      ),
      ActionEntry(
        .customer(.nextMatch),
        "next-match",
        "next match",
        "Goes to the next line of the page that has the text.",
        [[.character("n")]],
        [.page],
        .customer
      ),
      ActionEntry(
        .customer(.previousMatch),
        "previous-match",
        "match before",
        "Goes to the line before that has the text.",
        [[.character("N")]],
        [.page],
        .customer
      ),
      ActionEntry(
        .customer(.reasons),
        "reasons",
        "why",
        "Shows what the health is made of, with its sources, over the list.",
        [[.character("i")]],
        .screens,
        .customer,
        command: "folio show"
      ),
      ActionEntry(
        .customer(.openVitally),
        "open-vitally",
        "open in Vitally",
        "Opens the customer in Vitally, in the browser.",
        [[.character("o")]],
        .inside,
        .customer
      ),
      ActionEntry(
        .customer(.openLooker),
        "open-looker",
        "open in Looker",
        "Opens the customer in Looker, in the browser.",
        [[.character("O")]],
        .inside,
        .customer
      ),
    ] + CustomerAction.Copy.allCases.map(entry)

  private static func entry(of copy: CustomerAction.Copy) -> ActionEntry {
    ActionEntry(
      .customer(.copy(copy)),
      "copy-\(copy)",
      "copy \(copy.title)",
      copy.sentence,
      [[.character("y"), .character(copy.key)]],
      .listed.union([.page]),
      .customer
    )
  }
}

extension CustomerAction.Copy {
  /// The key behind the prefix.
  fileprivate var key: Character {
    switch self {
    case .name: "n"
    case .id: "i"
    case .link: "u"
    case .row: "r"
    case .markdown: "m"
    case .all: "a"
    }
  }

  /// What it is called.
  fileprivate var title: String {
    switch self {
    case .name: "name"
    case .id: "id"
    case .link: "address"
    case .row: "row"
    case .markdown: "Markdown"
    case .all: "all ids"
    }
  }

  /// What it does.
  fileprivate var sentence: String {
    switch self {
    case .name: "Copies the customer's name."
    case .id: "Copies the id of the customer's account in Vitally."
    case .link: "Copies the customer's web address in Vitally."
    case .row: "Copies the customer's figures, tab-separated, for a spreadsheet."
    case .markdown: "Copies the customer as a block of Markdown."
    case .all: "Copies the ids of all customers shown, one a line."
    }
  }
}
