import ArgumentParser
import BookModel
import TestSupport
import Testing

@testable import folio

/// Older snapshots, read once.
struct BookHistoryTests {
  private let folder: TestSupport.TemporaryFolder

  init() throws {
    folder = try TestSupport.TemporaryFolder()
    for (day, mrr) in [("2026-11-07", 9000), ("2026-11-14", 9000), ("2026-11-21", 100)] {
      try write(day, mrr: mrr)
    }
    try folder.write("", to: "config.yaml")
  }

  private func write(_ day: String, mrr: Int) throws {
    try folder.write(
      #"{"results":[{"id":"a","name":"Acme","mrr":\#(mrr)}],"next":null}"#,
      to: "\(day)/accounts.json"
    )
  }

  private func source() throws -> BookSource {
    let options = [
      "--snapshots", folder.path, "--config", folder.file("config.yaml"), "--no-cache",
      "--store", folder.file("folio.sqlite"), "--today", "2026-11-21",
    ]
    return try BookSource(BookOptions.parse(options), folders: [])
  }

  @Test func `what was read is kept for another policy, until it is forgotten`() throws {
    let source = try source()
    let history = BookHistory(source, keeping: KeptBooks())
    var portfolio = try source.load().portfolio
    let first = try #require(try history.whole(of: portfolio))
    #expect(first.1.contains { $0.kind == .arr })
    for day in ["2026-11-07", "2026-11-14"] { try write(day, mrr: 100) }
    portfolio.policy = try source.settings.policy(named: "three-tier")
    let second = try #require(try history.whole(of: portfolio))
    #expect(second.0.policy == portfolio.policy && second.0.days.count == 3)
    #expect(second.1.contains { $0.kind == .arr })
    history.forget()
    let anew = try #require(try history.whole(of: portfolio))
    #expect(!anew.1.contains { $0.kind == .arr })
  }

  @Test func `a book that is no newer than a day has nothing to tell of what came after it`() throws
  {
    let source = try source()
    let history = BookHistory(source)
    let portfolio = try source.load().portfolio
    for (day, isKnown) in [("2026-11-20", true), ("2026-11-21", false), ("2026-11-23", false)] {
      #expect(try (history.changes(of: portfolio, since: Day(day)) != nil) == isKnown, "\(day)")
    }
  }
}
