import BookModel
import Settings
import TestSupport
import Testing

struct ReleaseHistoryTests {
  private func configuration(_ text: String, in folder: String = "/x") throws -> Configuration {
    try Configuration(
      text,
      file: "\(folder)/config.yaml",
      paths: Paths(environment: ["HOME": "/h"])
    )
  }

  @Test func `a list of versions, with their months where they are told`() throws {
    let text =
      "releases: [\"6.9\", {version: \"6.10\", date: 2026-10}, {version: 7.0, date: 2026-11-21}]"
    let history = try #require(try configuration(text).releaseHistory)
    #expect(history.releases.map(\.version) == ["6.9", "6.10", "7.0"])
    #expect(history.releases.map { $0.month?.description } == [nil, "2026-10-01", "2026-11-01"])
    #expect(try configuration("releases: 6.9").releases == ["6.9"])
    #expect(try configuration("me: x").releaseHistory == nil)
  }

  @Test(arguments: ["- 6.9\n- {version: '6.10', date: 2026-10}\n", "releases: ['6.9', '6.10']\n"])
  func `a file beside the configuration holds the list`(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "releases.yaml")
    let found = try configuration("releases: releases.yaml", in: folder.path)
    #expect(found.releases == ["6.9", "6.10"])
    #expect(found.releaseHistory?.origin == path)
  }

  @Test(
    arguments: [
      "releases: missing.yaml", "releases: [{date: 2026-10}]",
      "releases: [{version: '6.9', date: soon}]", "releases: [{version: '6.9', day: 2026-10}]",
    ]
  )
  func `what is wrong is an error of the configuration`(text: String) {
    #expect(throws: SettingsError.self) { try configuration(text) }
  }

  @Test func `the shipped list counts where it is asked for, and says how old it is`() throws {
    let history = try #require(try configuration("releases: shipped").releaseHistory)
    #expect(history == .shipped)
    #expect(
      history.words(on: Day("2026-11-21") ?? Day(number: 0))
        == "shipped: 14 releases up to 6.7 of Sep 2025, 14 months old"
    )
    let months = history.releases.compactMap(\.month)
    #expect(months.count == history.releases.count && months == months.sorted())
  }
}
