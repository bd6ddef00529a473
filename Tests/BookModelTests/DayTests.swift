import BookModel
import Testing

struct DayTests {
  @Test func `every day from 1989 to 2101 follows the one before`() {
    var (year, month, date) = (1989, 1, 1)
    guard var day = Day(year: year, month: month, day: date) else {
      Issue.record("1 January 1989 is a day")
      return
    }
    var mistakes = 0
    while year < 2102 {
      let isSame =
        day.date == (year, month, date) && Day(year: year, month: month, day: date) == day
      if !isSame || Day(day.description) != day { mistakes += 1 }
      day = day.adding(days: 1)
      date += 1
      if Day(year: year, month: month, day: date) == nil { (month, date) = (month + 1, 1) }
      if month == 13 { (year, month) = (year + 1, 1) }
    }
    #expect(mistakes == 0)
    #expect(day.number == 48_212)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 3), ("1969-12-31", -1, 2), ("2026-11-21", 20_778, 5),
    ("2000-02-29", 11_016, 1), ("2100-03-01", 47_541, 0),
  ])
  func `known days and their weekdays`(text: String, number: Int, weekday: Int) {
    #expect(Day(text)?.number == number)
    #expect(Day(number: number).weekday == weekday)
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    (0, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2),
    (1_795_262_400, 20_778), (Int.max, 106_751_991_167_300), (.min, -106_751_991_167_301),
  ])
  func `a moment is within its day, before 1970 too`(seconds: Int, number: Int) {
    #expect(Day(secondsSince1970: seconds).number == number)
    guard seconds.magnitude < 1 << 50 else { return }
    #expect(Day(millisecondsSince1970: seconds * 1000).number == number)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-00-10", "2026-02-30", "2027-02-29", "2100-02-29", "26-02-01",
    "2026-2-1", "2026-02-01 ", "2026/02/01", "2026-02-01T00:00:00Z", "+026-02-01", "２０２６-02-01",
    "2026-02-", "----",
  ])
  func `what is no date is no day`(text: String) { #expect(Day(text) == nil) }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
    ("2026-11-30", 3, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -25, "2023-12-15"),
    ("2026-05-31", 0, "2026-05-31"), ("2026-12-01", 12, "2027-12-01"),
  ])
  func `months later, the last day where a month is shorter`(
    start: String,
    months: Int,
    end: String
  ) {
    #expect(Day(start)?.adding(months: months).description == end)
  }

  @Test func `days between, first of the month, and how people read it`() throws {
    let day = try #require(Day("2026-11-21"))
    #expect(day.days(until: day.adding(days: 90)) == 90)
    #expect(day.days(until: day.adding(days: -3)) == -3)
    #expect(day.startOfMonth.description == "2026-11-01")
    #expect(day.readable == "21 Nov 2026" && day.shortReadable == "21 Nov")
    #expect(day.weekdayName == "Sat")
  }
}
