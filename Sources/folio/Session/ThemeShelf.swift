import Canvas
import Dashboard
import Settings

/// The themes that can be named here: the built-in ones and those in the user's folders.
struct ThemeShelf: Sendable {
  private let library: ThemeLibrary
  private let contrast: Theme.Contrast

  /// Creates the shelf of a run.
  init(_ settings: Settled, _ surroundings: Surroundings) {
    library = ThemeLibrary(
      paths: Paths(environment: surroundings.environment),
      builtIn: Self.builtIn
    )
    contrast = settings.contrast
  }

  /// The built-in themes' files, by name.
  private static let builtIn: [String: [UInt8]] = [
    "folio-cvd-dark": PackageResources.folio_cvd_dark_yaml,
    "folio-cvd-light": PackageResources.folio_cvd_light_yaml,
    "folio-dark": PackageResources.folio_dark_yaml,
    "folio-light": PackageResources.folio_light_yaml,
    "high-contrast": PackageResources.high_contrast_yaml,
    "mono": PackageResources.mono_yaml,
    "terminal": PackageResources.terminal_yaml,
  ]

  /// The names of the built-in themes, sorted.
  static var builtInNames: [String] { builtIn.keys.sorted() }

  /// The themes' names and files, sorted.
  var entries: [ThemeLibrary.Entry] { library.entries() }

  /// What there is to say of each theme; those that cannot be read are left out.
  var notes: [ThemeNote] {
    entries.compactMap { entry in
      guard let theme = try? theme(named: entry.name, contrast: .off) else { return nil }
      return ThemeNote(entry.name, inFile: theme, shown: theme.raised(to: contrast))
    }
  }

  /// Returns a theme by its name or file, raised to the contrast that is configured or asked for.
  func theme(named name: String, contrast: Theme.Contrast? = nil) throws(Failure) -> Theme {
    do { return try library.theme(name, contrast: contrast ?? self.contrast) } catch {
      throw Failure(
        message: "\(error)",
        remedy: Suggestion.line(for: name, among: entries.map(\.name)),
        code: .usage
      )
    }
  }
}
