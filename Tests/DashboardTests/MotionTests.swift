import Canvas
import Dashboard
import Testing

/// What moves by itself, and does not where the user does not want that.
struct MotionTests {
  private func options(_ reducesMotion: Bool) -> DashboardOptions {
    var options = DashboardOptions.fixture
    options.reducesMotion = reducesMotion
    return options
  }

  @Test func `while reading nothing grows, and the text seldom changes`() {
    var screens: Set<[String]> = []
    for share in [41, 43, 47, 49] {
      var dashboard = Dashboard(options: options(true))
      let progress = LoadProgress(
        bytes: share * 20_500_000,
        bytesInAll: 2_050_000_000,
        rows: share * 1000,
        seconds: share
      )
      _ = dashboard.update(.loadProgress(progress))
      screens.insert(dashboard.screen())
      #expect(dashboard.screen().contains { $0.contains("Reading, 40% of 2.05 GB") })
    }
    #expect(screens.count == 1)
  }

  @Test(arguments: [false, true])
  func `a message stays until a key is pressed`(reducesMotion: Bool) {
    var dashboard = Dashboard.fixture(options: options(reducesMotion))
    let effects = dashboard.type("w")
    #expect(effects.isEmpty == reducesMotion)
    for number in 1...9 { _ = dashboard.update(.toastExpired(number)) }
    #expect(dashboard.screen()[22].contains("no saved view") == reducesMotion)
    dashboard.type("j")
    #expect(!dashboard.screen()[22].contains("no saved view"))
  }
}
