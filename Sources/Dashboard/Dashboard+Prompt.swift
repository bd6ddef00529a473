internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Draws a line that is being typed, scrolled so that its cursor is in sight.
  func drawPrompt(
    _ editor: LineEditor,
    label: String,
    row: Int,
    width: Int,
    error: QueryError? = nil,
    into frame: inout Frame
  ) {
    let surface = Surface.overlay
    frame.fill(Rect(row: row, rows: 1, columns: width), Style(on: surface))
    let start = frame.write(label, row: row, column: 0, Style(.focus, on: surface, .bold))
    let room = max(1, width - start - 1)
    let first = editor.firstVisible(room: room)
    var column = start
    var cursor = start
    for (index, character) in editor.characters.enumerated().dropFirst(first) {
      if index == editor.cursor { cursor = column }
      let isWrong = error.map { $0.marks(index, of: editor.characters.count) } ?? false
      let style = Style(isWrong ? .poor : .strong, on: surface, isWrong ? .underline : [])
      let end = column + String(character).columns
      guard end <= start + room else { break }
      column = frame.write(String(character), row: row, column: column, style)
    }
    if editor.cursor == editor.characters.count { cursor = column }
    if let error, error.range.lowerBound >= editor.characters.count {
      frame.put(
        .space,
        row: row,
        column: min(column, width - 1),
        Style(.poor, on: surface, .underline)
      )
    }
    frame.cursor = Frame.Cursor(
      row: row,
      column: max(0, min(cursor, frame.columns - 1)),
      isVisible: true
    )
  }
}

extension QueryError {
  /// Whether it is about a character.
  func marks(_ index: Int, of count: Int) -> Bool { range.contains(index) && index < count }
}

extension LineEditor {
  /// The first character to show so that the cursor is within `room` columns.
  func firstVisible(room: Int) -> Int {
    var first = cursor
    var used = 0
    while first > 0 {
      used += String(characters[first - 1]).columns
      guard used < room else { break }
      first -= 1
    }
    return first
  }
}
