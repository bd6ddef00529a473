public import Canvas

/// All themes that can be named: those built in, the user's and the system's.
public struct ThemeLibrary: Sendable {
  /// A theme that can be named.
  public struct Entry: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Its file; nil when it is built in.
    public let file: String?
  }

  /// The folders that are searched, the first that has a theme wins.
  public let folders: [String]
  private let builtIn: [String: [UInt8]]

  /// Creates a library of the themes' folders and of the files that are built in, by their names.
  public init(paths: Paths, builtIn: [String: [UInt8]]) {
    folders = paths.themeFolders
    self.builtIn = builtIn
  }

  /// Returns the themes that can be named, sorted; of several with one name the first found.
  public func entries() -> [Entry] {
    var entries: [String: Entry] = [:]
    for folder in folders {
      // A folder that cannot be listed hides its themes, not the others.
      for file in (try? SettingsFile.yamlNames(in: folder)) ?? [] {
        let name = Self.name(ofFile: file)
        if entries[name] == nil { entries[name] = Entry(name: name, file: "\(folder)/\(file)") }
      }
    }
    for name in builtIn.keys where entries[name] == nil {
      entries[name] = Entry(name: name, file: nil)
    }
    return entries.values.sorted { $0.name < $1.name }
  }

  /// Returns a theme by its name, or by a path, which has a slash or ends in `.yaml`.
  public func theme(
    _ nameOrPath: String,
    contrast: Theme.Contrast = .normal
  ) throws(ThemeError) -> Theme {
    let isPath =
      [".yaml", ".yml"].contains { nameOrPath.hasSuffix($0) } || nameOrPath.contains("/")
    let files =
      isPath
      ? [nameOrPath]
      : folders.flatMap { ["\($0)/\(nameOrPath).yaml", "\($0)/\(nameOrPath).yml"] }
    for file in files {
      guard let bytes = try Self.bytes(of: file, mayBeMissing: !isPath) else { continue }
      return try ThemeFile.theme(bytes, file: file, contrast: contrast)
    }
    guard let bytes = builtIn[nameOrPath] else {
      throw .unknown(name: nameOrPath, known: builtIn.keys.sorted())
    }
    return try ThemeFile.theme(bytes, file: "\(nameOrPath).yaml", contrast: contrast)
  }

  /// Returns a file's bytes; nil when it is missing and may be.
  private static func bytes(of file: String, mayBeMissing: Bool) throws(ThemeError) -> [UInt8]? {
    do {
      return try SettingsFile.bytes(of: file)
    } catch {
      if mayBeMissing, error.isMissing { return nil }
      throw .unreadable(file: file, reason: error.reason)
    }
  }

  /// The name of the theme in a file.
  static func name(ofFile file: String) -> String {
    let last = file.split(separator: "/").last ?? ""
    return String(
      last.hasSuffix(".yaml") ? last.dropLast(5) : last.hasSuffix(".yml") ? last.dropLast(4) : last
    )
  }
}
