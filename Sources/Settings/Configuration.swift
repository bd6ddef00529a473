public import BookModel
public import BookQuery
public import Canvas
public import Programmes

/// What the user configured; nil where nothing is written.
public struct Configuration: Equatable, Sendable {
  /// Which theme is asked for.
  public enum ThemeChoice: Hashable, Sendable {
    /// One theme, by name or file.
    case single(String)
    /// One for dark terminals and one for light ones.
    case pair(dark: String, light: String)
  }

  /// A filter under a name.
  public struct View: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The filter, as it is typed.
    public var filter: String
    /// The line of the file it is in; nil when it is in none.
    public var line: Int?
  }

  /// The keys of one action of the dashboard.
  public struct KeyBinding: Hashable, Sendable {
    /// The action's id.
    public var action: String
    /// Its keys, as they are written.
    public var keys: [String]
    /// The line of the file it is in.
    public var line: Int?
  }

  /// Folders of snapshots, with `~` and relative paths resolved.
  public internal(set) var snapshots: [String] = []
  /// Whose book "my book" is: an id, an e-mail address or a name.
  public internal(set) var me: String?
  /// Which customers lists begin with.
  public internal(set) var scope: Scope?
  /// The name of the tier policy in force.
  public internal(set) var policy: String?
  /// Tier policies written in the configuration itself.
  public internal(set) var policies: [TierPolicy] = []
  /// The theme.
  public internal(set) var theme: ThemeChoice?
  /// The characters to draw with.
  public internal(set) var glyphs: GlyphChoice?
  /// How far colours are moved apart from their background.
  public internal(set) var contrast: Theme.Contrast?
  /// The days after which data counts as stale.
  public internal(set) var staleAfter = 7
  /// The month in which the fiscal year begins, from 1 for January.
  public internal(set) var fiscalYearStart = 1
  /// The product's releases that versions behind are counted on; nil where none are named.
  public internal(set) var releaseHistory: ReleaseHistory?
  /// The versions of `releaseHistory`, oldest first.
  public var releases: [String] { releaseHistory?.releases.map(\.version) ?? [] }
  /// Which names of the data stand for which facts.
  public internal(set) var mapping = MappingFile()
  /// The weights and thresholds of the computed health.
  public internal(set) var health = HealthPolicy.builtIn
  /// What the tech-nurtured programme goes by; nil where nothing is written.
  public internal(set) var nurture: NurtureSettings?
  /// Files of coverage plans, and folders of them, with `~` and relative paths resolved.
  public internal(set) var plans: [String] = []
  /// The days until a new follow-up is due when nothing else is said.
  public internal(set) var defaultDue = 7
  /// The weekday of the team's meeting, 0 for Monday to 6 for Sunday.
  public internal(set) var meeting: Int?
  /// The follow-up database.
  public internal(set) var store: String?
  /// Saved views.
  public internal(set) var views: [View] = []
  /// Keys other than the built-in ones.
  public internal(set) var keys: [KeyBinding] = []
  /// Whether quitting asks first.
  public internal(set) var confirmsQuit = false
  /// Whether nothing moves by itself.
  public internal(set) var reducesMotion = false
  /// The web address of a customer in Vitally, with `{id}` for the account's id.
  public internal(set) var vitallyLink: String?
  /// The web address of a customer in Looker, with `{salesforceId}` for the Salesforce id.
  public internal(set) var lookerLink: String?
  /// Keys that nothing is done with, and other things to tell.
  public internal(set) var warnings: [SettingsError] = []
  /// The file it was read from; nil when there is none.
  public internal(set) var file: String?

  /// Creates a configuration in which nothing is written.
  public init() {}

  /// Reads the configuration.
  ///
  /// - Parameters:
  ///   - file: The file the user named; nil for the usual one, which need not exist.
  ///   - paths: Where files are.
  /// - Throws: What is wrong with the file, and in which line.
  public init(file: String? = nil, paths: Paths) throws(SettingsError) {
    let path = file ?? paths.configuration
    guard let text = try SettingsFile.text(of: path) else {
      guard file == nil else {
        throw SettingsError(.unreadable(reason: "no such file"), file: path)
      }
      self.init()
      return
    }
    try self.init(text, file: path, paths: paths)
  }

  /// Reads the text of a configuration file.
  public init(_ text: String, file: String, paths: Paths) throws(SettingsError) {
    var reader = ConfigurationReader(file: file, paths: paths)
    self = try reader.read(text)
  }
}
