import BookModel
import BookQuery
import Testing

struct QueryParsingTests {
  @Test(arguments: [
    ("teir:strat", 0..<4, "did you mean tier?"),
    ("arr>", 4..<4, "such as arr>100k or arr:100k..1m"),
    ("acme renewal<90q", 13..<16, "use d, w, mo, y, q1..q4, eoq or a date (90d, 3mo, 2026-12-31)"),
    ("(acme", 0..<1, "add )"), ("acme)", 4..<5, "remove it"),
    ("\"acme", 0..<5, "add it at the end of the text"),
    ("acme |", 6..<6, "write a word or field:value"),
    ("acme OR", 7..<7, "write a word or field:value"),
    ("- acme", 0..<1, "write what to leave out right behind it"),
    (
      "tier:small,xyz", 11..<14,
      "use one of Strategic, Large Enterprise, Small Enterprise, Mid-Market"
    ),
    ("tier:enterprise", 5..<15, "write more letters of one"),
    ("arr>$100k", 4..<9, "write 100k"), ("arr:10%", 4..<7, "write a plain number"),
    ("arr>10k,20k", 4..<11, "write arr:a,b or one value"),
    ("arr>1..2", 4..<8, "such as arr>100k or arr:100k..1m"),
    ("name>acme", 5..<9, "use name:value, name=value or name!=value"),
    ("mine:maybe", 5..<10, "write mine:yes"),
    ("/a(/", 0..<4, "use a simpler one, or quote a text that begins with /"),
    ("/(?=a)b/", 0..<8, "use a simpler one, or quote a text that begins with /"),
    ("<5", 0..<1, "write one, such as arr>100k"), ("sort:-xyzzy", 5..<11, nil),
    ("sort:arr acme", 9..<13, "move it before them"), ("limit:0", 6..<7, "write limit:20"),
    ("sort:arr sort:mrr", 9..<14, "keep one"),
    (
      "group:colour", 6..<12,
      "use one of tier, owner, stage, health, renewal-month, feature, segment, ae"
    ),
    ("feature:cody>", 13..<13, "such as >20"), ("feature:cdoy", 8..<12, nil),
    ("changed:helth", 8..<13, "did you mean health?"),
    ("(acme sort:arr)", 6..<10, "write it once, at the end of the filter"),
    ("health>x", 7..<8, "such as health<5 or health:3..6"),
  ])
  func `a mistake names its place and what to do`(text: String, range: Range<Int>, remedy: String?)
  {
    do {
      _ = try Query(text, in: SampleBook.context)
      Issue.record("\(text) is read")
    } catch {
      #expect(error.range == range, "\(error)")
      if let remedy { #expect(error.remedy == remedy) }
      #expect(!error.message.isEmpty && !error.message.hasSuffix("."))
    }
  }

  @Test func `an ambiguous name lists what it may be`() {
    #expect {
      try Query("tier:enterprise", in: SampleBook.context)
    } throws: { error in
      "\(error)".contains("Large Enterprise, Small Enterprise")
    }
  }

  @Test func `pipeline words say how to show the customers`() throws {
    let query = try Query(
      "acme sort:-arr,renewal group:renewal-month cols:name,tier.name,feature:\"Code search\" limit:20",
      in: SampleBook.context
    )
    #expect(query.sort == [SortKey(.arr, isDescending: true), SortKey(.renewal)])
    #expect(query.group == .renewalMonth)
    #expect(query.columns == [.name, .tier, .feature("Code search")])
    #expect(query.limit == 20)
    #expect(!query.isEmpty)
    #expect(try Query(" sort:arr ", in: SampleBook.context).isEmpty)
    #expect(try Query("", in: SampleBook.context).isEmpty)
  }

  @Test func `no text traps and every error lies within it`() {
    let pieces = [
      "acme", "arr", ":", "<", ">=", "!=", "..", "-", "!", "(", ")", "|", " ", "\"", "~", "/", "*",
      "?", ",", "90d", "1e9", "99999999999999999999", "%", "k", "tier", "renewal", "feature", "OR",
      "AND", "NOT", "sort:", "limit:", "é", "👩‍👩‍👧", "\u{0}", "\\", "2026-13-01", "q9", "+", "_",
      "version",
      "opp", "changed", "due", "health", "poor", "q4", "9999y", "-9999y",
    ]
    var random = SeededGenerator(seed: 42)
    let places = SampleBook.portfolio.book.customers.indices
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...9, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do {
        let query = try Query(text, in: SampleBook.context)
        _ = SampleBook.portfolio.places(matching: query, among: places)
      } catch {
        #expect((0...text.count).contains(error.range.lowerBound))
        #expect(error.range.upperBound <= text.count, "\(text) \(error)")
      }
    }
  }

  @Test func `deep nesting and long texts are refused`() {
    let texts = [
      String(repeating: "(", count: 4000), String(repeating: "-", count: 4000) + "a",
      String(repeating: "NOT ", count: 1000) + "a", String(repeating: "a", count: 5000),
      "/" + String(repeating: "a", count: 300) + "/",
    ]
    for text in texts {
      #expect(throws: QueryError.self) { try Query(text, in: SampleBook.context) }
    }
  }
}

/// A generator of the same numbers every time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Source: SplitMix64, Sebastiano Vigna.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
