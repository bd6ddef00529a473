public import BookModel

/// The product's releases, oldest first, with the months they came out in.
public struct ReleaseHistory: Hashable, Sendable {
  /// A release.
  public struct Release: Hashable, Sendable {
    /// The version, such as `6.7`.
    public var version: String
    /// The first day of the month it came out in; nil when nothing says.
    public var month: Day?

    /// Creates a release.
    public init(_ version: String, month: Day? = nil) {
      self.version = version
      self.month = month
    }
  }

  /// Where it is from: a file's path, `shipped`, or `the configuration`.
  public var origin: String
  /// The releases, oldest first.
  public var releases: [Release]

  /// Creates a history.
  public init(origin: String, releases: [Release]) {
    self.origin = origin
    self.releases = releases
  }
}

extension ReleaseHistory {
  /// Returns what it is and how old, such as `shipped: 20 releases up to 6.7 of Sep 2025, 14 months
  /// old`.
  public func words(on today: Day) -> String {
    guard let newest = releases.last else { return "\(origin): no release" }
    let count = "\(origin): \(Figures.count(releases.count, "release")) up to \(newest.version)"
    guard let month = newest.month else { return count }
    let (from, to) = (month.date, today.date)
    let months = max(0, (to.year - from.year) * 12 + to.month - from.month)
    return
      "\(count) of \(month.monthName) \(month.date.year), \(Figures.count(months, "month")) old"
  }

  /// The list that comes with the program: the releases whose months are public.
  ///
  /// It counts only where it is asked for (`releases: shipped`): customers run newer ones.
  public static let shipped = ReleaseHistory(
    origin: "shipped",
    releases: [
      ("4.5", 2023, 2), ("5.0", 2023, 3), ("5.1", 2023, 6), ("5.2", 2023, 10), ("5.3", 2024, 2),
      ("5.4", 2024, 5), ("5.5", 2024, 7), ("5.6", 2024, 8), ("5.7", 2024, 9), ("5.8", 2024, 10),
      ("5.9", 2024, 10), ("6.1", 2025, 2), ("6.2", 2025, 4), ("6.7", 2025, 9),
    ].map { version, year, month in Release(version, month: Day(year: year, month: month, day: 1)) }
  )
}

extension ReleaseHistory {
  /// Reads what a configuration says: a list, `shipped`, or the name of a YAML file with a list.
  ///
  /// A file holds the list, or has it under `releases:`. An element is a version, or `{version, date}`
  /// with a date such as `2026-11` or `2026-11-21`.
  init(_ node: SettingsNode, expanded: (String) -> String) throws(SettingsError) {
    if let word = try? node.text() {
      if word.lowercased() == "shipped" {
        self = .shipped
        return
      }
      if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
        try self.init(file: expanded(word))
        return
      }
    }
    try self.init(node, origin: "the configuration")
  }

  private init(file: String) throws(SettingsError) {
    guard let text = try SettingsFile.text(of: file) else {
      throw SettingsError(.unreadable(reason: "no such file"), file: file)
    }
    guard let node = try SettingsNode.document(text, file: file), !node.isNull else {
      self.init(origin: file, releases: [])
      return
    }
    guard node.isMapping else {
      try self.init(node, origin: file)
      return
    }
    guard let entry = try node.entries().first(where: { $0.key == "releases" }) else {
      throw node.error(.missingKey(key: "releases", in: file))
    }
    try self.init(entry.value, origin: file)
  }

  private init(_ list: SettingsNode, origin: String) throws(SettingsError) {
    var releases: [Release] = []
    for element in try list.elements() {
      guard element.isMapping else {
        releases.append(Release(try element.text()))
        continue
      }
      var version: String?
      var month: Day?
      for entry in try element.entries() {
        switch entry.key {
        case "version": version = try entry.value.text()
        case "date": month = try Self.month(entry.value)
        default: throw entry.unknown(knowing: ["version", "date"])
        }
      }
      guard let version else { throw element.error(.missingKey(key: "version", in: "releases")) }
      releases.append(Release(version, month: month))
    }
    self.init(origin: origin, releases: releases)
  }

  private static func month(_ node: SettingsNode) throws(SettingsError) -> Day {
    let text = try node.text()
    guard let day = Day(text) ?? Day(text + "-01") else {
      throw node.error(.badNumber(key: "date", value: text, example: "a month such as 2026-11"))
    }
    return day.startOfMonth
  }
}
