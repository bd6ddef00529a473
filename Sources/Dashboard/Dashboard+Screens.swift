internal import BookModel
internal import BookQuery
internal import Canvas

/// Where the user was, to go back to.
struct Visit: Equatable, Sendable {
  /// The screen.
  var screen: Screen
  /// The customer's page that was open over it; nil for none.
  var page: CustomerPage?
  /// What was shown on all screens; nil where leaving the screen did not change it.
  var shown: Shown?

  /// What is shown on all screens, and where.
  struct Shown: Equatable, Sendable {
    var narrowing: Narrowing
    var list: BookList
    var screens: Screens
  }
}

extension Dashboard {
  /// The most visits that are kept.
  private static let mostVisits = 32

  /// Goes to a screen as it was left; the Book is where all going back ends.
  mutating func go(to screen: Screen) {
    if screen == .book {
      visits = []
    } else if screen != self.screen {
      // A screen that only was looked at stands among the visits once.
      visits.removeAll { $0.shown == nil && $0.screen == screen }
      leave(Visit(screen: self.screen, page: page))
    }
    page = nil
    self.screen = screen
  }

  /// Shows customers in the Book, by conditions that narrow the filter further.
  mutating func showInBook(filter conditions: String) {
    guard let portfolio, let context else { return }
    leave(Visit(screen: screen, shown: shownNow))
    screen = .book
    list.groups = nil
    setFilter((narrowing.query ?? .all).text(narrowedBy: conditions, in: context))
    list.move(to: 0, in: portfolio)
  }

  /// What is shown on all screens now, to come back to.
  ///
  /// It is without the report that is open, which goes on meanwhile and may keep a whole book.
  var shownNow: Visit.Shown {
    var screens = screens
    screens.reports.opened = nil
    return Visit.Shown(narrowing: narrowing, list: list, screens: screens)
  }

  /// Keeps where the user is, to go back to.
  mutating func leave(_ visit: Visit) {
    visits.append(visit)
    if visits.count > Dashboard.mostVisits { visits.removeFirst() }
  }

  /// Goes back to where the user was before; returns whether there was such a place.
  mutating func goBackAScreen() -> Bool {
    guard let visit = visits.popLast() else { return false }
    screen = visit.screen
    show(visit.page)
    guard let shown = visit.shown else { return true }
    narrowing = shown.narrowing
    list = shown.list
    // What is done beside the loop has gone on meanwhile.
    let reports = screens.reports
    screens = shown.screens
    screens.reports = reports
    // The book may be another one by now.
    refresh(readingFilter: true)
    return true
  }
}

extension Dashboard {
  /// What the screen that is seen is over; nil without a book.
  var scene: Scene? {
    portfolio.map {
      Scene(
        portfolio: $0,
        places: list.rows,
        marks: marks,
        desk: desk,
        narrowing: narrowing,
        facts: facts,
        past: past,
        comparison: comparison,
        changes: changes,
        reports: options.reports,
        selected: list.rows.indices.contains(list.cursor) ? list.rows[list.cursor] : nil,
        glyphs: options.glyphs,
        keys: options.keys
      )
    }
  }

  /// The place in the book of the customer who is looked at: whose page is open, else who is under
  /// the cursor; nil when there is none.
  var selectedPlace: Int? { page?.place ?? placeUnderCursor }

  /// The place in the book of the customer under the cursor; nil when there is none.
  var placeUnderCursor: Int? {
    guard let content else {
      return list.rows.indices.contains(list.cursor) ? list.rows[list.cursor] : nil
    }
    if case .customer(let place) = content.target { return place }
    return nil
  }

  /// The rows of the screen that the cursor can be on, and the one it is on.
  var position: (row: Int, count: Int) {
    guard let content else { return (list.cursor, list.count) }
    return (content.cursor, content.count)
  }

  /// Opens what the row under the cursor stands for.
  mutating func open() -> [Effect] {
    if let portfolio, let placeUnderCursor {
      page = CustomerPage(of: placeUnderCursor, in: portfolio.book)
      return []
    }
    switch content?.target {
    case .customers(let filter, let count):
      guard count > 0 else { return tell("There is no customer in this row") }
      showInBook(filter: filter)
    case .nobody(let reason): return tell(reason)
    case .report(let offer): return make(offer)
    case .customer, nil: break
    }
    return []
  }

  /// Moves the cursor of the screen that is seen.
  mutating func moveCursor(by rows: Int) {
    let (row, count) = position
    moveCursor(to: row + max(-count, min(rows, count)))
  }

  /// Moves the cursor of the screen that is seen to a row, or to the nearest there is.
  mutating func moveCursor(to row: Int) {
    guard let portfolio else { return }
    if content == nil { list.move(to: row, in: portfolio) } else { content?.move(to: row) }
  }

  /// Shows a page that was left, as it reads now, or none; where the book lacks its customer, none.
  mutating func show(_ page: CustomerPage?) {
    self.page = portfolio.flatMap { page?.found(in: $0.book) }
    renewMatches()
  }

  /// Moves the cursor to the next row that stands for another customer than the one looked at, or
  /// to the one before; returns whether there is one.
  private mutating func moveCursorToCustomer(by step: Int) -> Bool {
    let before = self
    let place = selectedPlace
    // Where the customer of the page is not shown any more, the next one has its row.
    if step > 0, placeUnderCursor != nil, placeUnderCursor != place { return true }
    repeat {
      let row = position.row
      moveCursor(by: step)
      guard position.row != row else {
        (screens, list) = (before.screens, before.list)
        return false
      }
    } while placeUnderCursor == nil || placeUnderCursor == place
    return true
  }

  /// Goes to the next customer among the rows, or to the one before; a page that is open is turned.
  mutating func moveToCustomer(by step: Int) {
    guard let portfolio, moveCursorToCustomer(by: step), let placeUnderCursor else { return }
    page?.turn(to: placeUnderCursor, in: portfolio.book)
    findMatches()
  }
}
