internal import BookModel
internal import Canvas

/// The keys of the dashboard's actions: those of the action table, but for what a user changed.
public struct KeyMap: Equatable, Sendable {
  /// The keys that a user chose for an action.
  public struct Choice: Hashable, Sendable {
    /// The action's id, such as `follow-up`.
    public var action: String
    /// Its keys as they are written, such as `j`, `g g` or `ctrl-d`; none takes its keys away.
    public var keys: [String]

    /// Creates a choice.
    public init(action: String, keys: [String]) {
      self.action = action
      self.keys = keys
    }
  }

  /// What is wrong with the choices, a line each; empty when nothing is.
  public private(set) var problems: [String] = []
  /// Every action, in the order of the help, with the keys it has.
  private(set) var entries = ActionEntry.table

  /// The keys as they are built in.
  public static let standard = KeyMap([])

  /// Takes the keys of the action table, and for some actions those that a user chose.
  ///
  /// A key that was chosen is taken from the action it was built in for. Of two actions that it was
  /// chosen for in one place, the first keeps it.
  public init(_ choices: [Choice]) {
    var chosen: Set<Int> = []
    for choice in choices {
      guard let place = entries.firstIndex(where: { $0.id == choice.action }) else {
        problems.append(KeyMap.unknown(choice.action))
        continue
      }
      entries[place].keys = choice.keys.compactMap { read($0, for: choice.action) }
      take(entries[place].keys, for: place, from: chosen)
      chosen.insert(place)
    }
  }

  /// Gives keys to one action, and takes them from those that had them.
  private mutating func take(_ keys: [[Key]], for place: Int, from chosen: Set<Int>) {
    for sequence in keys {
      for other in entries.indices where other != place && shareContext(place, other) {
        let lost = entries[other].keys.filter { $0.collides(with: sequence) }
        guard !lost.isEmpty else { continue }
        let isTaken = !chosen.contains(other)
        let (winner, loser) = isTaken ? (place, other) : (other, place)
        entries[loser].keys.removeAll { isTaken ? lost.contains($0) : $0 == sequence }
        let names = lost.map(Key.names).joined(separator: " ")
        problems.append(
          "keys: \(Key.names(sequence)) of \(entries[place].id) is \(names) of"
            + " \(entries[other].id) too; \(entries[winner].id) keeps it"
        )
      }
    }
  }

  /// Whether there is a place where both actions can be had.
  private func shareContext(_ one: Int, _ other: Int) -> Bool {
    !entries[one].contexts.isDisjoint(with: entries[other].contexts)
  }

  /// Reads keys pressed one after the other; nil, and a problem, for what is none.
  private mutating func read(_ text: String, for action: String) -> [Key]? {
    var keys: [Key] = []
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if let key = Key(configured: word) {
        keys.append(key)
      } else if word.utf8.count <= 3, word.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
        keys += word.map(Key.character)
      } else {
        problems.append("keys: \(action): \"\(word)\" is no key that can be bound")
        return nil
      }
    }
    if keys.isEmpty { problems.append("keys: \(action): \"\(text)\" names no key") }
    return keys.isEmpty ? nil : keys
  }

  private static func unknown(_ action: String) -> String {
    let nearest = action.nearest(among: ActionEntry.table.map(\.id), most: 1)
    let hint = nearest.first.map { "; do you mean \($0)?" } ?? ""
    return "keys: there is no action \"\(action)\"\(hint)"
  }
}

extension [Key] {
  /// Whether both cannot be told apart while they are typed: one begins with the other.
  fileprivate func collides(with other: [Key]) -> Bool {
    starts(with: other) || other.starts(with: self)
  }
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

extension KeyMap {
  /// Returns what keys pressed one after the other mean in a context.
  func match(_ keys: [Key], in context: Context) -> KeyMatch {
    var isPrefix = false
    for entry in entries where entry.contexts.contains(context) {
      if entry.keys.contains(keys) { return .action(entry.action) }
      isPrefix = isPrefix || entry.keys.contains { $0.starts(with: keys) }
    }
    return isPrefix ? .prefix : .nothing
  }

  /// Returns what may follow keys in a context: the rest of each sequence, and what it runs.
  func continuations(of keys: [Key], in context: Context) -> [(keys: [Key], entry: ActionEntry)] {
    entries.filter { $0.contexts.contains(context) }.flatMap { entry in
      entry.keys.filter { $0.count > keys.count && $0.starts(with: keys) }
        .map { (Array($0.dropFirst(keys.count)), entry) }
    }
  }

  /// Returns the entries that the hint line of a context names, the most useful first.
  func hints(in context: Context) -> [ActionEntry] {
    entries.filter { $0.contexts.contains(context) && $0.hintRank != nil && !$0.keys.isEmpty }
      .sorted { ($0.hintRank(in: context), $0.title) < ($1.hintRank(in: context), $1.title) }
  }

  /// Returns the entry of an action.
  func entry(of action: Action) -> ActionEntry? { entries.first { $0.action == action } }

  /// Returns the first key of an action as it is shown; empty when it has none.
  func key(of action: Action) -> String { entry(of: action)?.keyName ?? "" }
}
