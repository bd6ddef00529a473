internal import Canvas

/// A way to move in a list or on a page.
enum Movement: Hashable, Sendable {
  case down, up, top, bottom, halfPageDown, halfPageUp, pageDown, pageUp
}

/// Something a user can have the dashboard do.
enum Action: Hashable, Sendable {
  case move(Movement)
  case nextPane, previousPane
  case open, nextCustomer, previousCustomer, scrollDown, scrollUp, back
  case filter, tiers, scope, policy, keepCell, excludeCell
  case palette, views, saveView, export
  case list(ListAction)
  case following(FollowingAction)
  case mark(MarkAction)
  case renewals(RenewalsAction)
  case changes(ChangesAction)
  case reports(ReportsAction)
  case customer(CustomerAction)
  case go(Screen)
  case reload, stopReading, theme, help, log, redraw, suspend, quit, interrupt
}

/// Something that changes how a list looks, but not which customers are in it.
enum ListAction: Hashable, Sendable {
  case sort, reverseSort, addSort, sortLeft, sortRight
  case columns, columnLeft, columnRight
  case group, preview
}

/// Something that is done to follow-ups.
enum FollowingAction: Hashable, Sendable {
  case add, edit, complete, completeWith, snooze, remove, undo, redo
}

/// Where an action can be had.
enum Context: Hashable, Sendable {
  /// On a screen, outside of pages.
  case screen(Screen)
  /// On one customer's page.
  case page
  /// While the first snapshot is read, or after that failed.
  case waiting

  /// Every context.
  static let all = Screen.allCases.map(Context.screen) + [.page, .waiting]

  /// What it is called.
  var title: String {
    switch self {
    case .screen(let screen): "the \(screen.title) screen"
    case .page: "a customer's page"
    case .waiting: "the screen shown while reading"
    }
  }
}

extension Set<Context> {
  /// The Book screen.
  static let book: Set<Context> = [.screen(.book)]
  /// The screens whose rows can be put in another order.
  static let ordered: Set<Context> = [.screen(.book), .screen(.followUps)]
  /// Every screen.
  static let screens = Set(Screen.allCases.map(Context.screen))
  /// What has several parts: a screen, and a customer's page with its sections.
  static let sectioned: Set<Context> = [
    .screen(.followUps), .screen(.usage), .screen(.changes), .page,
  ]
  /// The screens that are over customers: every one but the reports, which are texts.
  static let listed = screens.subtracting([.screen(.reports)])
  /// Every screen, and customers' pages.
  static let inside = screens.union([.page])
  /// Everywhere.
  static let anywhere = Set(Context.all)
}

/// A heading of the help, in the order of the help.
enum ActionGroup: String, CaseIterable, Hashable, Sendable {
  case move = "Move"
  case screens = "Screens"
  case narrow = "Narrow and order"
  case customer = "Customers"
  case followUps = "Follow-ups"
  case program = "Everywhere"
}

/// All there is to say about an action: the one row that keys, hints, menus and help come from.
struct ActionEntry: Equatable, Sendable {
  /// The action.
  var action: Action
  /// The name it has in the configuration; it stays the same over versions.
  var id: String
  /// What it is called in a word or two, as in the hint line.
  var title: String
  /// What it does, in a sentence.
  var sentence: String
  /// The key sequences that run it, the one to teach first.
  var keys: [[Key]]
  /// Where it can be had.
  var contexts: Set<Context>
  /// Its heading in the help.
  var group: ActionGroup
  /// How early the hint line names it, 0 first; nil for never.
  var hintRank: Int?
  /// What does the same on the command line; nil for nothing.
  var command: String?

  /// Creates an entry; without a rank the hint line never names it.
  init(
    _ action: Action,
    _ id: String,
    _ title: String,
    _ sentence: String,
    _ keys: [[Key]],
    _ contexts: Set<Context>,
    _ group: ActionGroup,
    hint: Int? = nil,
    command: String? = nil
  ) {
    self.action = action
    self.id = id
    self.title = title
    self.sentence = sentence
    self.keys = keys
    self.contexts = contexts
    self.group = group
    self.hintRank = hint
    self.command = command
  }

  /// The first key sequence as it is shown; empty for none.
  var keyName: String { keys.first.map(Key.names) ?? "" }
  /// Every key sequence as it is shown.
  var allKeyNames: String { keys.map(Key.names).joined(separator: " ") }
}

extension String {
  /// The names of keys in characters that a glyph set has.
  func keyName(_ glyphs: GlyphSet) -> String {
    guard glyphs == .ascii else { return self }
    let words: [Character: String] = [
      "↵": "Enter", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right",
    ]
    return reduce(into: "") { $0 += words[$1] ?? String($1) }
  }
}
