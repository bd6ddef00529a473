import Glibc

/// Filters that were saved under a name in the dashboard.
///
/// They are in a file of folio's own, `views.yaml` in the state folder, because the configuration is
/// written by hand and stays as it was written. Both are read; where a name is in both, the
/// configuration's holds.
public struct SavedViews: Equatable, Sendable {
  /// The views, in the order in which they were saved.
  public private(set) var views: [Configuration.View] = []

  /// Creates an empty list.
  public init() {}

  /// Reads the views of a file; none where there is no file.
  public init(file: String) throws(SettingsError) {
    guard let text = try SettingsFile.text(of: file),
      let node = try SettingsNode.document(text, file: file), !node.isNull
    else { return }
    for entry in try node.entries() {
      let filter = try entry.value.text()
      views.append(Configuration.View(name: entry.key, filter: filter, line: entry.line))
    }
  }

  /// Returns the configuration's views and these, without those that the configuration has too.
  public func following(_ configured: [Configuration.View]) -> [Configuration.View] {
    configured + views.filter { view in !configured.contains { $0.name == view.name } }
  }

  /// What came of a change.
  public struct Change: Equatable, Sendable {
    /// All views that the file has now.
    public var views: SavedViews
    /// Where the file was put that could not be read; nil when it could be.
    public var setAside: String?
  }

  /// Saves a filter under a name, in the place of one that has the name.
  ///
  /// The file is read once more first, so that what another dashboard has saved is kept. One that
  /// cannot be read is put aside under another name, never lost.
  public static func save(_ name: String, _ filter: String, in file: String) throws(StateFileError)
    -> Change
  {
    try change(file) { views in
      if let place = views.firstIndex(where: { $0.name == name }) {
        views[place].filter = filter
      } else {
        views.append(Configuration.View(name: name, filter: filter))
      }
    }
  }

  /// Takes the view of a name away; the file is read once more first.
  public static func remove(_ name: String, in file: String) throws(StateFileError) -> Change {
    try change(file) { $0.removeAll { $0.name == name } }
  }

  private static func change(
    _ file: String,
    _ body: (inout [Configuration.View]) -> Void
  ) throws(StateFileError) -> Change {
    var saved = SavedViews()
    var setAside: String?
    do throws(SettingsError) {
      saved = try SavedViews(file: file)
    } catch {
      setAside = StateFile.setAside(file)
      guard setAside != nil else { throw StateFileError(path: file, number: EIO) }
    }
    body(&saved.views)
    try StateFile.write(saved.text, to: file)
    return Change(views: saved, setAside: setAside)
  }

  private var text: String {
    let lines = views.map { "\($0.name.quotedForState): \($0.filter.quotedForState)\n" }
    return "# Views saved in folio's dashboard; your own are in config.yaml, under views.\n"
      + (lines.isEmpty ? "{}\n" : lines.joined())
  }
}
