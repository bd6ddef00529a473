import BookModel
import Testing

@testable import SnapshotIO

struct VitallyValueTests {
  private static let february: [RawValue] = [
    .text("2027-02-28T00:00:00.000Z"), .text("2027-02-28T00:00:00Z"), .text("2027-02-28"),
    .text("2027-02-28T00:00:00+00:00"), .text("2027-02-27T16:00:00.000-0800"),
    .text("2027-02-28 00:00:00"), .text("2027-02-28 00:00:00 UTC"), .text("1803772800000"),
    .number(1_803_772_800_000), .number(1_803_772_800), .text("2027-02-28T23:59:60.123456789Z"),
    .text(" 2027-02-28T00:00 "), .text("2027-03-01T00:30:00+01:00"), .text("2027-02-28t10:00:00z"),
    .text("2027-02-28T20:00:00-03"), .text("2027-02-28T23:59:59,5Z"),
  ]

  @Test(arguments: february)
  func `a date is read in every form that has one meaning`(raw: RawValue) {
    #expect(raw.day == .known(Day(number: 20_877)), "\(raw)")
  }

  @Test(arguments: [
    "02/28/2027", "28 Feb 2027", "Invalid date", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z",
    "2027-02-29", "2027-02-28T24:00:00Z", "2027-W08-7", "2027-13-01", "2027-00-10", "2027-1-1",
    "1989-12-31", "2101-01-01", "2027-02-28T10:60:00Z", "2027-02-28T10:00:61Z", "2027-02-28X",
    "2027-02-28T10:00:00+25:00", "2027-02-28T10:00:00Zulu", "20270228", "2027-02-28T", "-1", "0",
    "2027-02-28T10:00:00.Z", "２０２７-02-28", "99999999999999999999", "2100-12-31T23:30:00-0100",
  ])
  func `a text that is no date is bad`(text: String) {
    #expect(RawValue.text(text).day.isBad, "\(text)")
    #expect(RawValue.text(text).moment.isBad)
  }

  @Test(arguments: [0, -1, 1e8 - 1, 1e13, 1e300, 1_803_772_800.5, .nan, .infinity, -1e12])
  func `a number that is no moment is bad`(number: Double) {
    #expect(RawValue.number(number).day.isBad)
  }

  @Test(arguments: [RawValue.null, .text(""), .text(" \n")])
  func `nothing and blank text are absent, not bad`(raw: RawValue) {
    #expect(raw.day == .absent)
    #expect(raw.money == .absent)
    #expect(raw.amount == .absent)
    #expect(raw.count == .absent)
    #expect(raw.truth == .absent)
    #expect(raw.words == .absent)
  }

  @Test(arguments: [
    ("2026-11-20T06:00:12.118Z", 1_795_154_412_118), ("2026-11-20", 1_795_132_800_000),
    ("2026-11-20T06:00:12.1189999Z", 1_795_154_412_118),
    ("2026-11-20T06:00:12.1Z", 1_795_154_412_100),
    ("2026-11-20T07:00:12+0100", 1_795_154_412_000), ("1795154412118", 1_795_154_412_118),
  ])
  func `a moment is exact to the millisecond`(text: String, expected: Int) {
    #expect(RawValue.text(text).moment == .known(expected))
  }

  @Test(
    arguments: [
      (.number(31250), 31250), (.number(583.33), 583.33), (.text("31250.00"), 31250),
      (.text("$31,250.00"), 31250), (.text("€1,234,567"), 1_234_567), (.text("£0.5"), 0.5),
      (.text("31,250 €"), 31250), (.text(" 1e3 "), 1000), (.number(0), 0), (.number(1e12), 1e12),
      (.text("+5"), 5), (.text("$ 12"), 12),
    ] as [(RawValue, Double)]
  )
  func `money is a number or English text`(raw: RawValue, expected: Double) {
    #expect(raw.money == .known(expected))
  }

  @Test(
    arguments: [
      .text("31.250,00 €"), .number(-120.5), .number(1e300), .flag(true), .text("1,23"),
      .text("12,3456"),
      .text(",123"), .text("1,,000"), .text("$"), .text("$$1"), .text("USD 5"), .text("1.2.3"),
      .text("1000,000"), .text("-5"), .list(["1"]), .number(.nan), .text("0x10"), .text("1e"),
      .text("nan"), .text("inf"), .text("1 000"), .text("10%"), .text("1."), .number(1e12 + 1),
    ] as [RawValue]
  )
  func `what is no sensible amount of money is bad`(raw: RawValue) {
    #expect(raw.money.isBad, "\(raw)")
  }

  @Test(
    arguments: [
      (.text("-1,234.5"), -1234.5), (.text("27.3%"), 0.273), (.text("0.86"), 0.86),
      (.number(-1), -1),
      (.text("8.4"), 8.4), (.text("1e-7"), 1e-7),
    ] as [(RawValue, Double)]
  )
  func `a number may be negative or a percentage`(raw: RawValue, expected: Double) throws {
    #expect(abs(try #require(raw.amount.known) - expected) < 1e-12)
  }

  @Test(
    arguments: [
      (.number(1200), .known(1200)), (.text("1,200"), .known(1200)),
      (.text("1200.0"), .known(1200)),
      (.number(12.5), .bad), (.number(1e300), .bad), (.flag(true), .bad), (.text("many"), .bad),
    ] as [(RawValue, Value<Int>)]
  )
  func `a count is whole`(raw: RawValue, expected: Value<Int>) {
    #expect(raw.count == expected)
  }

  @Test(
    arguments: [
      (.flag(true), .known(true)), (.text("Yes"), .known(true)), (.text("active"), .known(true)),
      (.text("FALSE"), .known(false)), (.text("Inactive"), .known(false)),
      (.number(1), .known(true)),
      (.number(0), .known(false)), (.number(2), .bad), (.text("maybe"), .bad), (.list([]), .bad),
    ] as [(RawValue, Value<Bool>)]
  )
  func `a truth is written in several ways`(raw: RawValue, expected: Value<Bool>) {
    #expect(raw.truth == expected)
  }

  @Test(arguments: [
    ("Halcyon Freight", "Halcyon Freight"), ("  x ", "x"), ("株式会社ミナト", "株式会社ミナト"),
    ("A\0B\u{1B}[31mred\u{202E} evil🚀 \u{FFFD} end", "AB[31mred evil🚀 \u{FFFD} end"),
    ("a\u{200B}b\u{FEFF}c\u{2066}d\u{AD}", "abcd"), ("\u{7F}\u{9B}x", "x"),
    ("Cafe\u{301}", "Cafe\u{301}"),
    ("\u{200E}", ""), ("Papaya & Söhne", "Papaya & Söhne"), ("\u{E0041}x", "x"),
    ("a\u{2028}b", "ab"),
  ])
  func `names lose what could harm a terminal`(name: String, expected: String) {
    #expect(cleanedName(name) == expected)
    #expect(RawValue.text(name).words.known ?? "" == expected)
  }

  @Test(
    arguments: [
      (.number(6.1), "6.1"), (.number(15), "15"), (.flag(false), "false"),
      (.list(["a", "b"]), "a, b"),
    ] as [(RawValue, String)]
  )
  func `other values have words too`(raw: RawValue, expected: String) {
    #expect(raw.words == .known(expected))
  }
}

struct VitallyPlainTextTests {
  @Test(arguments: [
    (
      "<p>Champion says <strong>rollout</strong> slips.</p><ul><li>Ask: 6.x</li><li>Two</li></ul>",
      "Champion says rollout slips.\n- Ask: 6.x\n- Two"
    ),
    ("a<br>b<br/>c<br />d", "a\nb\nc\nd"), ("<p>a</p>\n\n<p>b</p>", "a\nb"),
    ("Fish &amp; chips &lt;3 &#8217;&#x1F680;&nbsp;!", "Fish & chips <3 ’🚀 !"),
    ("&amp;lt;", "&lt;"), ("a < b and c > d", "a < b and c > d"),
    ("AT&T; &unknown; &", "AT&T; &unknown; &"),
    ("<script>alert(1)</script>safe<style>p{}</style>", "safe"), ("<script>never ends", ""),
    ("x<!-- <b>no</b> -->y", "xy"), ("x<!-- never ends", "x"),
    ("<a href=\"http://x\">link</a>", "link"),
    ("plain\nlines\tstay", "plain\nlines stay"), ("<p>one\n  two</p>", "one two"),
    ("&#27;[31m&#x202e;x\u{1B}", "[31mx"), ("&#0;&#xD800;", "&#0;\u{FFFD}"), ("", ""), ("<", "<"),
    ("<p></p><ul><li></li></ul>", ""), ("<td>a</td><td>b</td>", "a b"), ("<P>A</P><LI>B", "A\n- B"),
  ])
  func `HTML becomes plain text`(html: String, expected: String) {
    #expect(PlainText.from(html: html) == expected)
  }

  @Test(arguments: ["<a", "<", "&", "<!--", "<p>", "&amp;", "\n", "</", "<script>", "x < "])
  func `long hostile texts take time in proportion`(unit: String) {
    for opening in ["", "<script>"] {
      func time(_ count: Int) -> Duration {
        let html = opening + String(repeating: unit, count: count)
        return ContinuousClock().measure { #expect(PlainText.from(html: html).utf8.count >= 0) }
      }
      let short = time(2000)
      #expect(time(32_000) < short * 100 + .milliseconds(300), "after \(opening)")
    }
  }
}
