internal import BookModel
internal import BookQuery
internal import Canvas

/// What the screens beside the Book have in common: rows with a cursor, made of the customers shown.
///
/// A screen is a value of its own. What it shows is worked out by `refresh`, which is called only
/// while the screen is seen and only after something changed; moving the cursor must not look at
/// every customer.
protocol ScreenContent: Equatable, Sendable {
  /// Whether what it shows changes with the follow-ups.
  static var dependsOnFollowUps: Bool { get }
  /// Whether what it shows changes with what older snapshots tell.
  static var dependsOnPast: Bool { get }
  /// Whether it shows nothing where no customer is shown.
  static var needsCustomers: Bool { get }
  /// What the status line says of it at the left.
  var remark: String { get }
  /// The row under the cursor; 0 when there is none.
  var cursor: Int { get }
  /// The rows that the cursor can be on, part by part.
  var parts: [Range<Int>] { get }
  /// What the row under the cursor stands for; nil without one.
  var target: RowTarget? { get }
  /// Returns the places in the book of the customers that a row stands for; none where it stands for
  /// something else.
  func customers(at row: Int) -> [Int]

  /// Works out what it shows of the customers; the cursor stays on its row while there is one.
  mutating func refresh(_ scene: Scene)
  /// Moves the cursor to a row, or to the nearest there is.
  mutating func move(to row: Int)
  /// Scrolls so that the cursor is in sight.
  mutating func scroll(_ scene: Scene, in rect: Rect)
  /// Draws it, scrolled as it is, and puts the terminal's cursor on its row.
  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame)
  /// Returns the row at a cell of the screen; nil when there is none.
  func row(at place: (row: Int, column: Int), _ scene: Scene, in rect: Rect) -> Int?
  /// Returns what is said where there are no rows; nil to draw it without rows.
  func notice(_ scene: Scene) -> ScreenNotice?
}

/// Why a screen shows nothing.
struct ScreenNotice: Equatable, Sendable {
  /// The paragraphs; the first says it all.
  var texts: [String]
  /// What leads on.
  var actions: [Action]
}

extension ScreenContent {
  static var dependsOnFollowUps: Bool { false }
  static var dependsOnPast: Bool { false }
  static var needsCustomers: Bool { true }
  func notice(_ scene: Scene) -> ScreenNotice? { nil }
  func customers(at row: Int) -> [Int] { [] }
  /// The number of rows that the cursor can be on.
  var count: Int { parts.last?.upperBound ?? 0 }

  /// Moves the cursor to the first row of the next part, or of the one before.
  mutating func movePart(by steps: Int) {
    guard let part = parts.firstIndex(where: { $0.contains(cursor) }) else { return }
    let filled = parts.indices.filter { !parts[$0].isEmpty }
    let place = filled.firstIndex(of: part) ?? 0
    let next = filled[(place + steps + filled.count) % filled.count]
    move(to: parts[next].lowerBound)
  }
}

/// What a row stands for, which is what Enter does there.
enum RowTarget: Equatable, Sendable {
  /// A customer, by its place in the book: its page is opened.
  case customer(Int)
  /// So many customers, by conditions that narrow the filter further: they are shown in the Book.
  case customers(filter: String, count: Int)
  /// Nobody who can be opened, for this reason.
  case nobody(String)
  /// A report: it is made.
  case report(ReportOffer)
}

/// What a screen is over, and what it is drawn with.
struct Scene {
  /// The book as the user looks at it.
  let portfolio: Portfolio
  /// The places in the book of the customers shown, in the Book's order.
  let places: [Int]
  /// The customers that are marked.
  let marks: Marks
  /// The follow-ups that are done or whose customers are gone.
  let desk: FollowUpDeskState
  /// The scope, the filter and the tiers that leave them.
  let narrowing: Narrowing
  /// What a filter may ask for that is not in the book.
  let facts: QueryFacts
  /// How far the older snapshots are known.
  let past: Past
  /// The snapshot that is compared with.
  let comparison: Comparison
  /// What differs from it; nil while that is not known.
  let changes: BookChanges?
  /// The reports there are.
  let reports: [ReportOffer]
  /// The place of the customer under the Book's cursor; nil when there is none.
  let selected: Int?
  /// The characters to draw with.
  let glyphs: GlyphSet
  /// The keys there are.
  let keys: KeyMap

  /// Returns whether the customer at a place in the book is marked.
  func isMarked(_ place: Int) -> Bool { marks.contains(portfolio.book.customers[place].id) }

  /// Returns the sign of the follow-up of the customer at a place in the book; nil for none.
  func sign(at place: Int) -> (text: String, role: Role)? {
    portfolio.followUps[portfolio.book.customers[place].id].map {
      let urgency = $0.urgency(on: portfolio.today)
      return (urgency.sign, urgency.role)
    }
  }
}
