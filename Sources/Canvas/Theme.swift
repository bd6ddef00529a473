/// A colour as a theme names it.
public enum Color: Hashable, Sendable {
  /// The terminal's own text or background colour.
  case terminal
  /// One of the terminal's 16 colours, from 0 to 15, as the user has set them.
  case ansi(UInt8)
  /// An exact colour.
  case rgb(RGB)
}

/// The colours and emphasis of every role on every surface.
public struct Theme: Hashable, Sendable {
  /// What a theme is made for.
  public enum Variant: String, CaseIterable, Hashable, Sendable {
    case dark, light
  }

  /// The text of a role.
  public struct Ink: Hashable, Sendable {
    /// The colour.
    public var color: Color
    /// How it stands out besides its colour.
    public var emphasis: Emphasis

    /// Creates a role's text.
    public init(_ color: Color = .terminal, _ emphasis: Emphasis = []) {
      self.color = color
      self.emphasis = emphasis
    }
  }

  /// The background of a surface.
  public enum Ground: Hashable, Sendable {
    /// A colour.
    case color(Color)
    /// The terminal's own colours, swapped: text on it loses its colour, so that the row is one.
    case reverse
  }

  /// The name that selects it.
  public var name: String
  /// What it is made for; nil when it takes the terminal's own background.
  public var variant: Variant?
  private var inks: [Ink]
  private var grounds: [Ground]

  /// Creates a theme of the terminal's own text and background, for more to be set.
  public init(name: String, variant: Variant? = nil) {
    self.name = name
    self.variant = variant
    let count = Role.allCases.count * Surface.allCases.count
    inks = Array(repeating: Ink(), count: count)
    grounds = Array(repeating: .color(.terminal), count: Surface.allCases.count)
  }

  /// The text of a role on a surface.
  public subscript(role: Role, on surface: Surface) -> Ink {
    get { inks[Int(role.rawValue) * Surface.allCases.count + Int(surface.rawValue)] }
    set { inks[Int(role.rawValue) * Surface.allCases.count + Int(surface.rawValue)] = newValue }
  }

  /// The background of a surface.
  public subscript(surface: Surface) -> Ground {
    get { grounds[Int(surface.rawValue)] }
    set { grounds[Int(surface.rawValue)] = newValue }
  }

  /// Sets the text of a role on all surfaces.
  public mutating func set(_ role: Role, _ ink: Ink) {
    for surface in Surface.allCases { self[role, on: surface] = ink }
  }
}

extension Theme {
  /// How far text is to stand out from its background.
  public enum Contrast: String, CaseIterable, Hashable, Sendable {
    /// 4.5 for text, 3 for what steps back and for accents.
    case normal
    /// 7 for text, 4.5 for the rest.
    case high
    /// The theme's colours as they are.
    case off
  }

  /// Returns the least contrast of a role: 1 for no demand.
  public static func floor(of role: Role, _ contrast: Contrast) -> Double {
    let isText = role == .text || role == .strong || role == .status
    return switch contrast {
    case .normal: isText ? 4.5 : 3
    case .high: isText ? 7 : 4.5
    case .off: 1
    }
  }

  /// Returns the theme with every text made light or dark enough for the surface it stands on.
  ///
  /// The terminal's own colours stay as they are: what they look like is not known.
  public func raised(to contrast: Contrast) -> Theme {
    var raised = self
    for (role, surface, text, ground) in knownPairs {
      let color = text.raised(to: Self.floor(of: role, contrast), against: ground)
      raised[role, on: surface].color = .rgb(color)
    }
    return raised
  }

  /// The roles on surfaces whose colours are both exact.
  public var knownPairs: [(role: Role, surface: Surface, text: RGB, ground: RGB)] {
    Surface.allCases.flatMap { surface in
      Role.allCases.compactMap { role in
        guard case .color(.rgb(let ground)) = self[surface],
          case .rgb(let text) = self[role, on: surface].color
        else { return nil }
        return (role, surface, text, ground)
      }
    }
  }

  /// Returns the theme on the terminal's own background; panels and boxes keep theirs.
  public func onTerminalBackground() -> Theme {
    var theme = self
    theme[.plain] = .color(.terminal)
    return theme
  }
}
