import BookModel
import Canvas
import Dashboard
import Glibc
import Testing

/// Compares a frame with the one on file; `FOLIO_RECORD=1` writes the file anew instead.
func expectGolden(
  _ frame: Frame,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = "\(folder)/Frames/\(name).txt"
  let text = frame.golden + "\n"
  if unsafe getenv("FOLIO_RECORD") != nil {
    #expect(write(text, to: path), "cannot write \(path)", sourceLocation: sourceLocation)
    return
  }
  let expected = read(path)
  guard expected != text else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = (expected ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  let row = zip(lines, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
  Issue.record(
    "\(name) differs from row \(row) on; now it is\n\(text)",
    sourceLocation: sourceLocation
  )
}

/// The folder of this file.
private let folder = String(
  #filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex)
)

private func read(_ path: String) -> String? {
  guard let file = unsafe fopen(path, "rb") else { return nil }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var byte = unsafe fgetc(file)
  while byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
    byte = unsafe fgetc(file)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func write(_ text: String, to path: String) -> Bool {
  guard let file = unsafe fopen(path, "wb") else { return false }
  defer { unsafe fclose(file) }
  return unsafe fputs(text, file) >= 0
}

extension Frame {
  /// The characters that a terminal would act on.
  var controls: [UInt32] {
    cells.compactMap(\.glyph?.base).filter {
      [.control, .format].contains($0.properties.generalCategory)
    }.map(\.value)
  }

  /// Whether every character is one of ASCII.
  var isASCII: Bool { cells.allSatisfy { ($0.glyph?.base.value ?? 0) < 0x80 } }
}

extension Dashboard {
  /// A dashboard that shows the fixture book, or another one.
  static func fixture(
    _ portfolio: Portfolio = FixtureBook.portfolio,
    rows: Int = 24,
    columns: Int = 80,
    options: DashboardOptions = .fixture
  ) -> Dashboard {
    var dashboard = Dashboard(options: options)
    _ = dashboard.update(.resized(rows: rows, columns: columns))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
    return dashboard
  }

  /// Presses keys one after the other and returns what was to be done about them.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { update(.keyPressed($0)) }
  }

  /// Types text.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(.keyPressed(.character($0))) }
  }

  /// The text of the screen's rows.
  func screen(rows: Int = 24, columns: Int = 80) -> [String] {
    let frame = view(rows: rows, columns: columns)
    return (0..<frame.rows).map { frame.text(row: $0) }
  }

  /// The row of the screen under the cursor.
  func cursorRow(rows: Int = 24, columns: Int = 80) -> String {
    let frame = view(rows: rows, columns: columns)
    return frame.cursor.map { frame.text(row: $0.row) } ?? ""
  }
}

extension DashboardOptions {
  /// The options of the tests.
  static var fixture: DashboardOptions {
    var options = DashboardOptions()
    options.version = "1.0.0"
    options.themes = ["folio-dark", "folio-light", "mono"]
    options.theme = "folio-dark"
    options.reports = [
      ReportOffer(
        name: "weekly",
        title: "Weekly meeting",
        sentence: "What changed since the last meeting: wins, risks, renewals, follow-ups",
        dependsOnFollowUps: true
      ),
      ReportOffer(
        name: "review",
        title: "Business review",
        sentence: "One customer for a business review: usage, value, open points, next steps",
        isOfOneCustomer: true
      ),
      ReportOffer(
        name: "coverage",
        title: "Out of office",
        sentence: "What happens to a book while its advisor is away, and who covers it"
      ),
    ]
    return options
  }
}
