public import BookModel
public import BookQuery
internal import Canvas

/// An order to write down the customers that are shown.
public struct ListExport: Equatable, Sendable {
  /// A form in which they are written.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case csv, tsv, json, markdown
  }

  /// Where they go.
  public enum Destination: CaseIterable, Hashable, Sendable {
    case file, clipboard
  }

  /// The form.
  public var format: Format
  /// Where they go.
  public var destination: Destination
  /// The book they are of.
  public var portfolio: Portfolio
  /// Their places in `portfolio.book.customers`, in order.
  public var places: [Int]
  /// The columns; nil for the whole record.
  public var columns: [Field]?
  /// What columns show that the book does not tell: older snapshots and marks.
  public var facts: QueryFacts
}

extension Dashboard {
  /// The ways to write down what is shown.
  var exportMenu: Menu {
    let ways: [(ListExport.Format, Character, String)] = [
      (.csv, "c", "CSV"), (.tsv, "t", "TSV"), (.json, "j", "JSON"), (.markdown, "m", "Markdown"),
    ]
    let files = ways.map { format, key, name in
      Menu.Item(key: key, title: "\(name) file", choice: .export(format, .file))
    }
    let copies = ways.map { format, key, name in
      Menu.Item(
        key: Character(key.uppercased()),
        title: "\(name) to the clipboard",
        choice: .export(format, .clipboard)
      )
    }
    let title = "Export \(Figures.count(list.rows.count, "customer"))"
    return Menu(purpose: .export, title: title, items: files + copies)
  }

  /// Orders what is shown to be written down: these rows, in this order, with these columns.
  func export(_ format: ListExport.Format, _ destination: ListExport.Destination) -> [Effect] {
    guard let portfolio else { return [] }
    let columns = ruledColumns.map { choices in
      choices.map { $0.column == .series ? Field.series : $0.column.field }
    }
    return [
      .export(
        ListExport(
          format: format,
          destination: destination,
          portfolio: portfolio,
          places: list.rows,
          columns: columns,
          facts: facts
        )
      )
    ]
  }
}
