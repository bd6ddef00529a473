internal import BookModel

/// The page of one customer as the user looks at it.
///
/// It stays with its customer, whatever becomes of the row it was opened from.
struct CustomerPage: Equatable, Sendable {
  /// The customer.
  private(set) var customer: Customer.ID
  /// Where the customer is in the book.
  private(set) var place: Int
  /// The section that is shown.
  var section = PageSection.why
  /// The lines of its text above the screen.
  var scroll = 0
  /// What is looked for on the page; nil for nothing.
  var search: PageSearch?

  /// Opens the page of the customer at a place in a book.
  init(of place: Int, in book: Book, section: PageSection = .why) {
    customer = book.customers[place].id
    self.place = place
    self.section = section
  }
}

extension CustomerPage {
  /// Turns to the customer at another place, from the top.
  mutating func turn(to place: Int, in book: Book) {
    customer = book.customers[place].id
    self.place = place
    scroll = 0
  }

  /// Returns the page in a book that may have been read anew; nil where that lacks the customer.
  func found(in book: Book) -> CustomerPage? {
    guard let place = book.place(of: customer, last: place) else { return nil }
    var page = self
    page.place = place
    return page
  }
}

/// Something that is looked for on a customer's page.
struct PageSearch: Equatable, Sendable {
  /// A line of a page.
  struct Place: Hashable, Sendable {
    var section: PageSection
    var line: Int
  }

  /// The text, never empty; letter case and accents do not count.
  var text: String
  /// The lines that have it, section by section.
  var matches: [Place] = []
  /// The one of them that the user is at; nil when there is none.
  var current: Int?
}

extension PageSearch {
  /// Takes in which lines have the text, and stands at the first one from a place on.
  mutating func take(_ matches: [Place], from place: Place) {
    self.matches = matches
    current = matches.isEmpty ? nil : matches.firstIndex { $0.isAtOrBehind(place) } ?? 0
  }

  /// The place the user is at; nil when there is none.
  var place: Place? { current.flatMap { matches.indices.contains($0) ? matches[$0] : nil } }
}

extension PageSearch.Place {
  /// Whether it is this place or one further down the page.
  func isAtOrBehind(_ other: Self) -> Bool {
    (section.place, line) >= (other.section.place, other.line)
  }
}
