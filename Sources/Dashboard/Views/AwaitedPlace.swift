internal import BookModel

/// Where the user was at the end of the session before, until the rows that it is among have come.
///
/// What older snapshots tell, and what the store adds to the follow-ups, comes after the book.
struct AwaitedPlace: Equatable, Sendable {
  /// The customer under the cursor.
  var customer: Customer.ID
  /// The section of the customer's page that was open; nil where no page was.
  var section: PageSection?
  /// Whether the store has not told its follow-ups yet.
  var awaitsFollowUps = true

  /// Reads where the user was on a screen; nil where that was on no customer, and in the Book's list,
  /// whose cursor stays with its customer by itself.
  init?(_ session: DashboardSession, on screen: Screen) {
    let id = screen == .book ? session.customer : session.customerOfScreen
    section = PageSection.allCases.first { $0.name == session.section }
    guard let id, screen != .book || section != nil else { return nil }
    customer = Customer.ID(rawValue: id)
  }
}

extension Dashboard {
  /// Goes to the customer where the user was, and opens the page that was open; where the rows are
  /// still to come, as soon as they do.
  mutating func restorePlace() {
    awaitedPlace = options.session.flatMap { AwaitedPlace($0, on: screen) }
    goToAwaitedPlace()
  }

  /// Goes to the place that is awaited where it is among rows that have just come; where none are to
  /// come any more, it is awaited no longer.
  mutating func goToAwaitedPlace() {
    guard let awaited = awaitedPlace, let portfolio else { return }
    settle()
    let customers = portfolio.book.customers
    if screen != .book, let content {
      let row = (0..<content.count).first { row in
        let places = content.customers(at: row)
        return places.count == 1 && customers[places[0]].id == awaited.customer
      }
      if let row { moveCursor(to: row) }
    }
    if let place = placeUnderCursor, customers[place].id == awaited.customer {
      awaitedPlace = nil
      page = awaited.section.map { CustomerPage(of: place, in: portfolio.book, section: $0) }
    } else if !awaited.awaitsFollowUps, !past.isReading {
      awaitedPlace = nil
    }
  }
}
