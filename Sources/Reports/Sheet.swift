import BookModel

/// Rows of values under a header: what spreadsheets and scripts read.
struct Sheet: Hashable, Sendable {
  var header: [String]
  var rows: [[ReportValue]]

  /// Creates a sheet of objects that all have the same keys, nested ones dotted.
  init(objects: [ReportValue], keys: [String]) {
    header = keys
    rows = objects.map { object in
      keys.map { key in key.split(separator: ".").reduce(object) { $0[String($1)] } }
    }
  }

  /// Creates a sheet of rows.
  init(header: [String], rows: [[ReportValue]]) {
    self.header = header
    self.rows = rows
  }
}

extension Sheet {
  /// The rows as comma-separated values: quoted as RFC 4180 says, a line feed after each.
  var csv: String {
    lines(separator: ",") { value in
      let text = value.guardedText?.harmlessKeepingLines ?? value.cellText
      return text.utf8.contains(where: \.needsQuotes) ? "\"\(text.withDoubledQuotes)\"" : text
    }
  }

  /// The rows as tab-separated values: a tab or line break inside a cell becomes a space.
  var tsv: String {
    lines(separator: "\t") { $0.guardedText?.harmless ?? $0.cellText }
  }

  private func lines(separator: String, cell: (ReportValue) -> String) -> String {
    var text = header.map { cell(.text($0)) }.joined(separator: separator) + "\n"
    for row in rows { text += row.map(cell).joined(separator: separator) + "\n" }
    return text
  }
}

extension ReportValue {
  /// A text, with an apostrophe before what a spreadsheet would run as a formula; nil for others.
  ///
  /// Only texts can be formulas: a negative number is a number and stays one. Only texts can hold
  /// what a terminal would act on: in the JSON of arrays and objects it is escaped.
  fileprivate var guardedText: String? {
    guard case .text(let text) = self else { return nil }
    return text.utf8.first?.startsFormula == true ? "'" + text : text
  }
}

extension String {
  /// The text with every quotation mark written twice.
  ///
  /// It goes by bytes: to a reader of CSV a mark with an accent on it is still a mark.
  fileprivate var withDoubledQuotes: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      bytes.append(byte)
      if byte == 0x22 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether a spreadsheet would run a cell that begins with this byte: `= + - @`, tab, return.
  fileprivate var startsFormula: Bool { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(self) }

  /// Whether a CSV cell with this byte has to be quoted.
  fileprivate var needsQuotes: Bool { [0x22, 0x2C, 0x0A, 0x0D].contains(self) }
}
