public import BookModel
public import Canvas

/// What a dashboard is started with, and keeps while it runs.
public struct DashboardOptions: Equatable, Sendable {
  /// The program's name, at the left of the title bar.
  public var title = "folio"
  /// The program's version, shown in the help.
  public var version = ""
  /// What the book is read from, in words, such as its folder; empty for no words.
  public var source = ""
  /// The characters to draw with.
  public var glyphs = GlyphSet.braille
  /// The keys of the actions.
  public var keys = KeyMap.standard
  /// The names of the themes that can be chosen.
  public var themes: [String] = []
  /// The name of the theme in use; nil when it has none.
  public var theme: String?
  /// The tier policies that can be chosen.
  public var policies = TierPolicy.builtIn
  /// The reports that the Reports screen offers.
  public var reports: [ReportOffer] = []
  /// The days until a follow-up without a day of its own is due.
  public var defaultDueDays = 7
  /// Whether nothing moves by itself: no bar grows, and messages stay until a key is pressed.
  public var reducesMotion = false
  /// Whether to ask before the program ends.
  public var confirmsQuit = false
  /// Data older than so many days counts as stale.
  public var staleAfterDays = 7
  /// The seconds that the user's clock is ahead of UTC, for the times of messages.
  public var secondsFromUTC = 0
  /// The filters that can be had by a name.
  public var views: [SavedView] = []
  /// Where the user was when the program last ended; nil to start anew.
  public var session: DashboardSession?
  /// The filter to start with.
  public var filter = ""
  /// The fields to sort by at the start, such as `renewal` or `-arr,name`; the name when unknown.
  public var sort = ""
  /// Whether to start with the whole customer base although the user has a book.
  public var startsWithEverybody = false
  /// The web address of a customer in Vitally; nil when none is configured.
  public var vitallyLink: LinkPattern?
  /// The web address of a customer in Looker; nil when none is configured.
  public var lookerLink: LinkPattern?

  /// Creates the built-in options.
  public init() {}
}
