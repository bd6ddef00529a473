public import BookModel
public import BookQuery

/// A report that the Reports screen offers.
public struct ReportOffer: Hashable, Sendable {
  /// Its name on the command line.
  public var name: String
  /// What it is called.
  public var title: String
  /// What it tells, in a sentence without a full stop.
  public var sentence: String
  /// Whether it is about one customer, the one it is asked for about; else about all that are shown.
  public var isOfOneCustomer: Bool
  /// Whether it is made anew when follow-ups change: it tells what was done.
  public var dependsOnFollowUps: Bool
  /// The command that prints it.
  public var command: String

  /// Creates an offer; `options` are those without which the command does not know what is meant.
  public init(
    name: String,
    title: String,
    sentence: String,
    isOfOneCustomer: Bool = false,
    dependsOnFollowUps: Bool = false,
    options: String = ""
  ) {
    command = "folio report \(name)\(options.isEmpty ? "" : " \(options)")"
    self.name = name
    self.title = title
    self.sentence = sentence
    self.isOfOneCustomer = isOfOneCustomer
    self.dependsOnFollowUps = dependsOnFollowUps
  }
}

/// What a report is to be made of.
public struct ReportOrder: Equatable, Sendable {
  /// Its number among all orders.
  let number: Int
  /// The report's name on the command line.
  public var name: String
  /// The book as the user looks at it.
  public var portfolio: Portfolio
  /// The places in the book of the customers shown, in the book's order; of one, where the report is
  /// about one.
  public var places: [Int]
  /// What narrows them, in words; empty for nothing.
  public var filter: String
  /// The places of those that are marked, whether shown or not; where none is, of the one that the
  /// report was asked for about.
  public var picked: [Int]
  /// Whether those picked are marked.
  public var arePicksMarked: Bool
  /// What changed in the whole book since the snapshot before; nil where that is not known.
  public var changes: BookChanges?
  /// What leaves these customers.
  let narrowing: Narrowing
  /// What its filter may ask for that is not in the book.
  let facts: QueryFacts
}

extension ReportOrder {
  /// Whose customers they are.
  public var scope: Scope { narrowing.scope }

  /// Whether both are the same order; what they hold is too much to compare.
  public static func == (left: ReportOrder, right: ReportOrder) -> Bool {
    left.number == right.number
  }

  /// Returns those of the book's changes that are of these customers, gone ones included.
  ///
  /// This evaluates the filter over all changes: ask for it beside the loop.
  public func narrowed(_ changes: BookChanges) -> BookChanges {
    changes.narrowed(by: narrowing, to: places, in: portfolio, facts)
  }
}

/// A report as it is read on the screen, and as it is written to a file.
public struct ReportPage: Equatable, Sendable {
  /// What a text is, for choosing how it stands out.
  public enum Style: Hashable, Sendable {
    case plain, header
    /// It says how well a customer is.
    case band(HealthBand)
  }

  /// A text of one style.
  public struct Span: Hashable, Sendable {
    /// The text.
    public var text: String
    /// What it is.
    public var style: Style

    /// Creates a text.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// Something in a report that can be ticked off.
  public struct Tick: Hashable, Sendable {
    /// What whoever made the report knows it by.
    public var name: String
    /// What it is called.
    public var title: String
    /// A figure or day at its right; empty for none.
    public var remark: String
    /// Whether it is ticked; ticking it once more takes that back then.
    public var isDone: Bool

    /// Creates something to tick off.
    public init(name: String, title: String, remark: String = "", isDone: Bool = false) {
      self.name = name
      self.title = title
      self.remark = remark
      self.isDone = isDone
    }
  }

  /// The widths that a page is laid out for, so that a screen of any size has one that fits.
  public static let widths = [36, 56, 76, 96, 116, 156]

  /// The lines at each of the widths, in their order.
  public var layouts: [[[Span]]]
  /// The report in Markdown.
  public var markdown: String
  /// What can be ticked off; empty for nothing.
  public var ticks: [Tick] = []
  /// What ticking is called over a choice of them.
  public var question = ""

  /// Creates a page; `layout` returns the lines at a width.
  public init(markdown: String, layout: (Int) -> [[Span]]) {
    self.markdown = markdown
    layouts = Self.widths.map(layout)
  }

  /// Returns the lines that fit a width best.
  func lines(width: Int) -> [[Span]] {
    let place = Self.widths.lastIndex { $0 <= width } ?? 0
    return layouts.indices.contains(place) ? layouts[place] : []
  }
}
