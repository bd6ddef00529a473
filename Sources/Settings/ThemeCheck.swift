public import Canvas

/// How legible a theme is: the contrast of every text on every surface, and how far apart the
/// healths are for eyes that do not see red or green.
public struct ThemeCheck: Hashable, Sendable {
  /// The contrast of one text on one surface.
  public struct Pair: Hashable, Sendable {
    /// The meaning of the text.
    public let role: Role
    /// What it stands on.
    public let surface: Surface
    /// Its colour.
    public let text: RGB
    /// The background.
    public let ground: RGB
    /// The contrast, from 1 to 21, by WCAG 2.
    public let contrast: Double
    /// The least it should be.
    public let floor: Double

    /// Whether the contrast is enough.
    public var isEnough: Bool { contrast >= floor }
  }

  /// The distance between the colours of two healths as someone sees them.
  public struct Separation: Hashable, Sendable {
    /// The healths.
    public let first, second: Role
    /// Who sees them.
    public let vision: ColorVision
    /// The distance in OKLab times 100: about 2 can just be told apart side by side.
    public let distance: Double
  }

  /// Every text whose colours are known; none for a theme of the terminal's own colours.
  public let pairs: [Pair]
  /// Every two healths on the plain screen.
  public let separations: [Separation]

  /// Checks a theme; give it as it is in its file to see what will be raised.
  public init(_ theme: Theme, contrast: Theme.Contrast = .normal) {
    pairs = theme.knownPairs.map { pair in
      Pair(
        role: pair.role,
        surface: pair.surface,
        text: pair.text,
        ground: pair.ground,
        contrast: pair.text.contrast(to: pair.ground),
        floor: Theme.floor(of: pair.role, contrast)
      )
    }
    separations = Self.separations(theme)
  }

  /// The texts whose contrast is less than it should be.
  public var failures: [Pair] { pairs.filter { !$0.isEnough } }

  private static func separations(_ theme: Theme) -> [Separation] {
    let healths: [(Role, Role)] = [
      (.healthy, .concerning), (.concerning, .poor), (.healthy, .poor),
    ]
    return ColorVision.allCases.flatMap { vision in
      healths.compactMap { first, second in
        guard case .rgb(let one) = theme[first, on: .plain].color,
          case .rgb(let other) = theme[second, on: .plain].color
        else { return nil }
        let seen = OKLab(one.seen(with: vision))
        let distance = seen.squaredDistance(to: OKLab(other.seen(with: vision)))
        return Separation(
          first: first,
          second: second,
          vision: vision,
          distance: distance.squareRoot() * 100
        )
      }
    }
  }
}
