internal import BookModel
internal import BookQuery
internal import Canvas

/// The customers that are marked, so that one verb acts on all of them.
struct Marks: Equatable, Sendable {
  /// The customers.
  private(set) var customers: Set<Customer.ID> = []
  /// The one that was marked last, from which a range begins; nil when none was.
  private(set) var last: Customer.ID?

  /// Whether none is marked.
  var isEmpty: Bool { customers.isEmpty }
  /// The number of marked customers.
  var count: Int { customers.count }

  /// Returns whether a customer is marked.
  func contains(_ customer: Customer.ID) -> Bool { customers.contains(customer) }

  /// Marks customers; a range begins at the last of them.
  mutating func mark(_ ids: [Customer.ID]) {
    customers.formUnion(ids)
    last = ids.last ?? last
  }

  /// Marks customers, or takes their marks away where all of them are marked.
  mutating func toggle(_ ids: [Customer.ID]) {
    if ids.allSatisfy(customers.contains) {
      customers.subtract(ids)
      last = ids.last ?? last
    } else {
      mark(ids)
    }
  }

  /// Takes the marks away of customers that a book does not have.
  mutating func keep(of book: Book) {
    guard !isEmpty else { return }
    customers = Set(book.customers.lazy.map(\.id).filter(customers.contains))
    if let last, !customers.contains(last) { self.last = nil }
  }
}

/// What a user can do with marks.
enum MarkAction: Hashable, Sendable {
  /// Marks the row, or takes its mark away, and moves on.
  case toggle
  /// Marks the rows from the last marked one to this.
  case range
  /// Marks all rows of the screen.
  case all
  /// Takes all marks away.
  case none
}

extension Dashboard {
  /// Changes which customers are marked.
  mutating func mark(_ action: MarkAction) -> [Effect] {
    let before = marks.customers
    let effects: [Effect]
    switch action {
    case .toggle: effects = toggleMark()
    case .range: effects = markRange()
    case .all: effects = markAll()
    case .none:
      effects = tell(
        marks.isEmpty
          ? "No customer is marked" : "Unmarked \(Figures.count(marks.count, "customer"))"
      )
      marks = Marks()
    }
    if marks.customers != before { refreshMarked() }
    return effects
  }

  /// Takes all marks away.
  mutating func clearMarks() {
    marks = Marks()
    refreshMarked()
  }

  /// Works out anew which customers are shown, where that depends on the marks.
  private mutating func refreshMarked() {
    guard narrowing.query?.fields.contains(.mark) == true else { return }
    refresh(keepingScope: true)
  }

  private mutating func toggleMark() -> [Effect] {
    let ids = page == nil ? ids(ofRow: position.row) : selected.map { [$0.id] } ?? []
    guard !ids.isEmpty else { return tellNothingToMark() }
    marks.toggle(ids)
    if page == nil { moveCursor(by: 1) }
    return []
  }

  private mutating func markRange() -> [Effect] {
    let (row, count) = position
    guard let last = marks.last, let start = self.row(of: last, count) else {
      let ids = ids(ofRow: row)
      guard !ids.isEmpty else { return tellNothingToMark() }
      marks.mark(ids)
      return tell("Marked this row; \(key(of: .mark(.range))) on another marks up to it")
    }
    marks.mark(ids(ofRows: min(start, row)..<max(start, row) + 1))
    marks.mark(ids(ofRow: row))
    return []
  }

  private mutating func markAll() -> [Effect] {
    let ids = ids(ofRows: 0..<position.count)
    guard !ids.isEmpty else { return tellNothingToMark() }
    marks.mark(ids)
    let all = Figures.count(marks.count, "customer")
    return tell("\(all) marked (\(key(of: .mark(.none))) unmarks all)")
  }

  private mutating func tellNothingToMark() -> [Effect] {
    guard screen == .followUps, let row = screens.followUps.current else {
      return tell("There is no customer here to mark")
    }
    return tell("\(row.name) is not in the data any more, and cannot be marked")
  }

  /// Returns the row of a customer, the last one where several stand for it; nil for none.
  private func row(of customer: Customer.ID, _ count: Int) -> Int? {
    guard let customers = portfolio?.book.customers else { return nil }
    guard let content else { return list.rows.firstIndex { customers[$0].id == customer } }
    return (0..<count).last { row in
      content.customers(at: row).contains { customers[$0].id == customer }
    }
  }

  private func ids(ofRow row: Int) -> [Customer.ID] { ids(ofRows: row..<row + 1) }

  /// Returns the customers that rows of the screen stand for.
  private func ids(ofRows rows: Range<Int>) -> [Customer.ID] {
    guard let customers = portfolio?.book.customers else { return [] }
    guard let content else {
      return list.rows[rows.clamped(to: list.rows.indices)].map { customers[$0].id }
    }
    return rows.clamped(to: 0..<content.count).flatMap(content.customers)
      .map { customers[$0].id }
  }
}

extension ActionEntry {
  /// The actions that mark customers.
  static let marking: [ActionEntry] = [
    ActionEntry(
      .mark(.toggle),
      "mark",
      "mark",
      "Marks the customers of the row, or takes their marks away, and moves on.",
      [[.character(" ")]],
      .inside,
      .followUps,
      hint: 7
    ),
    ActionEntry(
      .mark(.range),
      "mark-range",
      "mark up to here",
      "Marks the rows from the last marked one to this.",
      [[.character("v")]],
      .screens,
      .followUps
    ),
    ActionEntry(
      .mark(.all),
      "mark-all",
      "mark all",
      "Marks the customers of all rows shown.",
      [[.character("V")]],
      .screens,
      .followUps
    ),
    ActionEntry(
      .mark(.none),
      "unmark-all",
      "unmark all",
      "Takes all marks away.",
      [[.character("g"), .character("u")]],
      .inside,
      .followUps
    ),
  ]
}
