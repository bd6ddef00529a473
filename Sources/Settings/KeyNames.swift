import BookModel
public import Canvas

/// Keys as they are written in the configuration: `g`, `ctrl-r`, `g g`, `F1`, `space`.
public enum KeyNames {
  /// The keys that a sequence may have at most.
  static let mostKeys = 4

  /// Why a text names no keys.
  public struct Flaw: Error, Hashable, Sendable {
    /// What is wrong, as a clause without a full stop.
    public var problem: String
    /// What to write instead.
    public var remedy: String
  }

  /// Returns the keys that a text names, one after the other.
  ///
  /// Keys stand with a space between; `gg` is short for `g g`. Case matters for single letters only.
  public static func keys(_ text: String) throws(Flaw) -> [Key] {
    var keys: [Key] = []
    for word in text.split(whereSeparator: \.isWhitespace) { keys += try Self.keys(of: word) }
    guard !keys.isEmpty else {
      throw Flaw(problem: "no key is named", remedy: "write one, such as g, ctrl-r, F5 or space")
    }
    guard keys.count <= mostKeys else {
      throw Flaw(problem: "more than \(mostKeys) keys in a row", remedy: "write fewer")
    }
    return keys
  }

  private static func keys(of word: Substring) throws(Flaw) -> [Key] {
    if word.count == 1, let character = word.first { return [.character(character)] }
    let name = word.lowercased()
    if let key = named[name] { return [key] }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...24).contains(number) {
      return [.function(number)]
    }
    if let letter = controlled(name) { return [try control(letter, word)] }
    if ["alt-", "a-", "meta-", "m-"].contains(where: name.hasPrefix) {
      throw Flaw(
        problem: "\"\(word)\": Alt cannot be told from Escape",
        remedy: "use a letter, ctrl- with a letter, or a function key"
      )
    }
    if word.count == 2, word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
      return word.map { .character($0) }
    }
    let nearest = name.nearest(among: named.keys.sorted()).first
    throw Flaw(
      problem: "no key is called \"\(word)\"",
      remedy: nearest.map { "did you mean \($0)?" } ?? "such as g, ctrl-r, F5 or space"
    )
  }

  /// What follows `ctrl-`, `c-` or `^`; nil for another name.
  private static func controlled(_ name: String) -> Substring? {
    for prefix in ["ctrl-", "ctrl+", "control-", "c-", "^"] where name.hasPrefix(prefix) {
      return name.dropFirst(prefix.count)
    }
    return nil
  }

  private static func control(_ letter: Substring, _ word: Substring) throws(Flaw) -> Key {
    if letter == "space" { return .control(" ") }
    guard letter.count == 1, let character = letter.first, character.isASCII,
      character.isLetter || "\\]^_[".contains(character)
    else {
      throw Flaw(
        problem: "\"\(word)\" is no key with Control",
        remedy: "write ctrl- and one letter, such as ctrl-r"
      )
    }
    if let same = sent[character] {
      throw Flaw(problem: "terminals send \(same) for \"\(word)\"", remedy: "write \(same)")
    }
    if character == "s" || character == "q" {
      throw Flaw(problem: "\"\(word)\" stops and starts output", remedy: "use another letter")
    }
    return .control(character)
  }

  /// The keys that some letters with Control cannot be told from.
  private static let sent: [Character: String] = [
    "h": "backspace", "i": "tab", "m": "enter", "j": "enter", "[": "escape",
  ]

  private static let named: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "pageup": .pageUp, "pgup": .pageUp,
    "pagedown": .pageDown, "pgdn": .pageDown, "home": .home, "end": .end, "enter": .enter,
    "return": .enter, "escape": .escape, "esc": .escape, "tab": .tab, "backtab": .backTab,
    "shift-tab": .backTab, "s-tab": .backTab, "backspace": .backspace, "delete": .delete,
    "del": .delete, "space": .character(" "),
  ]
}

extension Configuration.KeyBinding {
  /// Reads the keys of the action.
  ///
  /// - Parameter file: The file that errors name.
  /// - Returns: The sequences; none where the action's keys are taken away.
  /// - Throws: What names no key, and in which line.
  public func sequences(file: String) throws(SettingsError) -> [[Key]] {
    var sequences: [[Key]] = []
    for text in keys {
      do throws(KeyNames.Flaw) {
        sequences.append(try KeyNames.keys(text))
      } catch {
        let problem = SettingsError.Problem.badKey(
          action: action,
          problem: error.problem,
          remedy: error.remedy
        )
        throw SettingsError(problem, file: file, line: line)
      }
    }
    return sequences
  }
}
