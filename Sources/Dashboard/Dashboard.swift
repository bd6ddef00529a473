internal import BookModel
internal import BookQuery
internal import Canvas

/// The interactive program without its input and output: what it knows, how it answers, how it looks.
public struct Dashboard: Equatable, Sendable {
  /// What it was started with; the theme is the one in use.
  public internal(set) var options: DashboardOptions
  /// Whether there is a book to show.
  var phase = Phase.loading
  /// How far reading a snapshot got; nil while none is read, and while that is not worth telling.
  var progress: LoadProgress?
  /// The book as the user looks at it; nil until one was read.
  var portfolio: Portfolio?
  /// What the words of a filter refer to.
  var context: QueryContext?
  /// The texts of the book for finding words quickly; nil until a book was read.
  var index: SearchIndex?
  /// What is shown of each scope while nothing narrows it, as far as it is known.
  var overviews: [Scope: ScopeOverview] = [:]
  /// The keys that wait for the whole book; nil where there is nothing to wait for.
  var keptKeys: [Key]?
  /// What to know about the snapshot, a line each.
  var notes: [String] = []
  /// Whether another snapshot is being read while this one is shown.
  var isReloading = false
  /// How far the older snapshots are known.
  var past = Past.reading(nil)
  /// The snapshot that the Changes screen compares with.
  var comparison = Comparison.before
  /// The customers of each scope of whom something changed, as far as they are counted.
  var changeCounts: [Scope: Int] = [:]
  /// How the figures of each scope moved since the snapshot before, as far as they are known.
  var moves: [Scope: SetMove] = [:]
  /// The screen that is seen.
  var screen = Screen.book
  /// Where the user was before, the last place last.
  var visits: [Visit] = []
  /// Which customers every screen is over.
  var narrowing: Narrowing
  /// The Book screen.
  var list: BookList
  /// The other screens.
  var screens = Screens()
  /// What the screens that are worked out now are worked out from.
  var stamp = Screens.Stamp()
  /// The follow-ups that wait, in numbers.
  var waiting = WaitingFollowUps()
  /// Where the user was at the end of the session before, while its rows are still to come; nil for
  /// nowhere.
  var awaitedPlace: AwaitedPlace?
  /// The customer's page; nil while a screen is shown.
  var page: CustomerPage?
  /// What lies over the screen and takes the keys; nil for nothing.
  var overlay: Overlay?
  /// The keys pressed so far of a sequence.
  var pressed: [Key] = []
  /// Whether the last click was into a box over the screen.
  var isBoxPressed = false
  /// What is told in the status line.
  var toast: Toast?
  /// The number of the newest toast.
  var lastToast = 0
  /// The size of the terminal as last told.
  var size = Size(rows: 24, columns: 80)
  /// The time of the day in seconds since 1970 UTC; nil when unknown.
  var now: Int?
  /// The follow-ups beyond those of the portfolio, and how their store is.
  var desk = FollowUpDeskState()
  /// What the store was asked for last, until it answers; nil for nothing.
  var request: FollowUpRequest?
  /// What happened to the follow-ups of the customer whose page was opened last; nil before.
  var history: FollowUpStory?
  /// The customers that are marked.
  var marks = Marks() { didSet { facts.marked = marks.customers } }
  /// What a filter may ask for that is not in the book.
  var facts = QueryFacts()
  /// Everything that was told.
  var log = MessageLog()
  /// What completes filters; nil until a filter was typed.
  var completer: FilterCompleter?
  /// What the completer that was ordered last is of; nil before the first order.
  var orderedCompleter: FilterCompleter.Stamp?
  /// What there is to say of the themes, by their names; empty until they were described.
  var themeNotes: [String: ThemeNote] = [:]
  /// What the themes that are listed are made for; nil for all.
  var themeVariant: Theme.Variant?
  /// Whether features are being added up beside the loop.
  var isCountingFeatures = false
  /// The number of the newest order of a report.
  var lastReport = 0
  /// The number of the change of the book, the policy or the day.
  var edition = 0
  /// The filters that were kept, the newest last.
  var filterHistory: [String] = []

  /// Creates a dashboard that is waiting for its first snapshot.
  public init(options: DashboardOptions = DashboardOptions()) {
    self.options = options
    self.narrowing = Narrowing(filter: options.filter)
    self.list = BookList()
    list.sort(by: options.sort.split(separator: ",").compactMap { SortKey(parsing: $0) })
    if let session = options.session { restore(session) }
  }
}

/// Whether there is a book to show.
enum Phase: Equatable, Sendable {
  /// The first snapshot is being read.
  case loading
  /// Reading it was stopped by the user.
  case stopped
  /// It could not be read.
  case failed(title: String, remedy: [String])
  /// There is a book, or its front page.
  case ready
}

/// The size of a terminal.
struct Size: Equatable, Sendable {
  var rows: Int
  var columns: Int
}

/// A message in the status line.
struct Toast: Equatable, Sendable {
  /// Its number, by which its timer knows it.
  var number: Int
  /// What it says.
  var text: String
  /// What stands behind it whole where the text has to be cut, such as a key; empty for nothing.
  var hint = ""
  /// What it is.
  var kind: MessageKind
  /// Whether it stays until a key is pressed.
  var isLasting: Bool
}

extension Dashboard {
  /// Where keys apply now, below any overlay.
  var keyContext: Context {
    phase != .ready ? .waiting : page == nil ? .screen(screen) : .page
  }

  /// The customer under the cursor; nil when there is none.
  var selected: Customer? {
    guard let portfolio, let selectedPlace else { return nil }
    return portfolio.book.customers[selectedPlace]
  }

  /// The tier placement of the customer under the cursor; nil when there is none.
  var selectedPlacement: TierPlacement? {
    guard let portfolio, let selectedPlace else { return nil }
    return portfolio.placements[selectedPlace]
  }

  /// Returns the first key of an action as it is shown; empty when it has none.
  func key(of action: Action) -> String { options.keys.key(of: action) }

  /// Shows a message and returns what ends it.
  mutating func tell(_ text: String, isError: Bool = false) -> [Effect] {
    tell(text, isError ? .failure : .told)
  }

  /// Shows a message of a kind with a hint behind it, keeps it in the log, and returns what ends it.
  mutating func tell(_ text: String, _ kind: MessageKind, hint: String = "") -> [Effect] {
    lastToast += 1
    log.add(text + hint, kind, at: now)
    let isLasting = kind != .told || options.reducesMotion
    toast = Toast(number: lastToast, text: text, hint: hint, kind: kind, isLasting: isLasting)
    return isLasting ? [] : [.startToastTimer(lastToast, seconds: 4)]
  }
}
