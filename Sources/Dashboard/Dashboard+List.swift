internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Does what changes how the list looks.
  mutating func perform(_ action: ListAction) -> [Effect] {
    switch action {
    case .sort: overlay = .menu(screen == .followUps ? screens.followUps.sortMenu : sortMenu)
    case .reverseSort: reverseSort()
    case .addSort:
      list.addSort(by: list.column)
      reorder()
    case .sortLeft: moveSort(by: -1)
    case .sortRight: moveSort(by: 1)
    case .columns: openColumns()
    case .columnLeft: moveColumn(by: -1)
    case .columnRight: moveColumn(by: 1)
    case .group: return switchGroups()
    case .preview: list.showsPreview.toggle()
    }
    return []
  }

  /// Orders the list by a column.
  mutating func sort(by column: Column, isDescending: Bool) {
    list.sorts = [ColumnSort(column: column.sorting, isDescending: isDescending)]
    reorder()
  }

  /// Puts the rows in the order that is asked for now.
  mutating func reorder() {
    guard let portfolio else { return }
    // What a `limit:` leaves depends on the order.
    if narrowing.query?.limit == nil {
      list.reorder(in: portfolio, by: narrowing.query, facts)
      // Customers who renew on the same day stand in the Book's order there.
      screens.forget(.renewals)
    } else {
      refresh(keepingScope: true)
    }
  }

  private mutating func reverseSort() {
    if screen == .followUps {
      screens.reverseFollowUps()
    } else {
      list.sorts[0].isDescending.toggle()
      reorder()
    }
  }

  private mutating func moveColumn(by steps: Int) {
    let all = columnsInOrder
    let index = all.firstIndex(of: list.column) ?? 0
    list.column = all[max(0, min(all.count - 1, index + steps))]
  }

  private mutating func moveSort(by steps: Int) {
    let all = columnsInOrder.filter { $0 != .series }
    let index = all.firstIndex(of: list.sortColumn) ?? 0
    let column = all[max(0, min(all.count - 1, index + steps))]
    guard column != list.sortColumn else { return }
    list.column = column
    sort(by: column, isDescending: column.startsDescending)
  }
}
