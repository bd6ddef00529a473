internal import Canvas

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

  /// The key whose name in the configuration this is, such as `j`, `ctrl-d` or `pgup`.
  ///
  /// Nil for no key, and for keys that nothing should be bound to: those that terminals take for
  /// others or keep for themselves.
  init?(configured text: String) {
    let name = text.lowercased()
    if let key = Key.named[name] {
      self = key
    } else if let number = Int(name.dropFirst()), name.first == "f", (1...12).contains(number) {
      self = .function(number)
    } else if let character = Key.control(in: name) {
      guard !Key.kept.contains(character) else { return nil }
      self = .control(character)
    } else if text.count == 1, let character = text.first {
      self = .character(character)
    } else {
      return nil
    }
  }

  /// The letter of `ctrl-d`, `c-d` or `^d`; nil for another text.
  private static func control(in name: String) -> Character? {
    for prefix in ["ctrl-", "c-", "^"] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      if rest.count == 1, let letter = rest.first, ("a"..."z").contains(letter) { return letter }
    }
    return nil
  }

  /// The letters that, with Ctrl, are other keys, stop the terminal or always interrupt.
  private static let kept: Set<Character> = ["c", "h", "i", "j", "m", "q", "s"]

  private static let named: [String: Key] = [
    "space": .character(" "), "enter": .enter, "return": .enter, "esc": .escape,
    "escape": .escape, "tab": .tab, "s-tab": .backTab, "shift-tab": .backTab, "up": .up,
    "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp,
    "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
  ]
}
