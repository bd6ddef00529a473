public import BookModel

/// What was read from a snapshot, what was left out, and why: the substance of `folio check`.
public struct SnapshotReport: Equatable, Sendable {
  /// The folder, as the user named it.
  public var path: String
  /// The snapshot's day; nil when nothing says.
  public var day: Day?
  /// Whether some list lacks its last page.
  public var isPartial = false
  /// Whether the snapshot is older than `stale_after` allows.
  public var isStale = false
  /// Every file, by path.
  public var files: [FileReport] = []
  /// The source and field that each fact was taken from.
  public var mapping: [String: MappedField] = [:]
  /// Fields that nothing was made of, by name.
  public var unusedFields: [String] = []
  /// How Looker's rows found their customers.
  public var joins = JoinReport()
  /// The number of facts on which sources disagree.
  public var disagreements = 0
  /// What concerns no single file.
  public var warnings: [String] = []

  /// Creates a report of nothing yet.
  public init(path: String) { self.path = path }

  /// Whether something was left out: a file, a part of one, or a record.
  public var leavesSomethingOut: Bool {
    files.contains { $0.error != nil || !$0.skipped.isEmpty }
  }

  /// A field that a fact is taken from.
  public struct MappedField: Hashable, Sendable {
    /// The system.
    public var source: Source
    /// The field's name as the data spells it.
    public var field: String

    /// Creates a mapped field.
    public init(source: Source, field: String) {
      self.source = source
      self.field = field
    }
  }

  /// How many customers each kind of key joined, and what stayed alone.
  public struct JoinReport: Hashable, Sendable {
    /// Customers joined by Salesforce id.
    public var salesforceId = 0
    /// Customers joined by external id.
    public var externalId = 0
    /// Customers joined by site or instance address.
    public var site = 0
    /// Customers joined by domain.
    public var domain = 0
    /// Customers joined by name alone.
    public var name = 0
    /// Customers (not churned) without any usage row.
    public var withoutUsage = 0
    /// Customers of Looker that Vitally does not know.
    public var lookerUnmatched = 0

    /// Creates a report of no joins.
    public init() {}
  }
}

/// What became of one file.
public struct FileReport: Equatable, Sendable {
  /// The path below the snapshot folder; below the folder named first where there are several.
  public var path: String
  /// What it was taken for.
  public var kind: FileKind
  /// The records read.
  public var records = 0
  /// Records left out: of very many the first ones, and the last one for all the rest.
  public var skipped: [Skip] = []
  /// The records left out that the last of those named stands for.
  public var unnamedSkips = 0
  /// What to know about the data that was read.
  public var warnings: [String] = []
  /// Why the file, or the rest of it, could not be read; nil when it was.
  public var error: FileProblem?
  /// What the file was when it was read; nil when it could not be opened.
  public var identity: FileIdentity?

  /// Creates a report of a file not yet read.
  public init(path: String, kind: FileKind = .unknown) {
    self.path = path
    self.kind = kind
  }

  /// The number of records left out.
  public var leftOut: Int { skipped.count + unnamedSkips }

  /// A record left out.
  public struct Skip: Hashable, Sendable {
    /// The line, byte or JSON path.
    public var place: String
    /// The reason, in words.
    public var reason: String

    /// Creates a skip.
    public init(place: String, reason: String) {
      self.place = place
      self.reason = reason
    }
  }
}

/// What a file was recognized as, by its content.
public enum FileKind: String, CaseIterable, Hashable, Sendable {
  case vitallyAccounts = "vitally.accounts"
  case vitallyOrganizations = "vitally.organizations"
  case vitallyAdmins = "vitally.admins"
  case vitallyUsers = "vitally.users"
  case vitallyTasks = "vitally.tasks"
  case vitallyNotes = "vitally.notes"
  case vitallyProjects = "vitally.projects"
  case vitallyConversations = "vitally.conversations"
  case vitallyNPS = "vitally.nps"
  case vitallySurveys = "vitally.surveys"
  case vitallyCustomObjects = "vitally.customObjects"
  case vitallyCustomObjectInstances = "vitally.customObjectInstances"
  case vitallyCustomFields = "vitally.customFields"
  case vitallyWebhook = "vitally.webhook"
  case lookerRows = "looker.rows"
  case lookerJSONDetail = "looker.jsonDetail"
  case lookerJSONBI = "looker.jsonBi"
  case lookerWebhook = "looker.webhook"
  case lookerMulti = "looker.multi"
  /// Well-formed, but nothing folio knows.
  case unknown
}

/// Why a file, or the rest of it, could not be read.
public struct FileProblem: Error, Hashable, Sendable {
  /// What is wrong, for scripts.
  public enum Code: String, Hashable, Sendable {
    case notJSON = "notJson"
    case truncated, encoding, html, archive, noData, lookerError, apiError, unreadable, empty
  }

  /// The line, byte or JSON path; empty when it is the whole file.
  public var place: String
  /// What is wrong, in words, with the remedy where there is one.
  public var reason: String
  /// What is wrong, for scripts.
  public var code: Code

  /// Creates a problem.
  public init(place: String = "", reason: String, code: Code) {
    self.place = place
    self.reason = reason
    self.code = code
  }
}
