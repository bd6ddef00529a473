import BookModel
import Canvas
import Dashboard
import Testing

/// The screen while a snapshot is read, and what keys do then.
struct LoadingTests {
  @Test func `the key that stops reading again is told as it is`() {
    var options = DashboardOptions.fixture
    options.keys = KeyMap([
      KeyMap.Choice(action: "stop-reading", keys: ["S"]),
      KeyMap.Choice(action: "back", keys: ["B"]),
    ])
    var dashboard = Dashboard.fixture(options: options)
    dashboard.type("R")
    #expect(dashboard.screen()[22].contains("B stops"))
    #expect(dashboard.type("B").contains(.stopReading))
  }

  private static let early = LoadProgress()
  private static let half = LoadProgress(
    bytes: 812_000_000,
    bytesInAll: 2_050_000_000,
    rows: 4_120_000,
    seconds: 3
  )
  private static let whole = LoadProgress(
    bytes: 2_050_000_000,
    bytesInAll: 2_050_000_000,
    rows: 10_000_000,
    seconds: 7
  )

  /// A dashboard that is reading its first snapshot.
  private func waiting(rows: Int = 24, columns: Int = 80, glyphs: GlyphSet = .braille) -> Dashboard
  {
    var options = DashboardOptions.fixture
    options.source = "~/snapshots/2026-11-21"
    options.glyphs = glyphs
    var dashboard = Dashboard(options: options)
    _ = dashboard.update(.resized(rows: rows, columns: columns))
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon))
    return dashboard
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)])
  func `the screen while the first snapshot is read`(rows: Int, columns: Int) {
    let size = "\(columns)x\(rows)"
    var dashboard = waiting(rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "loading-first-\(size)")
    _ = dashboard.update(.loadProgress(Self.early))
    expectGolden(dashboard.view(rows: rows, columns: columns), "loading-early-\(size)")
    _ = dashboard.update(.loadProgress(Self.half))
    expectGolden(dashboard.view(rows: rows, columns: columns), "loading-\(size)")
    _ = dashboard.update(.loadProgress(Self.whole))
    expectGolden(dashboard.view(rows: rows, columns: columns), "loading-end-\(size)")
    dashboard.press(.escape)
    expectGolden(dashboard.view(rows: rows, columns: columns), "loading-stopped-\(size)")
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)])
  func `the screen while a snapshot is read again`(rows: Int, columns: Int) {
    let size = "\(columns)x\(rows)"
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("R")
    expectGolden(dashboard.view(rows: rows, columns: columns), "reloading-first-\(size)")
    _ = dashboard.update(.loadProgress(Self.half))
    expectGolden(dashboard.view(rows: rows, columns: columns), "reloading-\(size)")
    dashboard.press(.escape)
    expectGolden(dashboard.view(rows: rows, columns: columns), "reloading-stopped-\(size)")
  }

  @Test func `the progress in ASCII alone`() {
    var dashboard = waiting(glyphs: .ascii)
    _ = dashboard.update(.loadProgress(Self.half))
    expectGolden(dashboard.view(rows: 24, columns: 80), "loading-ascii-80x24")
  }

  @Test(arguments: [Key.escape, .control("c")])
  func `Esc and Ctrl-C stop the first reading, R begins it anew`(key: Key) {
    var dashboard = waiting()
    _ = dashboard.update(.loadProgress(Self.half))
    #expect(dashboard.press(key) == [.stopReading])
    #expect(dashboard.screen()[2].contains("~/snapshots/2026-11-21 was stopped."))
    #expect(dashboard.press(.escape).isEmpty, "there is nothing left to stop")
    _ = dashboard.update(.loadProgress(Self.whole))
    #expect(dashboard.screen()[2].contains("was stopped."), "a late word changes nothing")
    #expect(dashboard.type("R") == [.reload])
    #expect(dashboard.screen()[2].contains("Reading ~/snapshots/2026-11-21"))
    #expect(!dashboard.screen().contains { $0.contains("812 MB") }, "it begins at its beginning")
  }

  @Test func `once reading was stopped, Ctrl-C ends the program and q too`() {
    var dashboard = waiting()
    dashboard.press(.control("c"))
    #expect(dashboard.press(.control("c")) == [.interrupt])
    #expect(dashboard.type("q") == [.quit])
  }

  @Test(arguments: [Key.escape, .control("c")])
  func `Esc and Ctrl-C stop reading again and keep the book as it is shown`(key: Key) {
    var dashboard = Dashboard.fixture()
    dashboard.type("jj")
    let before = dashboard.screen()
    dashboard.type("R")
    _ = dashboard.update(.loadProgress(Self.half))
    #expect(dashboard.screen()[22].contains("Reading again 39%"))
    let effects = dashboard.press(key)
    #expect(effects == [.stopReading, .startToastTimer(1, seconds: 4)])
    #expect(dashboard.screen()[22].contains("Reading again was stopped"))
    _ = dashboard.update(.toastExpired(1))
    #expect(dashboard.screen() == before)
  }

  @Test func `the book can be used while it is read again`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("R/initech")
    dashboard.press(.enter)
    _ = dashboard.update(.loadProgress(Self.half))
    #expect(dashboard.cursorRow().contains("Initech"))
    #expect(dashboard.type("d") == [.follow(.complete(outcome: nil), "c-01")])
    dashboard.press(.enter)
    #expect(dashboard.screen()[0].contains("› Initech"))
    #expect(dashboard.press(.escape).isEmpty, "the page is closed before anything is stopped")
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(dashboard.screen()[22].contains("Read again: 26 customers"))
    #expect(dashboard.screen()[2].contains("FILTER initech"))
    #expect(dashboard.press(.escape).isEmpty, "what is read is read")
  }

  @Test func `a prompt is closed before anything is stopped`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("Rf")
    #expect(dashboard.press(.control("c")).isEmpty)
    #expect(dashboard.press(.control("c")).first == .stopReading)
    var first = waiting()
    first.type("?")
    #expect(first.press(.escape).isEmpty)
    #expect(first.press(.escape) == [.stopReading])
  }

  @Test func `reading is not begun twice`() {
    var dashboard = Dashboard.fixture()
    #expect(dashboard.type("R") == [.reload])
    #expect(!dashboard.type("R").contains(.reload))
    var first = waiting()
    #expect(!first.type("R").contains(.reload))
  }

  @Test func `help and themes are there while the first snapshot is read`() {
    var dashboard = waiting()
    dashboard.type("?")
    #expect(dashboard.screen().contains { $0.contains("Stops reading the snapshot.") })
    dashboard.press(.escape)
    dashboard.type("T")
    #expect(dashboard.press(.down) == [.setTheme("folio-light")])
    _ = dashboard.update(.loadProgress(Self.half))
    _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.portfolio)))
    #expect(dashboard.screen().contains { $0.contains("folio-light") }, "the menu stays")
  }
}
