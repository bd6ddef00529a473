internal import BookQuery
internal import Canvas

/// The columns to choose from, as the user looks at them.
struct ColumnPicker: Equatable, Sendable {
  /// One column.
  struct Item: Equatable, Sendable {
    /// The column, with its width.
    var choice: ColumnChoice
    /// Whether it is shown.
    var isOn: Bool
  }

  /// Every column: those that are shown in their order, then the others.
  var items: [Item]
  /// The column under the cursor.
  var cursor = 0

  /// Lists the columns that are shown before all others.
  init(shown: [ColumnChoice]) {
    let name = shown.first { $0.column == .name } ?? ColumnChoice(.name)
    let chosen = [name] + shown.filter { $0.column != .name }
    let rest = Column.every.filter { column in !chosen.contains { $0.column == column } }
    items =
      chosen.map { Item(choice: $0, isOn: true) }
      + rest.map { Item(choice: ColumnChoice($0), isOn: false) }
  }

  /// The columns that are shown, in order.
  var shown: [ColumnChoice] { items.filter(\.isOn).map(\.choice) }

  /// Shows or hides the column under the cursor; the name always stays.
  mutating func toggle() {
    guard cursor > 0, items.indices.contains(cursor) else { return }
    items[cursor].isOn.toggle()
  }

  /// Moves the column under the cursor; the name stays at the left.
  mutating func shift(by step: Int) {
    let place = cursor + step
    guard cursor > 0, place > 0, items.indices.contains(place) else { return }
    items.swapAt(cursor, place)
    cursor = place
  }

  /// Makes the column under the cursor wider, or narrower, than was chosen, else than it is drawn;
  /// `drawn` is nil where it is not on the screen.
  mutating func widen(by step: Int, from drawn: Int?) {
    guard items.indices.contains(cursor) else { return }
    let choice = items[cursor].choice
    let width = choice.width ?? drawn ?? choice.columns
    items[cursor].choice = ColumnChoice(choice.column, width: width + step)
  }

  /// Moves the cursor.
  mutating func move(by rows: Int) { cursor = max(0, min(cursor + rows, items.count - 1)) }
}

extension Dashboard {
  /// The columns that rule the table: the filter's `cols:`, else those chosen; nil for the usual.
  ///
  /// One that is named twice stands once, where it was named first.
  var ruledColumns: [ColumnChoice]? {
    guard let named = narrowing.query?.columns else { return list.columns }
    return named.map { Column($0) }.reduce(into: []) { choices, column in
      if !choices.contains(where: { $0.column == column }) { choices.append(ColumnChoice(column)) }
    }
  }

  /// Every column that the column cursor can be on, from the left.
  var columnsInOrder: [Column] {
    guard let ruledColumns else { return columns }
    return [.name] + ruledColumns.map(\.column).filter { $0 != .name }
  }

  /// The columns of the table that have room, with their places.
  func placedColumns(_ layout: Layout) -> [PlacedColumn] {
    PlacedColumn.all(
      width: layout.table.columns,
      needed: list.column,
      chosen: ruledColumns,
      empty: emptyColumns
    )
  }

  /// Opens the list of all columns.
  mutating func openColumns() {
    let layout = layout(rows: size.rows, columns: size.columns)
    let shown = list.columns ?? placedColumns(layout).map { ColumnChoice($0.column) }
    overlay = .columns(ColumnPicker(shown: shown))
  }

  /// Answers a key while the columns are chosen; the table shows at once what it does.
  mutating func press(_ key: Key, columns picker: ColumnPicker) -> [Effect] {
    var picker = picker
    switch key {
    case .escape, .enter, .character("c"), .character("q"): return closeOverlay()
    case .up, .character("k"): picker.move(by: -1)
    case .down, .character("j"): picker.move(by: 1)
    case .pageUp: picker.move(by: -10)
    case .pageDown: picker.move(by: 10)
    case .home, .character("g"): picker.move(by: -picker.items.count)
    case .end, .character("G"): picker.move(by: picker.items.count)
    case .character("r"):
      list.columns = nil
      openColumns()
      return []
    default: change(&picker, by: key)
    }
    overlay = .columns(picker)
    return []
  }

  /// Changes the columns by a key, and the table with them.
  mutating func change(_ picker: inout ColumnPicker, by key: Key) {
    let before = picker.shown
    switch key {
    case .character(" "): picker.toggle()
    case .character("J"), .character(">"): picker.shift(by: 1)
    case .character("K"), .character("<"): picker.shift(by: -1)
    case .character("+"): picker.widen(by: 1, from: drawnWidth(of: picker))
    case .character("-"): picker.widen(by: -1, from: drawnWidth(of: picker))
    default: break
    }
    guard picker.shown != before else { return }
    list.columns = picker.shown
    if !columnsInOrder.contains(list.column) { list.column = .name }
  }

  /// How wide the column under the picker's cursor is drawn; nil where it is not.
  private func drawnWidth(of picker: ColumnPicker) -> Int? {
    guard picker.items.indices.contains(picker.cursor) else { return nil }
    let column = picker.items[picker.cursor].choice.column
    return placedColumns(layout(rows: size.rows, columns: size.columns))
      .first { $0.column == column }?.width
  }

  /// Returns where the columns to choose from are: at the left of the list.
  func box(of picker: ColumnPicker, _ layout: Layout) -> ItemBox {
    let bottom = layout.rule ?? layout.why ?? layout.status
    let rows = max(1, min(picker.items.count, bottom - layout.header - 3))
    let width = max(0, min(64, layout.bounds.columns - 4))
    let top = Scrolling.top(
      picker.cursor - rows / 2,
      cursor: picker.cursor,
      of: picker.items.count,
      height: rows
    )
    return ItemBox(
      Rect(row: bottom - rows - 2, column: 2, rows: rows + 2, columns: width),
      top: top,
      count: picker.items.count
    )
  }

  /// Draws the columns to choose from.
  func draw(_ picker: ColumnPicker, _ layout: Layout, into frame: inout Frame) {
    let box = box(of: picker, layout)
    let isRuled = narrowing.query?.columns != nil
    let title = isRuled ? "Columns (those of the filter hold now)" : "Columns"
    drawBox(box.bounds, title: title, into: &frame)
    for index in box.items {
      guard let place = box.place(of: index) else { continue }
      let isUnder = index == picker.cursor
      frame.draw(
        [line(of: picker.items[index], width: place.columns, isUnder)],
        in: place,
        on: isUnder ? .selection : .overlay
      )
      if isUnder { frame.cursor = Frame.Cursor(row: place.row, column: place.column) }
    }
    drawRest(picker.items.count - box.items.upperBound, box.bounds, into: &frame)
  }

  private func line(of item: ColumnPicker.Item, width: Int, _ isUnder: Bool) -> Line {
    var line = Line(isUnder ? "▸" : " ", .focus)
    line.add(item.isOn ? "✓ " : "  ", .healthy)
    line.add(item.choice.column.heading, width: 16, item.isOn ? .strong : .text)
    let size = item.choice.width.map { "\($0) wide " } ?? ""
    let meaning =
      item.choice.column == .series ? Field.series.meaning : item.choice.column.field.meaning
    line.add(" ")
    line.add(meaning, width: max(0, width - line.columns - size.columns - 1), .muted)
    line.addTrailing(size, total: width, .focus)
    return line
  }
}
