import BookModel
import Testing

/// How figures are written for people.
struct FiguresTests {
  @Test(arguments: [
    (0.0, "$0"), (950, "$950"), (999.4, "$999"), (999.5, "$1k"), (5_000, "$5k"), (9_949, "$9.9k"),
    (9_950, "$10k"), (310_000, "$310k"), (999_499, "$999k"), (999_500, "$1.0M"),
    (1_200_000, "$1.2M"), (2e9, "$2.0B"), (-50, "-$50"), (-1_500_000, "-$1.5M"), (.nan, "?"),
    (1e300, "$>1e15"), (.infinity, "$>1e15"),
  ])
  func `money takes few columns and keeps its unit`(amount: Double, text: String) {
    #expect(Figures.money(amount) == text)
  }

  @Test(arguments: [
    (0.41, "41%"), (0, "0%"), (1.2, "120%"), (0.005, "1%"), (0.004, "0%"), (150, ">9999%"),
    (.nan, "?"), (-0.5, "-50%"),
  ])
  func `fractions are percentages`(fraction: Double, text: String) {
    #expect(Figures.percent(fraction) == text)
  }

  @Test(arguments: [(0.06, "+6%"), (-0.18, "-18%"), (0.0, "0%"), (-0.001, "0%"), (0.001, "0%")])
  func `changes have a sign`(fraction: Double, text: String) {
    #expect(Figures.change(fraction) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-12_345, "-12,345"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `integers have commas`(number: Int, text: String) {
    #expect(Figures.grouped(number) == text)
  }

  @Test(arguments: [(3.14, "3.1"), (9.96, "10.0"), (-1.25, "-1.3"), (-0.04, "0.0"), (0.05, "0.1")])
  func `scores have one decimal`(number: Double, text: String) {
    #expect(Figures.tenths(number) == text)
  }

  @Test(arguments: [(42, "42d"), (-12, "-12d"), (999, "999d"), (1_400, "3y"), (-800_000, "-2191y")])
  func `days become years when there are many`(days: Int, text: String) {
    #expect(Figures.days(days) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (17.5, "17.5"), (99.96, "100.0"), (1_234.5, "1,235"), (1e300, ">1e15"), (.nan, "?"),
  ])
  func `counts are whole unless they are small`(number: Double, text: String) {
    #expect(Figures.count(number) == text)
  }

  @Test(arguments: [(0.796, "79.6%"), (0.8, "80%"), (0.7999, "80%"), (.infinity, "?")])
  func `fine percentages have a decimal where it says something`(fraction: Double, text: String) {
    #expect(Figures.finePercent(fraction) == text)
  }

  @Test func `nouns agree with their number`() {
    #expect(Figures.count(1, "customer") == "1 customer")
    #expect(Figures.count(1_200, "customer") == "1,200 customers")
  }

  @Test func `unknown is a question mark, never a zero`() {
    #expect(Figures.money(nil) == "?")
    #expect(Figures.money(-0.3) == "$0" && Figures.signedMoney(-0.3) == "$0")
    #expect(Figures.money(-0.6) == "-$1" && Figures.points(-0.004) == "0pt")
    #expect(Figures.percent(nil) == "?")
    #expect(Figures.days(nil) == "?")
    #expect(Figures.change(nil) == "?")
  }
}
