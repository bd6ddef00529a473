public import BookModel
public import BookQuery

/// The customers that a report is about, and how they were chosen.
public struct ReportSubject: Sendable {
  /// The book they are of.
  public let portfolio: Portfolio
  /// Their places in `portfolio.book.customers`, in the order of the book.
  public let places: [Int]
  /// Who they are in words, such as `book of Ana Lima`.
  public let words: String

  /// Creates the subject: customers at these places, out of a scope, narrowed by a filter.
  public init(
    of places: [Int],
    in portfolio: Portfolio,
    scope: Scope,
    filter: String = ""
  ) {
    self.portfolio = portfolio
    self.places = places
    let owner = portfolio.me?.displayName.harmless
    let whole = scope == .book ? owner.map { "book of \($0)" } : nil
    let narrowed = filter.isEmpty ? "" : ", only \(filter.harmless)"
    words = (whole ?? "whole customer base") + narrowed
  }

  /// Creates the subject of a single customer.
  public init(of place: Int, in portfolio: Portfolio) {
    self.portfolio = portfolio
    places = [place]
    words = portfolio.book.customers[place].name.harmless
  }

  /// Creates the subject of customers at these places, said in `words`.
  public init(of places: [Int], in portfolio: Portfolio, words: String) {
    self.portfolio = portfolio
    self.places = places
    self.words = words.harmless
  }
}

extension ReportSubject {
  /// The line below a report's title: who it is about, how many, their ARR, and how old the data is.
  var line: String {
    let first = words.prefix(1).uppercased() + words.dropFirst()
    return [first, CustomerSum(of: places, in: portfolio).text, age].joined(separator: " · ")
  }

  /// The day of the data, and its distance where it is not of today.
  var age: String {
    guard let day = portfolio.book.day else { return "data of an unknown day" }
    let days = day.days(until: portfolio.today)
    let distance = days > 0 ? ", \(Figures.count(days, "day")) old" : ""
    return "data of \(day.readable)\(distance)"
  }

  /// What every report's JSON begins with: `report`, `today`, `snapshot`, `subject`.
  func head(_ kind: ReportKind) -> [ReportValue.Member] {
    [
      .init("report", .text(kind.rawValue)),
      .init("today", ReportValue(portfolio.today)),
      .init("snapshot", ReportValue(portfolio.book.day)),
      .init("subject", .text(words)),
    ]
  }
}

/// How many customers there are of a kind, and their ARR.
struct CustomerSum: Hashable, Sendable {
  /// The number of customers.
  var customers = 0
  /// The sum of the known ARR; 0 where none is known.
  var arr = 0.0
  /// The customers whose ARR is not known.
  var withoutARR = 0

  init() {}

  /// Adds up the customers at these places.
  init(of places: some Sequence<Int>, in portfolio: Portfolio) {
    let arrs = portfolio.columns[.arr]
    for place in places { add(arr: arrs[place].isNaN ? nil : arrs[place]) }
  }

  /// Counts one more customer.
  mutating func add(arr amount: Double?) {
    customers += 1
    arr += amount ?? 0
    if amount == nil { withoutARR += 1 }
  }

  /// The sum; nil where no customer's ARR is known.
  var knownARR: Double? { withoutARR < customers ? arr : nil }

  /// The sum in words, such as `12 customers, $4.2M ARR`.
  var text: String {
    let count = Figures.count(customers, "customer")
    guard customers > 0 else { return count }
    guard let knownARR else { return "\(count), ARR unknown" }
    let missing = withoutARR > 0 ? " (of \(withoutARR) unknown)" : ""
    return "\(count), \(Figures.money(knownARR)) ARR\(missing)"
  }

  /// The sum as `{customers, arr, withoutARR}`.
  var value: ReportValue { .object(members) }

  /// The sum's members.
  var members: [ReportValue.Member] {
    [
      .init("customers", .integer(customers)), .init("arr", ReportValue(knownARR)),
      .init("withoutARR", .integer(withoutARR)),
    ]
  }
}
