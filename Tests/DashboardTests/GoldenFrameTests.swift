import BookModel
import Canvas
import Dashboard
import Testing

/// Whole screens, compared with those on file.
struct GoldenFrameTests {
  @Test(arguments: [(24, 80), (40, 120), (50, 200), (16, 60), (8, 40), (5, 30)])
  func `the Book screen at every layout`(rows: Int, columns: Int) {
    let dashboard = Dashboard.fixture(rows: rows, columns: columns)
    expectGolden(dashboard.view(rows: rows, columns: columns), "book-\(columns)x\(rows)")
  }

  @Test(arguments: [(24, 80), (40, 120), (50, 200)])
  func `a customer's page`(rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    expectGolden(dashboard.view(rows: rows, columns: columns), "page-\(columns)x\(rows)")
  }

  @Test(arguments: [
    ("usage", "3", 24, 80), ("usage", "3", 40, 120), ("usage", "3", 50, 200),
    ("usage-end", "3G", 24, 80), ("usage", "3", 12, 60),
    ("renewals", "4", 24, 80), ("renewals", "4", 40, 120), ("renewals", "4", 50, 200),
    ("renewals-customers", "4jjjljj", 24, 80), ("renewals-customers", "4jjjljj", 40, 120),
    ("renewals-customers", "4jjjljj", 50, 200), ("renewals-quarters", "4mj", 24, 80),
    ("renewals", "4", 12, 60),
  ])
  func `the screens beside the Book`(name: String, keys: String, rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type(keys)
    expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
  }

  @Test(arguments: [("usage", "3"), ("renewals", "4jjjl")])
  func `the screens beside the Book in ASCII`(name: String, keys: String) {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    var dashboard = Dashboard.fixture(rows: 40, columns: 120, options: options)
    dashboard.type(keys)
    expectGolden(dashboard.view(rows: 40, columns: 120), "\(name)-ascii-120x40")
  }

  @Test func `a customer's page scrolled to its end`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter, .character("G"))
    expectGolden(dashboard.view(rows: 24, columns: 80), "page-end-80x24")
  }

  @Test(arguments: [
    ("help", "?"), ("tiers", "t"), ("tiers-chosen", "tsl"), ("sort", "s"), ("policy", "P"),
    ("theme", "T"), ("filter", "/tier:strategic renewal<90d"), ("filter-error", "/teir:strategic"),
    ("nothing-matches", "/health<1 xyzzy"), ("reversed", "S"), ("all", "b"), ("prefix", "g"),
    ("help-search", "?undo"), ("group", "F"), ("columns-of-changes", "/cols:name,d30,arr.d30"),
    ("composer-new", "f"), ("composer", "fcall the champion @fri !high #renewal"),
    ("composer-error", "fcall @someday"), ("no-follow-up", "d"), ("last-column", "lllllllll"),
  ])
  func `what keys show`(name: String, keys: String) {
    for (rows, columns) in Self.sizes {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      dashboard.type(keys)
      _ = dashboard.update(.themesDescribed(.fixture))
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  /// The sizes at which every screen and state is looked at.
  private static let sizes = [(24, 80), (40, 120), (50, 200)]

  @Test(arguments: [("snooze", "z"), ("snooze-day", "zd24 dec"), ("edit", "f")])
  func `what keys show on a customer with a follow-up`(name: String, keys: String) {
    for (rows, columns) in Self.sizes {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      dashboard.type("/initech")
      dashboard.press(.enter)
      dashboard.type(keys)
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test func `ASCII alone`() {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    let dashboard = Dashboard.fixture(rows: 40, columns: 120, options: options)
    expectGolden(dashboard.view(rows: 40, columns: 120), "ascii-120x40")
  }

  @Test(arguments: [
    (
      "failed",
      Event.loadFailed(
        title: "No snapshot yet.",
        remedy: [
          "Put Vitally and Looker JSON into the snapshot folder.",
          "folio --demo shows a sample book; folio check DIR says why a file is not read.",
        ]
      )
    ),
    (
      "empty",
      .bookLoaded(OpenedBook(Portfolio(book: Book(customers: []), today: FixtureBook.today)))
    ),
  ])
  func `states without a customer`(name: String, event: Event) {
    for (rows, columns) in Self.sizes {
      var dashboard = Dashboard(options: .fixture)
      _ = dashboard.update(.resized(rows: rows, columns: columns))
      _ = dashboard.update(event)
      expectGolden(dashboard.view(rows: rows, columns: columns), "\(name)-\(columns)x\(rows)")
    }
  }

  @Test func `partial data and a failed save`() {
    var portfolio = FixtureBook.portfolio
    portfolio.book.isPartial = true
    for (rows, columns) in Self.sizes {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      _ = dashboard.update(.bookLoaded(OpenedBook(portfolio)))
      _ = dashboard.update(.saveFailed("the disk is full"))
      expectGolden(dashboard.view(rows: rows, columns: columns), "partial-\(columns)x\(rows)")
    }
  }

  @Test(arguments: ["3", "4", "5", "2"])
  func `a screen where the filter leaves nobody`(key: String) {
    for (rows, columns) in Self.sizes {
      var dashboard = Dashboard.fixture(rows: rows, columns: columns)
      dashboard.type("/xyzzy")
      dashboard.press(.enter)
      dashboard.type(key)
      expectGolden(dashboard.view(rows: rows, columns: columns), "nobody-\(key)-\(columns)x\(rows)")
    }
  }
}
