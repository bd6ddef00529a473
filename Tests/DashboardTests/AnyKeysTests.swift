import BookModel
import Canvas
import Testing

@testable import Dashboard

/// Whatever is pressed, at whatever size: nothing traps, and the screen is what it must be.
struct AnyKeysTests {
  /// A generator whose numbers follow from its seed (SplitMix64, Sebastiano Vigna).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let keys: [Key] =
    "jkgGhltsbSfdzxupPTR?q/13452342356<>JKnaeow@m!#~:=-()[]cc+FWXw\"漢é👍  vVDe]][iynNoOyuyryma"
    .map(Key.character) + [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .enter, .escape,
      .escape, .tab, .backTab, .backspace, .delete, .function(1), .control("d"), .control("u"),
      .control("r"), .control("l"), .control("c"), .control("w"), .control("a"), .control("e"),
      .paste("tier:strategic health<5\n@fri"), .paste("call @fri #x ^30d"), .paste("mark:* "),
      .control("z"), .control("p"), .control("n"),
    ]

  /// Says what is wrong with a frame; nil when it is right.
  func problem(of frame: Frame, rows: Int, columns: Int) -> String? {
    if frame.rows != rows || frame.columns != columns { return "its size" }
    if frame.cells.count != rows * columns { return "the number of cells" }
    let isEmpty = rows == 0 || columns == 0
    guard let cursor = frame.cursor else { return isEmpty ? nil : "no cursor" }
    return frame.contains(row: cursor.row, column: cursor.column) ? nil : "the cursor is outside"
  }

  /// Does what the loop would do: the store takes a change, refuses it or cannot save it.
  func answer(_ effects: [Effect], _ step: Int, _ dashboard: inout Dashboard) {
    for effect in effects {
      switch effect {
      case .follow where step % 3 == 0:
        _ = dashboard.update(.saveFailed("the disk is full"))
        var desk = FixtureBook.desk
        desk.unsaved = 1
        _ = dashboard.update(.followUpsChanged(desk, told: nil))
      case .follow, .saveAgain, .undo, .redo, .tick:
        _ = dashboard.update(.followUpsChanged(FixtureBook.desk, told: "Done"))
      case .recallHistory(let customer):
        _ = dashboard.update(.followUpHistory(FollowUpStory(customer: customer.id, entries: [])))
      case .write(_, let path) where step % 2 == 0:
        _ = dashboard.update(.notWritten(path, reason: "exists already"))
      case .edit: _ = dashboard.update(.edited("another text @fri\n#tag"))
      case .countFeatures(let order): _ = dashboard.update(.featuresCounted(order.made()))
      case .describeThemes: _ = dashboard.update(.themesDescribed(.fixture))
      case .compare(let day):
        _ = dashboard.update(.compareFailed(day, reason: "no snapshot of \(day)"))
      case .makeReport, .write, .copy, .openLink, .makeCompleter, .saveView, .removeView, .export,
        .reload, .stopReading, .setTheme, .policyChosen, .quit, .interrupt, .suspend, .redraw,
        .startToastTimer:
        break
      }
    }
  }

  @Test(arguments: 1...9)
  func `random keys at random sizes`(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var options = DashboardOptions.fixture
    options.glyphs = GlyphSet.allCases[seed % 3]
    options.confirmsQuit = seed.isMultiple(of: 2)
    var dashboard = Dashboard.fixture(options: options)
    if seed.isMultiple(of: 3) {
      _ = dashboard.update(.bookLoaded(OpenedBook(FixtureBook.wild, notes: ["one", "two"])))
    }
    if seed % 3 != 1 { _ = dashboard.update(.pastLoaded(FixtureBook.past)) }
    var size = (rows: 24, columns: 80)
    for step in 0..<360 {
      if step.isMultiple(of: 17) {
        size = (Int.random(in: 0...80, using: &random), Int.random(in: 0...250, using: &random))
        _ = dashboard.update(.resized(rows: size.rows, columns: size.columns))
      }
      let key = Self.keys.randomElement(using: &random) ?? .enter
      if step.isMultiple(of: 29) {
        dashboard.takeReport(ReportsScreenTests.ticked)
      }
      let effects = dashboard.update(.keyPressed(key))
      // What is ordered comes at once, late, or never.
      if !step.isMultiple(of: 5) { for effect in effects { dashboard.make(effect) } }
      answer(effects, step, &dashboard)
      let ids = Set(dashboard.portfolio?.book.customers.map(\.id) ?? [])
      #expect(dashboard.marks.customers.isSubset(of: ids), "\(key)")
      if step.isMultiple(of: 61) {
        let book = step.isMultiple(of: 2) ? FixtureBook.wild : FixtureBook.portfolio
        _ = dashboard.update(.bookLoaded(OpenedBook(book)))
      }
      if step.isMultiple(of: 23) {
        let kinds: [MouseEvent.Kind] = [.press, .doubleClick, .wheelUp, .wheelDown]
        let row = Int.random(in: 0...size.rows, using: &random)
        let column = Int.random(in: 0...size.columns, using: &random)
        _ = dashboard.update(.mouse(MouseEvent(kinds[step % 4], row: row, column: column)))
      }
      // Drawing is what takes the time: two frames of three are left out.
      guard step % 3 == seed % 3 else { continue }
      let frame = dashboard.view(rows: size.rows, columns: size.columns)
      if let problem = problem(of: frame, rows: size.rows, columns: size.columns) {
        Issue.record("seed \(seed), step \(step), \(key), \(size): \(problem)")
        return
      }
    }
  }

  @Test(arguments: [
    "", "\u{d}", "?", "s", "f", "/teir:", "/\t", ":", ":@e", "c", "lF", "w", "W", "X", "3", "3G",
    "4", "4jjj ", "4jjjl", "g", "i", "y", "2", "~", "Vfgone ^3d", "Vz", "\u{d}]", "\u{d}]]",
    "\u{d}[", "\u{d}[[", "\u{d}]]]", "\u{d}]]]]", "\u{d}/e",
  ])
  func `every size that a terminal may have`(keys: String) {
    var dashboard = Dashboard.fixture()
    dashboard.press(.character("/"), .paste("initech"), .enter)
    for key in keys {
      dashboard.pressMaking(key == "\u{d}" ? .enter : key == "\t" ? .tab : .character(key))
    }
    for rows in [0, 1, 7, 8, 11, 12, 13, 14, 15, 16, 19, 20, 40, 80] {
      for columns in [0, 1, 39, 40, 41, 60, 99, 100, 120, 160, 250] {
        let frame = dashboard.view(rows: rows, columns: columns)
        let problem = problem(of: frame, rows: rows, columns: columns)
        #expect(problem == nil, "\(columns)x\(rows)")
      }
    }
  }

  @Test(arguments: [(8, 40), (12, 60), (24, 80), (40, 120), (50, 200)])
  func `the cursor is on the row of the selected customer`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    for step in 0..<60 {
      dashboard.press(step < 30 ? .character("j") : .character("k"))
      let frame = dashboard.view(rows: rows, columns: columns)
      let row = frame.cursor.map { frame.text(row: $0.row) } ?? ""
      #expect(row.hasPrefix("▸"), "\(row)")
      #expect(frame.cursor?.isVisible == false)
    }
  }

  @Test func `no escape sequence and no bidi control reaches the screen`() {
    let dashboard = Dashboard.fixture(rows: 50, columns: 200)
    #expect(dashboard.view(rows: 50, columns: 200).controls == [])
  }

  @Test func `ASCII stays ASCII whatever the names hold`() {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    var dashboard = Dashboard.fixture(rows: 50, columns: 200, options: options)
    for key in "?tsPT\r".map({ $0 == "\r" ? Key.enter : .character($0) }) {
      dashboard.press(key)
      #expect(dashboard.view(rows: 50, columns: 200).isASCII)
      dashboard.press(.escape)
    }
  }
}
