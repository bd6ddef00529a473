internal import Canvas

/// A way to move in the list or on a page.
enum Movement: Hashable, Sendable {
  case down, up, top, bottom, halfPageDown, halfPageUp, pageDown, pageUp
}

/// Something a user can have the dashboard do.
enum Action: Hashable, Sendable {
  case move(Movement)
  case open, nextCustomer, previousCustomer, scrollDown, scrollUp, back
  case filter, tiers, scope, sort, reverseSort, columnLeft, columnRight, sortLeft, sortRight
  case preview, policy
  case followUp, complete, snooze, remove, undo, redo
  case bookScreen, reload, stopReading, theme, help, redraw, suspend, quit, interrupt
}

/// Where an action can be had.
enum Context: CaseIterable, Hashable, Sendable {
  /// The Book screen's list.
  case list
  /// One customer's page.
  case page
  /// While the first snapshot is read, or after that failed.
  case waiting
}

/// A heading of the help, in the order of the help.
enum ActionGroup: String, CaseIterable, Hashable, Sendable {
  case move = "Move"
  case narrow = "Narrow and order"
  case followUps = "Follow-ups"
  case program = "Everywhere"
}

/// All there is to say about an action: the one row that keys, hints, menus and help come from.
struct ActionEntry: Equatable, Sendable {
  /// The action.
  var action: Action
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

  /// The first key sequence as it is shown.
  var keyName: String { keys.first.map(Key.names) ?? "" }
  /// Every key sequence as it is shown.
  var allKeyNames: String { keys.map(Key.names).joined(separator: " ") }
}

/// What a sequence of keys comes to.
enum KeyMatch: Equatable, Sendable {
  /// It is an action's.
  case action(Action)
  /// It is the beginning of some action's.
  case prefix
  /// It means nothing.
  case nothing
}

extension ActionEntry {
  /// Creates an entry; without a rank the hint line never names it.
  init(
    _ action: Action,
    _ title: String,
    _ sentence: String,
    _ keys: [[Key]],
    _ contexts: Set<Context>,
    _ group: ActionGroup,
    hint: Int? = nil
  ) {
    self.init(
      action: action,
      title: title,
      sentence: sentence,
      keys: keys,
      contexts: contexts,
      group: group,
      hintRank: hint
    )
  }

  /// Returns what keys pressed one after the other mean in a context.
  static func match(_ keys: [Key], in context: Context) -> KeyMatch {
    var isPrefix = false
    for entry in table where entry.contexts.contains(context) {
      if entry.keys.contains(keys) { return .action(entry.action) }
      isPrefix = isPrefix || entry.keys.contains { $0.starts(with: keys) }
    }
    return isPrefix ? .prefix : .nothing
  }

  /// Returns the entries that the hint line of a context names, the most useful first.
  static func hints(in context: Context) -> [ActionEntry] {
    table.filter { $0.contexts.contains(context) && $0.hintRank != nil }
      .sorted { ($0.hintRank ?? 0, $0.title) < ($1.hintRank ?? 0, $1.title) }
  }

  /// Returns the entry of an action.
  static func entry(of action: Action) -> ActionEntry? { table.first { $0.action == action } }

  /// Returns the first key of an action as it is shown.
  static func key(of action: Action) -> String { entry(of: action)?.keyName ?? "" }
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

extension Key {
  /// Returns the names of keys pressed one after the other.
  static func names(_ keys: [Key]) -> String { keys.map(\.name).joined() }

  /// The key as it is shown to people.
  var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "↵"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    case .paste: "Paste"
    }
  }
}
