internal import BookQuery
internal import Canvas

/// A column that was chosen, in its place.
struct ColumnChoice: Hashable, Sendable {
  /// The widths that can be chosen.
  static let widths = 3...60

  /// The column.
  var column: Column
  /// The width that was chosen for it; nil for its own.
  var width: Int?

  init(_ column: Column, width: Int? = nil) {
    self.column = column
    self.width = width.map {
      max(ColumnChoice.widths.lowerBound, min($0, ColumnChoice.widths.upperBound))
    }
  }

  /// The columns of the screen it takes at least.
  var columns: Int { width ?? column.width }
}

/// A column with its place on the screen.
struct PlacedColumn: Equatable, Sendable {
  /// The column.
  var column: Column
  /// Its left edge.
  var start: Int
  /// Its width.
  var width: Int
}

extension PlacedColumn {
  /// Returns the columns of a list of this width, `needed` among them, from the left.
  ///
  /// Without a choice, those that matter most get the room there is, and none that is empty; the
  /// sparkline gives some of its weeks to a name that has little. Of chosen ones the name stands
  /// still at the left, and the others move past it as far as `needed` asks.
  static func all(
    width: Int,
    needed: Column,
    chosen: [ColumnChoice]? = nil,
    empty: Set<Column> = []
  ) -> [PlacedColumn] {
    var choices =
      chosen.map { fitting($0, width: width, needed: needed) }
      ?? Column.fitting(width: width, needed: needed, empty: empty).map { ColumnChoice($0) }
    var room = roomForName(beside: choices, width)
    if chosen == nil, let series = choices.firstIndex(where: { $0.column == .series }) {
      let given = max(0, min(TableLayout.givenBySeries, TableLayout.comfortableName - room))
      choices[series].width = Column.series.width - given
      room += given
    }
    var place = TableLayout.lead
    return choices.map { choice in
      let wanted = choice.width ?? TableLayout.widestName
      let columnWidth = choice.column == .name ? min(room, wanted) : choice.columns
      defer { place += columnWidth + 1 }
      return PlacedColumn(column: choice.column, start: place, width: columnWidth)
    }
  }

  /// The columns of the screen that other columns leave to the name.
  private static func roomForName(beside choices: [ColumnChoice], _ width: Int) -> Int {
    let others = choices.reduce(0) { $0 + ($1.column == .name ? 0 : $1.columns + 1) }
    return max(1, width - TableLayout.lead - others)
  }

  /// Returns the name and those of the other columns that have room beside it, from the first one
  /// on from which `needed` is among them.
  private static func fitting(_ chosen: [ColumnChoice], width: Int, needed: Column)
    -> [ColumnChoice]
  {
    let name = chosen.first { $0.column == .name } ?? ColumnChoice(.name)
    let others = chosen.filter { $0.column != .name }
    let least = min(name.columns, max(1, width / 3))
    let room = width - TableLayout.lead - least
    let place = others.firstIndex { $0.column == needed } ?? 0
    for first in others.indices where first <= place {
      let shown = others[first...].fitting(room)
      if shown.endIndex > place { return [name] + shown }
    }
    // Not even the one that is needed has room.
    return [name]
  }
}

extension ArraySlice<ColumnChoice> {
  /// The columns from the first on that fit into a room, each with a blank before it.
  fileprivate func fitting(_ room: Int) -> Self {
    var rest = room
    return prefix { choice in
      rest -= choice.columns + 1
      return rest >= 0
    }
  }
}

extension Column {
  /// Returns the usual columns that a list of this width has room for, `needed` among them, in order.
  static func fitting(width: Int, needed: Column, empty: Set<Column>) -> [Column] {
    var room = width - TableLayout.lead
    var chosen: Set<Column> = []
    for column in [.name, needed] + byImportance
    where !chosen.contains(column) && !empty.contains(column) {
      let name = column == .healthChange ? TableLayout.narrowName : TableLayout.comfortableName
      let nameGrowth = chosen.count >= 8 ? name - Column.name.width : 0
      let cost = column == .name ? column.width : column.width + 1
      guard room - cost >= nameGrowth || chosen.isEmpty else { continue }
      chosen.insert(column)
      room -= cost
    }
    return allCases.filter(chosen.contains)
  }
}
