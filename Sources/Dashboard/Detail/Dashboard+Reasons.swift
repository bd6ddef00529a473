internal import BookModel
internal import Canvas

extension Dashboard {
  /// Answers a key over the reasons: moving shows the next customer's, Enter its page.
  ///
  /// Any other key closes them, and does what it does without them. The arrows and Esc mean here
  /// what they mean in every box, whatever else they were given to.
  mutating func pressOverReasons(_ key: Key) -> [Effect] {
    switch (key, options.keys.match([key], in: keyContext)) {
    case (.up, _), (_, .action(.move(.up))): moveToCustomer(by: -1)
    case (.down, _), (_, .action(.move(.down))): moveToCustomer(by: 1)
    case (.escape, _), (_, .action(.back)), (_, .action(.quit)),
      (_, .action(.customer(.reasons))):
      overlay = nil
    case (_, .action), (_, .prefix), (_, .nothing):
      overlay = nil
      return pressAction(key)
    }
    return []
  }

  /// Shows the reasons of the customer under the cursor.
  mutating func openReasons() {
    if selected != nil { overlay = .reasons }
  }

  /// Draws the reasons in a box below the customer's row, or above it where there is more room.
  func drawReasons(_ layout: Layout, into frame: inout Frame) {
    let width = min(92, max(1, layout.bounds.columns - 8))
    guard let portrait = portrait(width: width), let row = frame.cursor?.row else { return }
    let table = portrait.reasonTable(title: "INPUT")?.lines(width: width) ?? []
    let lines =
      portrait.scores + (table.isEmpty ? [Line("no input of it is known", .muted)] : table)
    let (top, bottom) = (layout.filter + 1, layout.status)
    let (above, below) = (row - top, bottom - row - 1)
    let wanted = lines.count + 2
    let isBelow = below >= wanted || below >= above
    let rows = min(wanted, max(isBelow ? below : above, min(wanted, bottom - top)))
    let start = isBelow ? min(row + 1, bottom - rows) : max(top, row - rows)
    let box = Rect(row: start, column: 2, rows: rows, columns: width + 4)
    guard rows > 2 else { return }
    drawBox(box, title: "Why · \(portrait.customer.name)", into: &frame)
    let inside = Rect(row: box.row + 1, column: box.column + 2, rows: rows - 2, columns: width)
    frame.draw(lines, in: inside, on: .overlay)
    let rest = lines.count - inside.rows
    guard rest > 0 else { return }
    let more = " \(key(of: .open)) shows \(rest) more "
    frame.write(more, row: box.endRow - 1, column: box.column + 2, Style(.focus, on: .overlay))
  }
}
