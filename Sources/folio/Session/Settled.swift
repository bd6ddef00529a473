import BookModel
import Canvas
import PreparedData
import Settings
import SnapshotIO

/// The settings of a run: options over environment over configuration over defaults.
struct Settled: Sendable {
  let configuration: Configuration
  /// The tier policies there are, the built-in ones first.
  let policies: [TierPolicy]
  /// The folders of snapshots where no option names one.
  let snapshotPaths: [String]
  /// The follow-up database.
  let storePath: String
  /// What is odd about the settings, a line each.
  let warnings: [String]
  private let library: PolicyLibrary

  /// Reads the configuration and the policies.
  init(_ options: StoreOptions, _ surroundings: Surroundings) throws(Failure) {
    let environment = surroundings.environment
    let paths = Paths(environment: environment)
    do {
      configuration = try Configuration(file: options.config, paths: paths)
      library = try PolicyLibrary(configuration: configuration, paths: paths)
    } catch {
      throw Failure(error)
    }
    policies = library.policies
    warnings = (configuration.warnings + library.warnings).map(\.line)
    snapshotPaths = Self.snapshots(configuration, environment, paths)
    storePath = Self.store(options, configuration, environment, paths)
  }

  private static func snapshots(
    _ configuration: Configuration,
    _ environment: [String: String],
    _ paths: Paths
  ) -> [String] {
    let named = environment["FOLIO_SNAPSHOTS"] ?? ""
    if !named.isEmpty { return [named] }
    return configuration.snapshots.isEmpty ? [paths.snapshots] : configuration.snapshots
  }

  private static func store(
    _ options: StoreOptions,
    _ configuration: Configuration,
    _ environment: [String: String],
    _ paths: Paths
  ) -> String {
    let named = environment["FOLIO_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    return options.store ?? named ?? configuration.store ?? paths.store
  }
}

extension Settled {
  /// The name or file of the theme to start with.
  var themeName: String { themeName(on: nil) }

  /// The name or file of the theme for a background; where that is unknown it is taken for dark.
  func themeName(on background: Theme.Variant?) -> String {
    switch configuration.theme {
    case .single(let name): name
    case .pair(let dark, let light): background == .light ? light : dark
    case nil: "terminal"
    }
  }

  /// Whether the theme depends on the terminal's background.
  var themeDependsOnBackground: Bool {
    if case .pair = configuration.theme { return true }
    return false
  }

  /// The least contrast of a theme's texts.
  var contrast: Theme.Contrast { configuration.contrast ?? .normal }

  /// The characters to draw with; nil to find out what the terminal can show.
  var glyphs: GlyphSet? { configuration.glyphs?.glyphs }

  /// Returns the policy of a name, of the configuration's where none is given.
  func policy(named name: String?) throws(Failure) -> TierPolicy {
    guard let chosen = name ?? configuration.policy else { return policies[0] }
    do { return try library.policy(named: chosen) } catch {
      var failure = Failure(error)
      if name != nil {
        failure.code = .usage
      } else if let file = configuration.file {
        failure.message = "\(file): policy: \(failure.message)"
      }
      throw failure
    }
  }

  /// Returns the coverage plans that are shared; what is wrong with one is told, and no more: a
  /// colleague's mistake must not keep everybody from their book.
  func plans() -> (files: [CoveragePlanFile], notes: [String]) {
    var files: [CoveragePlanFile] = []
    var notes: [String] = []
    for path in configuration.plans {
      do { files += try CoveragePlanFile.plans(at: [path]) } catch {
        notes.append("a coverage plan is left out: \(error.line)")
      }
    }
    return (files, notes)
  }

  /// Returns a reader of snapshot folders by these settings.
  func reader(of paths: [String], asOf: Day?, today: Day) -> SnapshotReader {
    var reader = SnapshotReader(paths: paths, today: today)
    reader.asOf = asOf
    reader.staleAfter = configuration.staleAfter
    reader.releases = configuration.releases
    reader.tierNames = Set(policies.flatMap { $0.tiers.map(\.name) })
    reader.healthPolicy = configuration.health
    return reader
  }

  /// Returns the reader with the mapping of its folders' `folio.yaml` over the configuration's.
  func withMappingFiles(of reader: SnapshotReader) throws -> (SnapshotReader, warnings: [String]) {
    var mapping = configuration.mapping
    var warnings: [String] = []
    for path in try reader.mappingFiles() {
      let file = try MappingFile(inFolder: File.folder(of: path))
      guard let file else { continue }
      warnings += file.warnings.map(\.line)
      mapping = file.merged(over: mapping)
    }
    var mapped = reader
    mapped.mapping = mapping.mapping
    return (mapped, warnings)
  }

  /// The places of folio's files, by what they are.
  static func places(_ options: StoreOptions, _ surroundings: Surroundings) throws(Failure)
    -> [(name: String, path: String)]
  {
    let settled = try Settled(options, surroundings)
    let paths = Paths(environment: surroundings.environment)
    let reader = settled.reader(of: settled.snapshotPaths, asOf: nil, today: surroundings.today)
    let folders = (try? reader.listing().folders) ?? settled.snapshotPaths
    return [
      ("configuration", options.config ?? paths.configuration),
      ("policies", paths.policies),
      ("themes", paths.configurationFolder + "/themes"),
      ("snapshots", settled.snapshotPaths.joined(separator: ":")),
      ("store", settled.storePath),
      ("session", paths.session),
      ("saved views", paths.views),
      ("log", paths.log),
      (
        "prepared data",
        PreparedData(cacheFolder: paths.cacheFolder, snapshots: folders).path
      ),
    ]
  }
}

extension SettingsError {
  /// The error with its remedy, in one line.
  var line: String { remedy.map { "\(description): \($0)" } ?? description }
}
