/// A parsed filter: which customers it keeps, and how it wants them shown.
///
/// The grammar: words and conditions side by side must all hold, `|` or `OR` between them asks for
/// one, `-`, `!` or `NOT` before one turns it round, parentheses group. A missing value meets no
/// comparison, so `-util<50%` keeps customers whose utilization is unknown: `NOT` is plain.
public struct Query: Hashable, Sendable {
  /// The text it was parsed from.
  public let text: String
  /// What a customer must meet; nil when every customer is kept.
  let condition: Condition?
  /// Where the conditions of the text end and the words on how to show what they keep begin.
  var conditionsEnd = 0
  /// Where the conditions that must all hold stand; empty for alternatives.
  var termRanges: [Range<Int>] = []
  /// The order asked for with `sort:`; nil when none was.
  public var sort: [SortKey]?
  /// What to group by, asked for with `group:`; nil when nothing was.
  public var group: Grouping?
  /// The columns asked for with `cols:`; nil when none were.
  public var columns: [Field]?
  /// The number of customers to show at most, asked for with `limit:`; nil when none was.
  public var limit: Int?

  /// The filter that keeps every customer.
  public static let all = Query(text: "", condition: nil)

  init(text: String, condition: Condition?) {
    self.text = text
    self.condition = condition
  }

  /// Parses a filter; every text is either a filter or an error about a part of it.
  public init(_ text: String, in context: QueryContext) throws(QueryError) {
    var parser = try QueryParser(text, in: context)
    self = try parser.parse()
  }

  /// Whether it keeps every customer.
  public var isEmpty: Bool { condition == nil }
}
