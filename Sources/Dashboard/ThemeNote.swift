public import Canvas

/// What there is to say of a theme before it is chosen.
public struct ThemeNote: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it is made for; nil when it takes the terminal's own background.
  public var variant: Theme.Variant?
  /// The contrast of text to the screen, from 1 to 21, as it is shown; nil where the terminal
  /// chooses a colour.
  public var contrast: Double?
  /// The number of roles whose colour had to be raised to be legible.
  public var raised: Int

  /// Describes a theme by how it is in its file and how it is shown.
  public init(_ name: String, inFile theme: Theme, shown: Theme) {
    self.name = name
    variant = shown.variant
    let pairs = shown.knownPairs
    contrast = pairs.first { $0.role == .text && $0.surface == .plain }
      .map { $0.text.contrast(to: $0.ground) }
    let roles = pairs.filter { theme[$0.role, on: $0.surface] != shown[$0.role, on: $0.surface] }
    raised = Set(roles.map(\.role)).count
  }

  /// What is said of it beside its name, such as `dark 12.6:1, 3 raised`.
  var text: String {
    guard let contrast else { return "the terminal's colours" }
    let tenths = Int((contrast * 10).rounded())
    let ratio = "\(variant.map { $0.rawValue + " " } ?? "")\(tenths / 10).\(tenths % 10):1"
    return raised > 0 ? "\(ratio), \(raised) raised" : ratio
  }
}

extension Dashboard {
  /// Opens the themes; what there is to say of them is asked for the first time.
  mutating func openThemes() -> [Effect] {
    guard let menu = themeMenu(before: options.theme) else { return [] }
    overlay = .menu(menu)
    return themeNotes.isEmpty ? [.describeThemes] : []
  }

  /// Takes in what there is to say of the themes.
  mutating func take(_ notes: [ThemeNote]) {
    themeNotes = Dictionary(notes.map { ($0.name, $0) }) { first, _ in first }
    guard case .menu(let menu) = overlay, case .theme(let before) = menu.purpose else { return }
    overlay = themeMenu(before: before).map(Overlay.menu)
  }

  /// Lists dark themes only, then light ones, then all.
  ///
  /// Those of the terminal's own background are always listed. The theme that is shown stays.
  mutating func filterThemes(_ before: String?) -> [Effect] {
    let variants: [Theme.Variant?] = [nil, .dark, .light]
    let place = variants.firstIndex(of: themeVariant) ?? 0
    themeVariant = variants[(place + 1) % variants.count]
    overlay = themeMenu(before: before).map(Overlay.menu)
    return []
  }

  /// Returns the themes; nil when there is none to choose.
  ///
  /// `before` is the one that Esc brings back.
  private func themeMenu(before: String?) -> Menu? {
    let shown = options.themes.filter { name in
      guard let themeVariant, let variant = themeNotes[name]?.variant else { return true }
      return variant == themeVariant
    }
    let items = Menu.items(of: shown) { name, key in
      Menu.Item(
        key: key,
        title: name,
        remark: themeNotes[name]?.text ?? "",
        isOn: name == options.theme,
        choice: .theme(name)
      )
    }
    guard !items.isEmpty || !options.themes.isEmpty else { return nil }
    let cursor = items.firstIndex(where: \.isOn) ?? 0
    return Menu(
      purpose: .theme(before: before),
      title: "Theme: \(themeVariant?.rawValue ?? "dark and light")",
      items: items,
      cursor: cursor
    )
  }
}
