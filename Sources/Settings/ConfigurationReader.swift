import BookModel
import BookQuery
import Canvas

/// Reads a configuration key by key.
struct ConfigurationReader {
  /// The keys of a configuration file beside those of a mapping.
  static let keys = [
    "snapshots", "me", "scope", "policy", "policies", "theme", "glyphs", "contrast", "stale_after",
    "releases", "health", "nurture", "plans", "default_due", "meeting", "store", "views", "keys",
    "confirm_quit", "reduced_motion", "links", "fiscal_year_start",
  ]

  let file: String
  let paths: Paths
  private var configuration = Configuration()

  init(file: String, paths: Paths) {
    self.file = file
    self.paths = paths
  }

  mutating func read(_ text: String) throws(SettingsError) -> Configuration {
    configuration.file = file
    guard let node = try SettingsNode.document(text, file: file), !node.isNull else {
      return configuration
    }
    // A key with nothing behind it is one that was commented out below: it says nothing.
    for entry in try node.entries() where !entry.value.isNull { try read(entry) }
    configuration.warnings += configuration.mapping.warnings
    return configuration
  }

  private mutating func read(_ entry: SettingsNode.Entry) throws(SettingsError) {
    let value = entry.value
    switch entry.key {
    case "snapshots": configuration.snapshots = try value.texts().map(expanded)
    case "me": configuration.me = try value.text()
    case "scope": configuration.scope = try value.choice(Scope.self)
    case "policy": configuration.policy = try value.text()
    case "policies": try readPolicies(value)
    case "stale_after": configuration.staleAfter = try value.days(in: 0...3650)
    case "releases":
      configuration.releaseHistory = try ReleaseHistory(value, expanded: expanded)
    case "health": try readHealth(value)
    case "nurture": try readNurture(value)
    case "plans": configuration.plans = try value.texts().map(expanded)
    case "fiscal_year_start":
      let month = try value.number(in: 1...12, example: "a month from 1 to 12, such as 2")
      configuration.fiscalYearStart = Int(month)
    case "default_due": configuration.defaultDue = try value.days(in: 0...3650)
    case "meeting": configuration.meeting = try weekday(value)
    case "store": configuration.store = expanded(try value.text())
    default:
      if try readLooks(entry) { return }
      if try configuration.mapping.read(entry) { return }
      let known = ConfigurationReader.keys + MappingFile.keys
      configuration.warnings.append(entry.unknown(knowing: known))
    }
  }

  /// Reads a key of the dashboard, and says whether it is one.
  private mutating func readLooks(_ entry: SettingsNode.Entry) throws(SettingsError) -> Bool {
    let value = entry.value
    switch entry.key {
    case "theme": configuration.theme = try theme(value)
    case "glyphs": configuration.glyphs = try value.choice(GlyphChoice.self)
    case "contrast": configuration.contrast = try value.choice(Theme.Contrast.self)
    case "views": try readViews(value)
    case "keys": try readKeys(value)
    case "confirm_quit": configuration.confirmsQuit = try value.flag()
    case "reduced_motion": configuration.reducesMotion = try value.flag()
    case "links": try readLinks(value)
    default: return false
    }
    return true
  }

  private func expanded(_ path: String) -> String {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    return paths.expanded(path, relativeTo: folder)
  }

  /// Reads a day of the week in three letters or whole; returns 0 for Monday to 6 for Sunday.
  private func weekday(_ node: SettingsNode) throws(SettingsError) -> Int {
    let names = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    let text = try node.text()
    let word = text.lowercased()
    guard let day = names.firstIndex(where: { $0 == word || $0.prefix(3) == word }) else {
      throw node.error(.unknownValue(key: node.name, value: text, possible: names))
    }
    return day
  }

  private mutating func readPolicies(_ node: SettingsNode) throws(SettingsError) {
    var reader = PolicyReader()
    for element in try node.list() {
      let policy = try reader.policy(element)
      let taken = (TierPolicy.builtIn + configuration.policies).map(\.name)
      guard !taken.contains(policy.name) else {
        throw element.error(.duplicate(what: "policy", value: policy.name))
      }
      configuration.policies.append(policy)
    }
    configuration.warnings += reader.warnings
  }

  private mutating func readHealth(_ node: SettingsNode) throws(SettingsError) {
    var reader = HealthPolicyReader()
    try reader.read(node)
    configuration.health = reader.policy
    configuration.warnings += reader.warnings
  }

  private mutating func readNurture(_ node: SettingsNode) throws(SettingsError) {
    var reader = NurtureReader()
    try reader.read(node)
    configuration.nurture = reader.settings
    configuration.warnings += reader.warnings
  }

  private mutating func theme(_ node: SettingsNode) throws(SettingsError)
    -> Configuration.ThemeChoice
  {
    guard node.isMapping else { return .single(try node.text()) }
    var dark: String?
    var light: String?
    for entry in try node.entries() {
      switch entry.key {
      case "dark": dark = try entry.value.text()
      case "light": light = try entry.value.text()
      default: configuration.warnings.append(entry.unknown(knowing: ["dark", "light"]))
      }
    }
    guard let dark else { throw node.error(.missingKey(key: "dark", in: "theme")) }
    guard let light else { throw node.error(.missingKey(key: "light", in: "theme")) }
    return .pair(dark: dark, light: light)
  }

  private mutating func readViews(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      let filter = try entry.value.text()
      configuration.views.append(
        Configuration.View(name: entry.key, filter: filter, line: entry.line)
      )
    }
  }

  private mutating func readKeys(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      let keys = entry.value.isNull ? [] : try entry.value.texts()
      configuration.keys.append(
        Configuration.KeyBinding(action: entry.key, keys: keys, line: entry.line)
      )
    }
  }

  private mutating func readLinks(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.entries() {
      switch entry.key {
      case "vitally": configuration.vitallyLink = try entry.value.text()
      case "looker": configuration.lookerLink = try entry.value.text()
      default: configuration.warnings.append(entry.unknown(knowing: ["vitally", "looker"]))
      }
    }
  }
}
