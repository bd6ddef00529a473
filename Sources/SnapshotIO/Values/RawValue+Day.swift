import BookModel

extension RawValue {
  /// The date.
  ///
  /// A text with an offset is converted to UTC and then its date taken; with `Z` or none the date
  /// stands as written. Whole numbers, also as text, are milliseconds since 1970 from 1e11 on, and
  /// seconds from 1e8 on. Years outside 1990 to 2100 are bad.
  var day: Value<Day> { date.map(\.day) }

  /// The moment in milliseconds since 1970 UTC; that of a date alone is its midnight.
  var moment: Value<Int> { date.map(\.moment) }

  private var date: Value<WrittenDate> {
    switch self {
    case .null: .absent
    case .flag, .list: .bad
    case .moment(let moment): WrittenDate(moment: moment).map { .known($0) } ?? .bad
    case .number(let number):
      Int(exactly: number).flatMap(WrittenDate.init(epoch:)).map { .known($0) } ?? .bad
    case .text(let text):
      text.isBlank ? .absent : WrittenDate(text).map { .known($0) } ?? .bad
    }
  }
}
