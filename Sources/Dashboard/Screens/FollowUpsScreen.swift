internal import BookModel
internal import BookQuery
internal import Canvas

/// The Follow-ups screen: what is to be done, the most urgent first.
struct FollowUpsScreen: Equatable, Sendable {
  /// A row: a follow-up, or one that was done lately.
  struct Row: Identifiable, Equatable, Sendable {
    enum ID: Hashable, Sendable {
      case open(Customer.ID)
      case done(Customer.ID, time: Int)
    }

    var id: ID
    /// The follow-up, as it was when it was done.
    var followUp: FollowUp
    /// What the customer is called.
    var name: String
    /// The place of the customer in the book; nil when the book does not have it.
    var place: Int?
    /// How it was done; nil for one that is open.
    var completion: FollowUpLedger.Completion?
  }

  /// What orders the rows of each part.
  private(set) var order = FollowUpOrder.due
  /// Whether that is turned round.
  private(set) var isReversed = false
  /// The parts that have rows, in the order shown.
  private(set) var sections: [FollowUpSection] = []
  /// The rows.
  var rows = RowList<Row>()
}

extension FollowUpsScreen: ListScreen {
  static var dependsOnFollowUps: Bool { true }
  static var needsCustomers: Bool { false }
  var remark: String { "by \(order.title) \(arrow)" }
  var target: RowTarget? { current?.place.map(RowTarget.customer) }

  /// The row under the cursor; nil when there is none.
  var current: Row? { rows.current }

  func customers(at row: Int) -> [Int] { rows.row(row)?.place.map { [$0] } ?? [] }

  mutating func refresh(_ scene: Scene) {
    var all = Dictionary(grouping: openRows(scene)) {
      FollowUpSection(of: $0.followUp, on: scene.portfolio.today)
    }
    all[.done] = doneRows(scene)
    all[.vanished] = vanishedRows(scene)
    sections = FollowUpSection.allCases.filter { all[$0]?.isEmpty == false }
    rows.show(
      sections.enumerated().map { place, section in
        RowList.Section(
          rows: sorted(all[section] ?? [], scene.portfolio),
          headLines: place == 0 ? 1 : 2
        )
      }
    )
  }

  /// The number of rows of a part.
  func count(_ section: FollowUpSection) -> Int {
    sections.firstIndex(of: section).map { rows.sections[$0].rows.count } ?? 0
  }
}

extension FollowUpsScreen {
  /// The follow-ups of the customers shown.
  private func openRows(_ scene: Scene) -> [Row] {
    let followUps = scene.portfolio.followUps
    let customers = scene.portfolio.book.customers
    guard !followUps.isEmpty else { return [] }
    return scene.places.compactMap { place in
      let id = customers[place].id
      return followUps[id].map {
        Row(id: .open(id), followUp: $0, name: customers[place].name, place: place)
      }
    }
  }

  /// What was done lately for the customers shown, and for those that the book does not have.
  private func doneRows(_ scene: Scene) -> [Row] {
    let lately = scene.desk.completed(on: scene.portfolio.today)
    guard !lately.isEmpty else { return [] }
    let customers = scene.portfolio.book.customers
    let wanted = Set(lately.map(\.followUp.customer))
    var places: [Customer.ID: Int] = [:]
    for place in customers.indices where wanted.contains(customers[place].id) {
      places[customers[place].id] = place
    }
    let shown = Set(scene.places.lazy.filter { wanted.contains(customers[$0].id) })
    return lately.compactMap { completion in
      let followUp = completion.followUp
      let place = places[followUp.customer]
      guard place.map(shown.contains) ?? scene.mayShow(followUp) else { return nil }
      return Row(
        id: .done(followUp.customer, time: completion.stamp.time),
        followUp: followUp,
        name: place.map { customers[$0].name } ?? followUp.customerName,
        place: place,
        completion: completion
      )
    }
  }

  /// The follow-ups of customers that the book does not have.
  private func vanishedRows(_ scene: Scene) -> [Row] {
    scene.desk.vanished.filter(scene.mayShow).map {
      Row(id: .open($0.customer), followUp: $0, name: $0.customerName)
    }
  }
}

extension Scene {
  /// Whether the filter lets a follow-up through whose customer the book does not have.
  fileprivate func mayShow(_ followUp: FollowUp) -> Bool {
    narrowing.query?.mayKeep(followUp, on: portfolio.today) ?? true
  }
}

extension FollowUpsScreen {
  /// What a row is ordered by.
  private struct Value {
    var row: Row
    /// What was chosen to order by; nil when unknown, which comes last either way.
    var chosen: Double?
    var priority: Int
    var due: Int
    var name: String
    /// The id, so that rows that are alike otherwise have an order too.
    var id: Customer.ID { row.followUp.customer }

    var rest: (Int, Int, String, Customer.ID) { (priority, due, name, id) }
  }

  private func sorted(_ rows: [Row], _ portfolio: Portfolio) -> [Row] {
    rows.map { value(of: $0, portfolio) }
      .sorted { left, right in
        switch (left.chosen, right.chosen) {
        case (let one?, let other?) where one != other:
          return isReversed ? one > other : one < other
        case (_?, nil): return true
        case (nil, _?): return false
        default:
          return order == .customer && isReversed ? left.name > right.name : left.rest < right.rest
        }
      }
      .map(\.row)
  }

  private func value(of row: Row, _ portfolio: Portfolio) -> Value {
    let followUp = row.followUp
    let priority = followUp.priority.rank
    let name = row.name.folded
    var value = Value(row: row, priority: priority, due: followUp.due?.number ?? .max, name: name)
    switch order {
    case .due: value.chosen = time(of: row, portfolio.today)
    case .priority: value.chosen = Double(priority)
    case .arr: value.chosen = row.place.flatMap { portfolio.book.customers[$0].arr?.value }.map(-)
    case .customer: (value.priority, value.due) = (0, 0)
    }
    return value
  }

  /// When a row is due or wakes; what was done, the newest first.
  private func time(of row: Row, _ today: Day) -> Double? {
    if let completion = row.completion { return -Double(completion.stamp.time) }
    if case .snoozed(let until) = row.followUp.state, row.followUp.isSnoozed(on: today) {
      return until.map { Double($0.number) }
    }
    return row.followUp.due.map { Double($0.number) }
  }
}

extension FollowUp.Priority {
  /// Its place, the most pressing first.
  fileprivate var rank: Int {
    switch self {
    case .high: 0
    case .normal: 1
    case .low: 2
    }
  }
}

extension FollowUpsScreen {
  /// What the rows can be ordered by.
  var sortMenu: Menu {
    let items = FollowUpOrder.allCases.map { order in
      Menu.Item(
        key: order.key,
        title: order.title,
        remark: order == self.order ? arrow : "",
        isOn: order == self.order,
        choice: .followUpOrder(order)
      )
    }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    return Menu(purpose: .sort, title: "Sort by", items: items, cursor: cursor)
  }

  /// Which way the rows are ordered; ARR begins with the largest.
  private var arrow: String { isReversed == (order == .arr) ? "↑" : "↓" }

  /// Orders the rows; by what they are ordered by already, the other way round.
  fileprivate mutating func sort(by order: FollowUpOrder) {
    isReversed = order == self.order && !isReversed
    self.order = order
  }
}

extension Screens {
  /// Orders the rows of the Follow-ups screen.
  mutating func sortFollowUps(by order: FollowUpOrder) {
    followUps.sort(by: order)
    forget(.followUps)
  }

  /// Turns the order of the Follow-ups screen round.
  mutating func reverseFollowUps() { sortFollowUps(by: followUps.order) }
}
