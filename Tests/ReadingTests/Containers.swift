import TestSupport
import Testing

/// The ways in which the same data comes in files.
enum Containers {
  /// A way, by name, with what it makes of the data.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    /// Whether only labels are there, so that a mapping must say what they mean.
    var hasLabels = false
    var files: @Sendable (LogicalBook) -> [SampleFiles.File]
    var testDescription: String { name }
  }

  private static func bytes(_ document: Document, _ style: Document.Style = .compact) -> [UInt8] {
    Array(document.text(style).utf8)
  }

  /// The documents' texts one after another.
  private static func joined(_ documents: [Document], by separator: String) -> [UInt8] {
    Array(documents.map { $0.text(.compact) + separator }.joined().utf8)
  }
}

extension Containers {
  /// Cuts the records into pages of a few.
  private static func pages(_ records: [Document], list: String, withEnd: Bool) -> [Document] {
    let size = max(1, records.count / 4)
    let starts = Array(stride(from: 0, to: records.count, by: size))
    return starts.map { start in
      let isLast = start == starts.last
      var members: [(key: String, value: Document)] = [
        (list, .array(Array(records[start..<min(start + size, records.count)]))),
        ("next", isLast ? .null : .text("cursor-\(start)")),
      ]
      if withEnd { members.append(("atEnd", .flag(isLast))) }
      return .object(members)
    }
  }

  private static func results(_ book: LogicalBook) -> [Document] {
    pages(book.accounts, list: "results", withEnd: true)
  }

  private static func accounts(
    _ name: String,
    _ bytes: @escaping @Sendable (LogicalBook) -> [UInt8]
  ) -> Way {
    Way(name: name) { [("vitally/accounts.json", bytes($0))] }
  }

  /// The ways of Vitally's accounts.
  static let vitally: [Way] = [
    accounts("one page") { book in
      bytes(.object([("results", .array(book.accounts)), ("next", .null)]))
    },
    accounts("one page, pretty") { book in
      bytes(.object([("next", .null), ("results", .array(book.accounts))]), .pretty)
    },
    accounts("one page, escaped") { book in
      bytes(.object([("atEnd", .flag(true)), ("results", .array(book.accounts))]), .escaped)
    },
    Way(name: "a file a page") { book in
      results(book).enumerated().map {
        ("vitally/page\($0.offset).json", bytes($0.element, .lines))
      }
    },
    accounts("pages concatenated") { joined(results($0), by: "") },
    accounts("pages a line each") { joined(results($0), by: "\n") },
    accounts("pages in an array") { bytes(.array(results($0)), .pretty) },
    accounts("pages of data and next") { book in
      joined(pages(book.accounts, list: "data", withEnd: false), by: "\n")
    },
    accounts("a list of records") { bytes(.array($0.accounts), .lines) },
    accounts("records a line each") { joined($0.accounts, by: "\n") },
    accounts("records a line each, CRLF, blank lines") { joined($0.accounts, by: "\r\n\r\n") },
    accounts("lists of records in an array") { book in
      bytes(
        .array([.array(Array(book.accounts.prefix(3))), .array(Array(book.accounts.dropFirst(3)))])
      )
    },
    Way(name: "a file a record") { book in
      book.accounts.enumerated().map { ("vitally/\($0.offset).json", bytes($0.element, .pretty)) }
    },
    accounts("gzip") { Gzip.packed(joined(results($0), by: "\n")) },
    accounts("two gzip members") { book in
      results(book).flatMap { Gzip.packed(bytes($0)) }
    },
    accounts("byte order mark") { [0xEF, 0xBB, 0xBF] + joined(results($0), by: "\n") },
    accounts("HTTP headers") { book in
      Array("HTTP/2 200\r\ncontent-type: application/json\r\n\r\n".utf8)
        + joined(results(book), by: "")
    },
  ]
}

extension Containers {
  /// A file for each query.
  private static func sheets(
    _ name: String,
    hasLabels: Bool = false,
    _ bytes: @escaping @Sendable (UsageSheet) -> [UInt8]
  ) -> Way {
    Way(name: name, hasLabels: hasLabels) { book in
      book.sheets.enumerated().map { ("looker/\($0.offset).json", bytes($0.element)) }
    }
  }

  private static func rows(_ sheet: UsageSheet) -> Document { .array(sheet.objects()) }

  /// The ways of Looker's rows.
  static let looker: [Way] =
    Document.Style.allCases.flatMap { style in
      [
        sheets("json, \(style)") { bytes(rows($0), style) },
        sheets("json_label, \(style)", hasLabels: true) {
          bytes(.array($0.objects(.labels)), style)
        },
        sheets("json_detail, \(style)") { bytes($0.detail(fieldsFirst: true), style) },
        sheets("json_bi as sent, \(style)") { bytes($0.bi(asSpecified: false), style) },
      ]
    } + [
      sheets("json_detail, fields last") { bytes($0.detail(fieldsFirst: false)) },
      sheets("json_bi as specified, rows first") { bytes($0.bi(asSpecified: true)) },
      sheets("json_bi with days as numbers") { bytes($0.bi(asSpecified: false, dayNumbers: true)) },
      sheets("rows a line each") { joined($0.objects(), by: "\n") },
      sheets("rows a line each, CRLF, blank lines") { joined($0.objects(), by: "\r\n\r\n") },
      sheets("rows concatenated") { joined($0.objects(), by: "") },
      sheets("rows under data") { bytes(.object([("data", rows($0))]), .lines) },
      sheets("lists of rows in an array") { sheet in
        let half = sheet.rows.count / 2
        return bytes(
          .array([
            .array(Array(sheet.objects().prefix(half))),
            .array(Array(sheet.objects().dropFirst(half))),
          ])
        )
      },
      sheets("gzip") { Gzip.packed(bytes(rows($0), .lines)) },
      sheets("byte order mark") { [0xEF, 0xBB, 0xBF] + bytes(rows($0)) },
      sheets("a delivery with rows as text") { sheet in
        bytes(sheet.delivery(.text(rows(sheet).text(.compact))))
      },
      sheets("a delivery with rows inline") { bytes($0.delivery(rows($0)), .pretty) },
      sheets("a delivery with json_detail as text") { sheet in
        bytes(sheet.delivery(.text(sheet.detail(fieldsFirst: true).text(.pretty))), .escaped)
      },
      sheets("a delivery with json_bi as an object") { sheet in
        bytes(sheet.delivery(sheet.bi(asSpecified: false)))
      },
    ] + together

  /// All queries in one file, and each in several.
  private static let together: [Way] = [
    Way(name: "query tasks") { book in
      let tasks = book.sheets.enumerated().map { place, sheet in
        (
          key: "task\(place)",
          value: Document.object([
            ("status", .text("complete")),
            ("data", place == 1 ? sheet.bi(asSpecified: false) : sheet.detail(fieldsFirst: true)),
          ])
        )
      }
      return [("looker/tasks.json", bytes(.object(tasks), .lines))]
    },
    Way(name: "json_detail in an array") { book in
      [("looker/all.json", bytes(.array(book.sheets.map { $0.detail(fieldsFirst: true) })))]
    },
    Way(name: "results concatenated") { book in
      let documents = book.sheets.map(rows) + [book.weekly.detail(fieldsFirst: false)]
      return [("looker/all.json", joined(documents, by: "\n"))]
    },
    Way(name: "each query in three files") { book in
      book.sheets.enumerated().flatMap { place, sheet in
        let size = sheet.rows.count / 3 + 1
        return stride(from: 0, to: sheet.rows.count, by: size).map { start in
          var part = sheet
          part.rows = Array(sheet.rows[start..<min(start + size, sheet.rows.count)])
          return ("looker/\(place)-\(start).json", bytes(rows(part), .pretty))
        }
      }
    },
  ]
}
