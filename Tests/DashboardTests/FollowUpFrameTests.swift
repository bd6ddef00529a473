import BookModel
import Canvas
import Dashboard
import Testing

/// Whole screens about follow-ups, compared with those on file.
struct FollowUpFrameTests {
  static let sizes = [(24, 80), (40, 120), (50, 200)]

  /// The keys that show something, and a name for it.
  static let looks = [
    ("follow-ups", "2"), ("follow-ups-marked", "2  j"), ("follow-ups-sorted", "2sa"),
    ("batch-composer", "V2fcheck in ^30d #q4"), ("batch-snooze", "Vz"), ("follow-up-edit", "2e"),
    ("marks", "jj jj v"), ("outcome", "2Dthey will renew"), ("follow-ups-end", "2G"),
  ]

  @Test(arguments: looks, sizes)
  func `follow-ups of every kind`(look: (String, String), size: (Int, Int)) {
    var dashboard = Dashboard.following(rows: size.0, columns: size.1)
    dashboard.type(look.1)
    let frame = dashboard.view(rows: size.0, columns: size.1)
    expectGolden(frame, "\(look.0)-\(size.1)x\(size.0)")
  }

  @Test(arguments: sizes)
  func `no follow-ups`(size: (Int, Int)) {
    var dashboard = Dashboard.fixture(rows: size.0, columns: size.1)
    _ = dashboard.update(.followUpsChanged(FollowUpDeskState(), told: nil))
    dashboard.type("2")
    let frame = dashboard.view(rows: size.0, columns: size.1)
    expectGolden(frame, "follow-ups-none-\(size.1)x\(size.0)")
  }

  @Test(arguments: sizes)
  func `messages of every kind`(size: (Int, Int)) {
    var dashboard = Dashboard.following(rows: size.0, columns: size.1)
    var desk = FixtureBook.desk
    desk.notices = [
      "/home/ana/.local/share/folio/folio.sqlite: was damaged; it is kept as folio.sqlite.damaged,"
        + " and the 214 events that could still be read in it took its place"
    ]
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    dashboard.type("gud")
    _ = dashboard.update(.clockTicked(now: FixtureBook.noon + 180))
    _ = dashboard.update(.saveFailed("the disk is full"))
    _ = dashboard.update(.followUpsChanged(desk, told: "Done: call champion"))
    dashboard.type("~")
    expectGolden(dashboard.view(rows: size.0, columns: size.1), "log-\(size.1)x\(size.0)")
  }

  @Test func `a line that could not be saved`() {
    var dashboard = Dashboard.following()
    dashboard.type("jjfcall the champion @fri")
    dashboard.press(.enter)
    _ = dashboard.update(.saveFailed("the disk is full"))
    var desk = FixtureBook.desk
    desk.unsaved = 1
    desk.failure = "the disk is full"
    _ = dashboard.update(.followUpsChanged(desk, told: nil))
    expectGolden(dashboard.view(rows: 24, columns: 80), "not-saved-80x24")
    dashboard.press(.escape)
    expectGolden(dashboard.view(rows: 24, columns: 80), "not-saved-later-80x24")
  }

  @Test func `follow-ups in ASCII`() {
    var options = DashboardOptions.fixture
    options.glyphs = .ascii
    var dashboard = Dashboard.following(rows: 40, columns: 120, options: options)
    dashboard.type("2 ")
    expectGolden(dashboard.view(rows: 40, columns: 120), "follow-ups-ascii-120x40")
  }
}
