import BookModel
import Testing

struct ChangeHistoryTests {
  private static let start = Day(number: 20_700)

  /// A book with customers of some health and ARR, so many weeks after the start.
  private static func book(_ weeks: Int, _ customers: [(String, Double?, Double)]) -> ComparedBook {
    ComparedBooks.book(
      customers.map { id, health, arr in
        ComparedBooks.customer(id) { customer in
          customer.health = health.map { Fact($0, from: .vitally) }
          customer.arr = Fact(arr, from: .vitally)
        }
      },
      start.adding(days: weeks * 7)
    )
  }

  private static func history() throws -> ChangeHistory {
    var history = try #require(
      ChangeHistory(from: book(0, [("a", 8, 100), ("b", nil, 100), ("c", 5, 100)]))
    )
    history.append(book(1, [("a", 3, 100), ("b", nil, 200), ("c", 5, 100)]))
    history.append(book(2, [("a", 2, 100), ("b", 7, 200), ("c", 5, 100), ("d", 1, 1)]))
    return history
  }

  @Test func `each fact has the day it became what it is`() throws {
    let history = try Self.history()
    let (week, fortnight) = (Self.start.adding(days: 7), Self.start.adding(days: 14))
    #expect(history.firstDay == Self.start && history.days == [Self.start, week, fortnight])
    #expect(history.since(.health, at: 0) == fortnight)
    #expect(history.since(.band, at: 0) == week, "poor since the first fall")
    #expect(history.since(.arr, at: 0) == nil)
    #expect(history.since(.arr, at: 1) == week && history.since(.health, at: 1) == fortnight)
    #expect(history.lastChange(at: 1) == fortnight)
    #expect(history.lastChange(at: 2) == nil)
    #expect(history.since(.customer, at: 3) == fortnight)
    #expect(
      history.lastChanges().map(\.key.rawValue).sorted() == ["a", "b", "d"]
    )
  }

  @Test func `a snapshot of no later day is not taken in`() throws {
    var history = try Self.history()
    let before = history
    #expect(history.append(Self.book(2, [("a", 9, 9)])) == nil)
    #expect(history.append(Self.book(1, [("a", 9, 9)])) == nil)
    #expect(history == before)
    #expect(ChangeHistory(from: ComparedBook(Book(customers: []))) == nil)
  }

  @Test(
    arguments: [
      ([30], 30), ([23, 60], 23), ([22, 61], nil), ([7, 28, 35], 28), ([25, 35], 25), ([], nil),
      ([29, 31, 30], 30), ([60], 60), ([0, -3], nil),
    ] as [([Int], Int?)]
  )
  func `a month before is the snapshot nearest to 30 days`(ages: [Int], age: Int?) {
    let day = ComparedBooks.newer
    let found = day.monthBefore(among: ages.map { day.adding(days: -$0) })
    #expect(found == age.map { day.adding(days: -$0) })
  }

  @Test func `figures change by what both snapshots know`() {
    let month = MonthChange(
      from: Self.book(0, [("a", 8, 100), ("b", nil, 100), ("c", 5.3, 100)]),
      to: Self.book(4, [("a", 6.7, 150), ("b", 7, 100), ("c", 5.3, 80), ("d", 1, 1)])
    )
    #expect(month.day == Self.start)
    #expect(
      month.changes(of: .health) == [.init(rawValue: "a"): -1.3, .init(rawValue: "c"): 0]
    )
    #expect(month.differences(of: .arr).prefix(3) == [50, 0, -20])
    #expect(month.differences(of: .arr)[3].isNaN)
  }
}
