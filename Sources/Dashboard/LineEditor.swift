internal import Canvas

/// A line of text that is being typed.
struct LineEditor: Equatable, Sendable {
  /// The longest text that can be typed or pasted, in characters.
  static let limit = 2000

  /// The characters.
  private(set) var characters: [Character]
  /// The place of the cursor, 0 before the first character.
  private(set) var cursor: Int

  /// Creates an editor with its cursor behind the text.
  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// Creates an editor with its cursor at a place of the text; beyond its end, at the end.
  init(_ text: String, cursor: Int) {
    characters = Array(text)
    self.cursor = max(0, min(cursor, characters.count))
  }

  /// The text.
  var text: String { String(characters) }

  /// Changes the text or moves the cursor as a key says; returns whether the key is one for that.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    case .backspace: remove(max(0, cursor - 1)..<cursor)
    case .delete: remove(cursor..<min(characters.count, cursor + 1))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<characters.count)
    case .control("w"): remove(startOfWord..<cursor)
    case .control, .up, .down, .pageUp, .pageDown, .enter, .escape, .tab, .backTab, .function:
      return false
    }
    return true
  }

  private mutating func insert(_ new: [Character]) {
    let room = max(0, LineEditor.limit - characters.count)
    let fitting = new.prefix(room)
    characters.insert(contentsOf: fitting, at: cursor)
    cursor += fitting.count
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// The place of the first character of the word before the cursor.
  private var startOfWord: Int {
    var place = cursor
    while place > 0, characters[place - 1] == " " { place -= 1 }
    while place > 0, characters[place - 1] != " " { place -= 1 }
    return place
  }
}
