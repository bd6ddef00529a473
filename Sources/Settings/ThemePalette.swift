internal import Canvas

/// The colours of a base16 or base24 scheme.
struct ThemePalette {
  /// The names of the colours; the last eight are base24's.
  enum Key: String, CaseIterable {
    case base00, base01, base02, base03, base04, base05, base06, base07
    case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F
    case base10, base11, base12, base13, base14, base15, base16, base17

    /// Finds a name in any case.
    init?(anyCase name: String) {
      let lower = name.lowercased()
      self.init(rawValue: lower.prefix(4) + lower.dropFirst(4).uppercased())
    }

    /// What stands in for a colour that only base24 has; nil for those that must be there.
    var fallback: Key? {
      switch self {
      case .base10, .base11: .base00
      case .base12: .base08
      case .base13: .base0A
      case .base14: .base0B
      case .base15: .base0C
      case .base16: .base0D
      case .base17: .base0E
      case .base00, .base01, .base02, .base03, .base04, .base05, .base06, .base07, .base08,
        .base09, .base0A, .base0B, .base0C, .base0D, .base0E, .base0F:
        nil
      }
    }
  }

  private var colors: [Key: RGB] = [:]

  /// Whether it holds no colour at all.
  var isEmpty: Bool { colors.isEmpty }

  /// The names that must be there and are not.
  var missing: [String] {
    Key.allCases.filter { $0.fallback == nil && colors[$0] == nil }.map(\.rawValue)
  }

  /// Whether it holds a colour itself.
  func holds(_ key: Key) -> Bool { colors[key] != nil }

  /// A colour, or what stands in for it.
  subscript(key: Key) -> RGB? {
    get { colors[key] ?? key.fallback.flatMap { colors[$0] } }
    set { colors[key] = newValue }
  }
}
