import BookModel
import Testing

/// A Saturday.
private let today = Day(number: 20_778)

struct DateWordsTests {
  @Test(arguments: [
    ("today", "2026-11-21"), ("tomorrow", "2026-11-22"), ("yesterday", "2026-11-20"),
    ("TODAY", "2026-11-21"), ("  today  ", "2026-11-21"),
    ("sat", "2026-11-21"), ("sun", "2026-11-22"), ("mon", "2026-11-23"), ("fri", "2026-11-27"),
    ("friday", "2026-11-27"), ("Wednesday", "2026-11-25"),
    ("+7d", "2026-11-28"), ("-3d", "2026-11-18"), ("+0d", "2026-11-21"), ("+2w", "2026-12-05"),
    ("+1mo", "2026-12-21"), ("-9mo", "2026-02-21"), ("+1y", "2027-11-21"),
    ("eow", "2026-11-22"), ("eom", "2026-11-30"), ("eoq", "2026-12-31"), ("eoy", "2026-12-31"),
    ("2027-02-28", "2027-02-28"), ("q1", "2027-01-01"), ("Q4", "2027-10-01"),
    ("24 dec", "2026-12-24"), ("dec 24", "2026-12-24"), ("24 Dec 2028", "2028-12-24"),
    ("december 24 2026", "2026-12-24"), ("21 nov", "2026-11-21"), ("20 nov", "2027-11-20"),
    ("1  sept", "2027-09-01"), ("29 feb", "2028-02-29"), ("5 may", "2027-05-05"),
  ])
  func `reads the days people write`(words: String, expected: String) {
    #expect(Day(words: words, today: today)?.description == expected)
  }

  @Test(arguments: [
    "", " ", "7d", "+d", "+7", "+7x", "+99999d", "+9999999999999999999999d", "+9999y", "-9999y",
    "todayy", "su", "mondays", "q0", "q5", "q", "q١", "32 dec", "0 dec", "30 feb", "29 feb 2027",
    "24", "dec", "24 dec 26", "24 24", "dec dec", "-24 dec", "+4 dec", "24 dec 2026 x",
    "2026-13-01", "1989-12-31", "2101-01-01", "1 jan 9999", "+٣d", "\u{1B}[31m", "next",
  ])
  func `refuses what is no day`(words: String) {
    #expect(Day(words: words, today: today) == nil)
  }

  @Test(arguments: [
    ("2026-11-22", "eow", "2026-11-22"), ("2026-11-23", "eow", "2026-11-29"),
    ("2026-01-31", "+1mo", "2026-02-28"), ("2024-02-29", "+1y", "2025-02-28"),
    ("2026-01-01", "eoq", "2026-03-31"), ("2026-06-30", "eoq", "2026-06-30"),
    ("2026-12-31", "eoy", "2026-12-31"), ("2026-04-01", "q2", "2026-04-01"),
    ("2026-04-02", "q2", "2027-04-01"), ("2097-03-01", "29 feb", nil),
  ])
  func `counts from the day it is`(from: String, words: String, expected: String?) throws {
    let start = try #require(Day(from))
    #expect(Day(words: words, today: start)?.description == expected)
  }

  @Test func `every weekday name leads at most six days ahead`() {
    for start in 0..<14 {
      let start = today.adding(days: start)
      for name in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        let day = Day(words: name, today: start)
        #expect(day.map { (0...6).contains(start.days(until: $0)) } == true)
        #expect(day?.weekdayName.lowercased() == name)
      }
    }
  }

  @Test func `nothing traps, whatever the day and the words`() {
    let days = [0, 20_778, -800_000, 3_000_000].map { Day(number: $0) }
    for day in days {
      for words in ["+9999y", "-9999y", "q1", "29 feb", "eoy", "sun"] {
        _ = Day(words: words, today: day)
      }
    }
  }
}
