/// Where files are, by the rules of the XDG base directory specification.
public struct Paths: Hashable, Sendable {
  /// The folder of the configuration: `$XDG_CONFIG_HOME/folio`.
  public let configurationFolder: String
  /// The folder of snapshots, themes and the store: `$XDG_DATA_HOME/folio`.
  public let dataFolder: String
  /// The folder of the session and the log: `$XDG_STATE_HOME/folio`.
  public let stateFolder: String
  /// The folder of what can be made again: `$XDG_CACHE_HOME/folio`.
  public let cacheFolder: String
  /// The folders where themes are looked for, the first wins.
  public let themeFolders: [String]
  /// The user's home folder; empty when unknown.
  public let home: String

  /// Works out the folders from an environment; relative values are ignored, as XDG demands.
  public init(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? Paths.trimmed($0) : nil }
    }
    let home = absolute("HOME")
    func base(_ variable: String, usual: String) -> String? {
      absolute(variable) ?? home.map { "\($0)/\(usual)" }
    }
    let configuration = base("XDG_CONFIG_HOME", usual: ".config")
    let data = base("XDG_DATA_HOME", usual: ".local/share")
    let stated = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
    let system = (stated ?? "/usr/local/share:/usr/share").split(separator: ":")
      .filter { $0.hasPrefix("/") }.map { Paths.trimmed(String($0)) }
    self.home = home ?? ""
    configurationFolder = (configuration ?? "/.config") + "/folio"
    dataFolder = (data ?? "/.local/share") + "/folio"
    stateFolder = (base("XDG_STATE_HOME", usual: ".local/state") ?? "/.local/state") + "/folio"
    cacheFolder = (base("XDG_CACHE_HOME", usual: ".cache") ?? "/.cache") + "/folio"
    themeFolders =
      ([configuration, data].compactMap(\.self) + system).map { "\($0)/folio/themes" }
      + (data.map(Paths.schemeFolders) ?? [])
  }

  /// The folders where tinty keeps base16 and base24 schemes.
  private static func schemeFolders(in data: String) -> [String] {
    ["repos/schemes", "custom-schemes"].flatMap { folder in
      ["base24", "base16"].map { "\(data)/tinted-theming/tinty/\(folder)/\($0)" }
    }
  }

  /// The configuration file.
  public var configuration: String { configurationFolder + "/config.yaml" }
  /// The folder of tier policies.
  public var policies: String { configurationFolder + "/policies" }
  /// The folder of the user's own e-mail templates.
  public var templates: String { configurationFolder + "/templates" }
  /// The folder where snapshots are looked for when no other is named.
  public var snapshots: String { dataFolder + "/snapshots" }
  /// The database of follow-ups.
  public var store: String { dataFolder + "/folio.sqlite" }
  /// The log.
  public var log: String { stateFolder + "/folio.log" }
  /// The views that were saved in the dashboard.
  public var views: String { stateFolder + "/views.yaml" }
  /// What is kept between two runs of the dashboard.
  public var session: String { stateFolder + "/session.json" }

  /// Returns a path the user wrote: `~/` is the home folder, a relative one lies in `folder`.
  public func expanded(_ path: String, relativeTo folder: String) -> String {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
