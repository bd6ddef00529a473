internal import Canvas

/// Cells under headings, in columns as wide as their texts where there is room.
struct LineTable {
  /// One column.
  struct Part {
    /// The heading; that of the first column is the heading of the table.
    var title: String
    /// Which end of the column its texts keep to.
    var alignment = Alignment.leading
    /// The narrowest it may become, its texts cut; nil for one that is never cut.
    var least: Int?
    /// Where room is short, what has the highest rank is left out first; nil is never left out.
    var rank: Int?
    /// A cell a row.
    var cells: [TableCell]
  }

  /// The columns from the left.
  var parts: [Part]

  /// Returns the heading and the rows as lines of a width.
  func lines(width: Int) -> [Line] {
    let (columns, gap) = columns(width: width)
    guard let first = columns.first else { return [] }
    let rows = parts[first.part].cells.count
    return [heading(columns, gap)] + (0..<rows).map { line($0, columns, gap) }
  }

  private typealias Column = (part: Int, width: Int)

  private func heading(_ columns: [Column], _ gap: Int) -> Line {
    var line = Line()
    for (index, column) in columns.enumerated() {
      let part = parts[column.part]
      if index > 0 { line.pad(to: line.columns + gap) }
      if index == 0, part.title.columns <= column.width {
        let end = line.columns + column.width
        line.add(part.title, .focus, .bold)
        line.pad(to: end)
      } else {
        line.add(part.title, width: column.width, index == 0 ? .focus : .muted, part.alignment)
      }
    }
    return line
  }

  private func line(_ row: Int, _ columns: [Column], _ gap: Int) -> Line {
    var line = Line()
    for (index, column) in columns.enumerated() {
      let part = parts[column.part]
      guard part.cells.indices.contains(row) else { continue }
      let cell = part.cells[row]
      if index > 0 { line.pad(to: line.columns + gap) }
      line.add(cell.text, width: column.width, cell.role, part.alignment)
    }
    return line
  }

  /// Which columns have room, how wide they are, and how far apart.
  private func columns(width: Int) -> (columns: [Column], gap: Int) {
    let naturals = parts.map { part in
      max(part.title.columns, part.cells.lazy.map(\.text.columns).max() ?? 0)
    }
    let leasts = zip(parts, naturals).map { part, natural in
      part.least.map { min($0, natural) } ?? natural
    }
    var shown = Array(parts.indices)
    func total(_ widths: [Int], gap: Int) -> Int {
      shown.reduce(0) { $0 + widths[$1] } + gap * max(0, shown.count - 1)
    }
    while total(leasts, gap: 1) > width,
      let place = shown.indices.filter({ parts[shown[$0]].rank != nil })
        .max(by: { (parts[shown[$0]].rank ?? 0) < (parts[shown[$1]].rank ?? 0) })
    {
      shown.remove(at: place)
    }
    let gap = total(naturals, gap: 2) <= width ? 2 : 1
    return (widen(shown, from: leasts, to: naturals, by: width - total(leasts, gap: gap)), gap)
  }

  /// Gives the room that is left to the columns whose texts are cut, to all of them alike.
  private func widen(_ shown: [Int], from leasts: [Int], to naturals: [Int], by room: Int)
    -> [Column]
  {
    var widths = leasts
    var rest = room
    while rest > 0, case let cut = shown.filter({ widths[$0] < naturals[$0] }), !cut.isEmpty {
      for place in cut.prefix(rest) {
        widths[place] += 1
        rest -= 1
      }
    }
    return shown.map { ($0, widths[$0]) }
  }
}

extension LineTable.Part {
  /// Creates a column of a list: a cell for each element.
  init<Element>(
    _ title: String,
    of elements: [Element],
    _ alignment: Alignment = .leading,
    least: Int? = nil,
    rank: Int? = nil,
    cell: (Element) -> TableCell
  ) {
    self.title = title
    self.alignment = alignment
    self.least = least
    self.rank = rank
    cells = elements.map(cell)
  }

  /// Whether any cell says something.
  var saysSomething: Bool { cells.contains { !$0.text.isEmpty && $0.text != "?" } }
}
