import BookModel
import Testing

@testable import Dashboard

/// How far a reading is, in words.
struct LoadProgressTests {
  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"),
    (9_949_999, "9.9 MB"), (9_950_000, "10 MB"), (812_400_000, "812 MB"),
    (999_500_000, "1.00 GB"), (2_050_000_000, "2.05 GB"), (1_234_000_000_000, "1,234.00 GB"),
    (-5, "0 B"),
  ])
  func `bytes in few digits`(bytes: Int, text: String) {
    #expect(Figures.bytes(bytes) == text)
  }

  @Test func `what is not known is left out`() {
    #expect(LoadProgress().text == "")
    #expect(LoadProgress(seconds: 2).text == "2 s")
    #expect(LoadProgress(bytes: 500, bytesInAll: 2_000, rows: 1).text == "500 B of 2 kB · 1 row")
    #expect(LoadProgress().share == nil)
    #expect(LoadProgress(bytes: 9, bytesInAll: 3).share == 1, "a file may grow")
  }
}
