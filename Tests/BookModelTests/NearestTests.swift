import BookModel
import Testing

struct NearestTests {
  private static let words = ["tier", "trend", "touch", "owner", "Café Olé", "seats"]

  @Test(arguments: [
    ("teir", ["tier"]), ("tiers", ["tier"]), ("ownr", ["owner"]), ("cafe ole", ["Café Olé"]),
    ("se", ["seats"]), ("xylophone", []), ("", []), ("t", []), ("to", ["touch"]),
  ])
  func `a mistyped word finds what was meant`(word: String, expected: [String]) {
    #expect(word.nearest(among: Self.words) == expected)
  }

  @Test func `no more are named than asked for, the nearest first`() {
    #expect("car".nearest(among: ["cat", "bar", "card", "cars"], most: 2) == ["card", "cars"])
  }

  @Test func `where none is near, the nearest of all can be asked for`() {
    let words = ["Dana Okafor", "Ravi Lindqvist", "Theo Brandt"]
    #expect("nobody".nearest(among: words).isEmpty)
    #expect("nobody".nearest(among: words, most: 2, evenFar: true).count == 2)
    #expect("Theo".nearest(among: words, evenFar: true).first == "Theo Brandt")
  }
}
