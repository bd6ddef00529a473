internal import BookModel
internal import Canvas

extension Dashboard {
  /// Opens the line in which what to look for is typed.
  mutating func openSearch() {
    guard let page else { return }
    overlay = .pageSearch(LineEditor(), before: page)
  }

  /// Answers a key while what to look for is typed: the page follows each one.
  mutating func press(_ key: Key, pageSearch editor: LineEditor, before: CustomerPage) -> [Effect] {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter { overlay = nil }
    if key == .up { moveMatch(by: -1) }
    if key == .down { moveMatch(by: 1) }
    guard editor.handle(key) else { return [] }
    overlay = .pageSearch(editor, before: before)
    var page = before
    page.search = editor.text.isEmpty ? nil : PageSearch(text: editor.text)
    show(page)
    scrollToMatch()
    return []
  }

  /// Goes to the next line that has the text, or to the one before; both go round.
  mutating func moveMatch(by steps: Int) {
    guard let search = page?.search, let place = search.current else { return }
    let count = search.matches.count
    page?.search?.current = (place + steps + count) % count
    scrollToMatch()
  }

  /// Looks the text up anew where the page may read differently by now; the user stays at the line,
  /// or at the next one that has the text.
  mutating func renewMatches() {
    guard let before = page?.search else { return }
    findMatches()
    guard let place = before.place, let matches = page?.search?.matches else { return }
    page?.search?.current =
      matches.firstIndex { $0.isAtOrBehind(place) } ?? (matches.isEmpty ? nil : 0)
  }

  /// Looks the text up in every section, from the one that is shown on.
  mutating func findMatches() {
    let layout = PageLayout(layout(rows: size.rows, columns: size.columns).page)
    guard let page, var search = page.search, let portrait = portrait(of: layout) else { return }
    let matches = PageSection.allCases.flatMap { section in
      portrait.lines(of: section).places(of: search.text, width: layout.width)
        .map { PageSearch.Place(section: section, line: $0) }
    }
    search.take(matches, from: PageSearch.Place(section: page.section, line: page.scroll))
    self.page?.search = search
  }

  /// Shows the section and the line that the user is at.
  private mutating func scrollToMatch() {
    guard let page, let place = page.search?.place else { return }
    let rows = PageLayout(layout(rows: size.rows, columns: size.columns).page).rows
    if place.section != page.section { show(place.section) }
    let top = self.page?.scroll ?? 0
    guard !(top..<top + max(1, rows)).contains(place.line) else { return }
    self.page?.scroll = max(0, place.line - rows / 3)
  }

  /// Forgets what is looked for; returns whether anything was.
  mutating func stopSearching() -> Bool {
    defer { page?.search = nil }
    return page?.search != nil
  }

  /// What the status line says of what is looked for.
  func searchStatus(_ search: PageSearch) -> Line {
    var line = Line("/\(search.text)", .strong)
    guard let current = search.current else {
      line.add("  is nowhere on this page", .due)
      return line
    }
    let count = Figures.count(search.matches.count, "line")
    line.add("  \(Figures.grouped(current + 1)) of \(count)  ", .status)
    line.add(key(of: .customer(.nextMatch)), .focus)
    line.add(" next  ", .muted)
    line.add(key(of: .customer(.previousMatch)), .focus)
    line.add(" before", .muted)
    return line
  }
}

extension [Line] {
  /// Returns the lines in which a text can be seen.
  fileprivate func places(of text: String, width: Int) -> [Int] {
    guard width > 0 else { return [] }
    let wanted = text.searchable
    return indices.filter { place in
      var frame = Frame(rows: 1, columns: width)
      frame.draw(self[place], row: 0, column: 0, width: width)
      return !frame.places(of: wanted, in: frame.bounds).isEmpty
    }
  }
}

extension Frame {
  /// Makes a text stand out wherever it is seen in a rectangle.
  mutating func highlight(_ text: String, in rect: Rect) {
    for place in places(of: text.searchable, in: rect) {
      for column in place.columns {
        self[place.row, column].style.surface = .selection
        self[place.row, column].style.emphasis.formUnion([.bold, .underline])
      }
    }
  }

  /// Returns where a text is in a rectangle; parts of one line that overlap count once.
  fileprivate func places(of text: [Unicode.Scalar], in rect: Rect) -> [(
    row: Int, columns: Range<Int>
  )] {
    guard !text.isEmpty else { return [] }
    let columns = max(0, rect.column)..<max(0, min(rect.endColumn, self.columns))
    return (max(0, rect.row)..<max(0, min(rect.endRow, rows))).flatMap { row in
      let cells = columns.filter { self[row, $0].glyph != nil }
      let shown = cells.map { self[row, $0].glyph?.base.searchable ?? " " }
      return shown.places(of: text).map { range in
        (
          row,
          cells[range.lowerBound]..<cells[range.upperBound - 1]
            + (self[row, cells[range.upperBound - 1]].glyph?.width ?? 1)
        )
      }
    }
  }
}

extension [Unicode.Scalar] {
  /// Returns where a part is, from the left, none overlapping another.
  fileprivate func places(of part: [Unicode.Scalar]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var start = 0
    while start + part.count <= count {
      if self[start..<start + part.count].elementsEqual(part) {
        places.append(start..<start + part.count)
        start += part.count
      } else {
        start += 1
      }
    }
    return places
  }
}

extension String {
  /// The characters as they are looked for: one a cell, without case and accents.
  fileprivate var searchable: [Unicode.Scalar] {
    Glyph.glyphs(of: self).map(\.base.searchable)
  }
}

extension Unicode.Scalar {
  /// The character without case and accents.
  fileprivate var searchable: Unicode.Scalar {
    guard value >= 0x80 else {
      return (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : self
    }
    return String(self).folded.unicodeScalars.first ?? self
  }
}
