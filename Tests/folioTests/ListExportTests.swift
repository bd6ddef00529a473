import BookModel
import BookQuery
import TestSupport
import Testing

@testable import Dashboard
@testable import folio

/// What the export menu writes.
struct ListExportTests {
  private let folder: TestSupport.TemporaryFolder

  init() throws { folder = try TestSupport.TemporaryFolder() }

  private func export(
    _ format: ListExport.Format,
    _ destination: ListExport.Destination = .file,
    columns: [Field]? = [.name, .arr]
  ) -> ListExport {
    var customers = ["Acme", "=Bolt", "Core"].map { Customer(id: .init(rawValue: $0), name: $0) }
    customers[2].arr = Fact(1200, from: .vitally)
    return ListExport(
      format: format,
      destination: destination,
      portfolio: Portfolio(
        book: Book(customers: customers),
        policy: .fourTier,
        today: Day(number: 20_800),
        me: nil
      ),
      places: [2, 0],
      columns: columns,
      facts: QueryFacts()
    )
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try TestFile.bytes(of: folder.file(name)), as: UTF8.self)
  }

  @Test(
    arguments: [
      (.csv, "folio-2026-12-13.csv", "name,arr\nCore,1200\n'=Bolt,\n"),
      (.tsv, "folio-2026-12-13.tsv", "name\tarr\nCore\t1200\n'=Bolt\t\n"),
    ] as [(ListExport.Format, String, String)]
  )
  func `the rows shown are written in their order with their columns`(
    format: ListExport.Format,
    name: String,
    expected: String
  ) throws {
    guard case .written(let written, without: []) = export(format).carriedOut(in: folder.path)
    else {
      Issue.record("not written")
      return
    }
    #expect(written == name)
    let found = try text(name)
    #expect(found == expected, "\(found.debugDescription)")
  }

  @Test func `JSON is whole records and Markdown ends in md`() throws {
    _ = export(.json, columns: nil).carriedOut(in: folder.path)
    #expect(try text("folio-2026-12-13.json").contains(#""disagreements":[]"#))
    _ = export(.markdown).carriedOut(in: folder.path)
    #expect(try text("folio-2026-12-13.md").hasPrefix("|"))
  }

  @Test func `a file that is there is left alone, and the next name taken`() throws {
    try folder.write("mine", to: "folio-2026-12-13.csv")
    guard
      case .written("folio-2026-12-13-2.csv", without: []) = export(.csv).carriedOut(
        in: folder.path
      )
    else {
      Issue.record("not the second name")
      return
    }
    #expect(try text("folio-2026-12-13.csv") == "mine")
  }

  @Test func `with every name taken the failure is told`() throws {
    for number in 1...99 {
      let part = number == 1 ? "" : "-\(number)"
      try folder.write("mine", to: "folio-2026-12-13\(part).csv")
    }
    guard case .failed(let reason) = export(.csv).carriedOut(in: folder.path) else {
      Issue.record("written")
      return
    }
    #expect(reason.contains("exists already"))
    guard case .failed = export(.csv).carriedOut(in: folder.file("missing")) else {
      Issue.record("written")
      return
    }
  }

  @Test func `a column that only the dashboard has is left out, and that is told`() throws {
    let export = export(.csv, .clipboard, columns: [.name, .change(.arr), .arr, .change(.mau)])
    guard case .copied(let text, let missing) = export.carriedOut(in: folder.path) else {
      Issue.record("not copied")
      return
    }
    #expect(text.hasPrefix("name,arr\n"))
    #expect(missing.asLeftOut == ", without ΔARR, ΔMAU: a list has no such column")
    #expect([Field]().asLeftOut.isEmpty)
  }

  @Test func `for the clipboard nothing is written`() throws {
    guard case .copied(let text, without: []) = export(.csv, .clipboard).carriedOut(in: folder.path)
    else {
      Issue.record("not copied")
      return
    }
    #expect(text.hasPrefix("name,arr"))
    #expect(TestFile.names(in: folder.path).isEmpty)
  }
}
