internal import BookModel
internal import Canvas

/// What a user can do on the Renewals screen beside what all screens have.
enum RenewalsAction: Hashable, Sendable {
  case switchPeriod, expand, collapse
}

/// The Renewals screen: what renews when, and what of it is at risk.
struct RenewalsScreen: Equatable, Sendable {
  /// A row: a period, or a customer of one whose customers are shown.
  struct Row: Identifiable, Equatable, Sendable {
    enum ID: Hashable, Sendable {
      case period(RenewalPeriod)
      case customer(Customer.ID)
    }

    var id: ID
    /// The place of its period among the groups.
    var group: Int
    /// The place of the customer in the book; nil for a period.
    var customer: Int?
  }

  /// The months of a period: 1 or 3.
  private(set) var monthsEach = 1
  /// The periods whose customers are shown.
  private var expanded: Set<RenewalPeriod> = []
  /// The groups.
  private(set) var calendar = RenewalCalendar()
  /// The rows.
  var rows = RowList<Row>()
  /// The day the calendar begins with.
  private var today = Day(number: 0)
}

extension RenewalsScreen: ListScreen {
  var remark: String { monthsEach == 1 ? "by month" : "by quarter" }

  var target: RowTarget? {
    guard let row = rows.current else { return nil }
    if let place = row.customer { return .customer(place) }
    let group = calendar.groups[row.group]
    return .customers(filter: group.period.filter(today: today), count: group.places.count)
  }

  func customers(at row: Int) -> [Int] {
    guard let row = rows.row(row) else { return [] }
    return row.customer.map { [$0] } ?? calendar.groups[row.group].places
  }

  mutating func refresh(_ scene: Scene) {
    today = scene.portfolio.today
    calendar = RenewalCalendar(of: scene.places, in: scene.portfolio, monthsEach: monthsEach)
    let portfolio = scene.portfolio
    let shown = calendar.groups.enumerated().flatMap { place, group in
      let period = Row(id: .period(group.period), group: place)
      guard expanded.contains(group.period) else { return [period] }
      return [period]
        + group.byDay(in: portfolio).map {
          Row(id: .customer(portfolio.book.customers[$0].id), group: place, customer: $0)
        }
    }
    rows.show([RowList.Section(rows: shown, headLines: 0)])
  }
}

extension RenewalsScreen {
  /// Does what is asked for; what is shown has to be worked out anew then.
  mutating func perform(_ action: RenewalsAction) {
    switch action {
    case .switchPeriod: monthsEach = monthsEach == 1 ? 3 : 1
    case .expand:
      guard let period = currentPeriod else { return }
      if expanded.contains(period) { collapse(period) } else { expanded.insert(period) }
    case .collapse: if let period = currentPeriod { collapse(period) }
    }
  }

  /// Hides a period's customers; the cursor goes to the period, as it may stand on one of them.
  private mutating func collapse(_ period: RenewalPeriod) {
    expanded.remove(period)
    let all = rows.sections.first?.rows ?? []
    if let row = all.firstIndex(where: { $0.id == .period(period) }) { rows.move(to: row) }
  }

  /// The period of the row under the cursor.
  private var currentPeriod: RenewalPeriod? {
    rows.current.map { calendar.groups[$0.group].period }
  }
}

extension RenewalGroup {
  /// Returns the places by the day they renew, on the same day in the order they are shown in.
  fileprivate func byDay(in portfolio: Portfolio) -> [Int] {
    let days = portfolio.columns[.renewal]
    guard period != .unknown else { return places }
    return places.enumerated().sorted { left, right in
      let (one, other) = (days[left.element], days[right.element])
      return one == other ? left.offset < right.offset : one < other
    }.map(\.element)
  }
}

extension Screens {
  /// Does what is asked for on the Renewals screen.
  mutating func perform(_ action: RenewalsAction) {
    renewals.perform(action)
    forget(.renewals)
  }
}

extension ActionEntry {
  /// The actions of the Renewals screen alone.
  static let renewals: [ActionEntry] = [
    ActionEntry(
      .renewals(.switchPeriod),
      "renewals-period",
      "month/quarter",
      "Puts renewals together by month or by quarter.",
      [[.character("m")]],
      [.screen(.renewals)],
      .screens,
      hint: 2
    ),
    ActionEntry(
      .renewals(.expand),
      "renewals-expand",
      "customers",
      "Shows or hides the customers of the period under the cursor.",
      [[.character("l")], [.right]],
      [.screen(.renewals)],
      .screens,
      hint: 1
    ),
    ActionEntry(
      .renewals(.collapse),
      "renewals-collapse",
      "hide customers",
      "Hides the customers of the period under the cursor.",
      [[.character("h")], [.left]],
      [.screen(.renewals)],
      .screens
    ),
  ]
}
