import BookModel

/// Makes the columns of a table from its rows, so that each says only what its cells show.
struct TableMaker<Row> {
  let rows: [Row]

  init(_ rows: [Row]) { self.rows = rows }

  /// Returns a column of texts; `least` is the width down to which it may be cut, `rank` how early
  /// it goes where space is short.
  func text(_ title: String, least: Int? = nil, rank: Int? = nil, _ text: (Row) -> String)
    -> TextTable.Part
  {
    .init(title: title, cells: rows.map { .init(text($0)) }, minimumWidth: least, rank: rank)
  }

  /// Returns a column of figures, which stand at the right.
  func figure(_ title: String, rank: Int? = nil, _ text: (Row) -> String) -> TextTable.Part {
    .init(title: title, alignment: .right, cells: rows.map { .init(text($0)) }, rank: rank)
  }

  /// Returns a column of cells that may stand out.
  func cells(_ title: String, rank: Int? = nil, _ cell: (Row) -> TextTable.Cell)
    -> TextTable.Part
  {
    .init(title: title, cells: rows.map(cell), rank: rank)
  }
}

extension Page.Section {
  /// A section of a table of customers, the first `most` of them, with the sum of the rest below.
  ///
  /// The title says how many there are and their ARR; `none` is said where there are none.
  init<Row>(
    _ title: String,
    _ rows: [Row],
    most: Int,
    none: String,
    arr: (Row) -> Double?,
    columns: (TableMaker<Row>) -> [TextTable.Part]
  ) {
    guard !rows.isEmpty else {
      self.init(title: title, blocks: [.paragraph(none)])
      return
    }
    let sum = rows.reduce(into: CustomerSum()) { $0.add(arr: arr($1)) }
    let table = TextTable(parts: columns(TableMaker(Array(rows.prefix(most)))))
    self.init(title: "\(title): \(sum.text)", blocks: [.table(table)])
    if let rest = CustomerSum.more(rows.dropFirst(most).map(arr)) {
      blocks.append(.paragraph(rest))
    }
  }
}

extension CustomerSum {
  /// Returns what is left out of a list, such as `and 12 more, $1.2M ARR`; nil where nothing is.
  static func more(_ amounts: [Double?]) -> String? {
    guard !amounts.isEmpty else { return nil }
    var sum = CustomerSum()
    for amount in amounts { sum.add(arr: amount) }
    let money = sum.knownARR.map { ", \(Figures.money($0)) ARR" } ?? ""
    return "and \(Figures.grouped(amounts.count)) more\(money)"
  }
}
