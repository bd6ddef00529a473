import ArgumentParser
import BookModel
import TestSupport
import Testing

@testable import folio

/// A book as a source reads it, again and again.
struct BookSourceTests {
  private let folder: TestSupport.TemporaryFolder

  init() throws {
    folder = try TestSupport.TemporaryFolder()
    try folder.write(
      #"{"results":[{"id":"a","name":"Acme","mrr":100,"csmId":"p-1"}],"next":null}"#,
      to: "book/accounts.json"
    )
    try folder.write(
      """
      {"results":[{"id":"p-1","name":"Ana Lima","email":"ana@example.com","licenseStatus":"active"},
      {"id":"p-2","name":"Bo Berg","email":"bo@example.com","licenseStatus":"active"}],"next":null}
      """,
      to: "book/admins.json"
    )
    try folder.write(
      """
      folio: coverage plan
      person: {id: p-1, name: Ana Lima, email: ana@example.com}
      from: 2026-11-20
      to: 2026-11-21
      customers:
        - customer: {id: a, name: Acme}
          cover: {id: p-2, name: Bo Berg, email: bo@example.com}
          followUp: {note: call}

      """,
      to: "plan.yaml"
    )
    try folder.write("plans: [plan.yaml]\n", to: "config.yaml")
  }

  private func source() throws -> BookSource {
    let options = [
      "--snapshots", folder.file("book"), "--config", folder.file("config.yaml"), "--no-cache",
      "--store", folder.file("folio.sqlite"), "--me", "bo@example.com", "--today", "2026-11-21",
    ]
    return try BookSource(BookOptions.parse(options), folders: [])
  }

  @Test func `a reading after midnight is of the new day, covered customers too`() throws {
    let source = try source()
    let first = try source.load()
    #expect(first.notes.isEmpty, "\(first.notes)")
    #expect(first.portfolio.coveredFor.values.map(\.name) == ["Ana Lima"])
    let order = BookLoader.Order(
      today: source.today.adding(days: 1),
      policy: try source.settings.policy(named: "three-tier"),
      desk: FollowUpDesk(source)
    )
    let second = try source.reading(for: order).load()
    #expect(second.portfolio.today == order.today && second.portfolio.policy == order.policy)
    #expect(second.portfolio.coveredFor.isEmpty)
  }
}
