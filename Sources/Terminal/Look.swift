internal import Canvas

/// How a role on a surface is drawn: the colours' numbers and the attributes.
struct Look: Equatable {
  var text = ColorDepth.own
  var ground = ColorDepth.own
  var emphasis: Emphasis = []
  var isReversed = false

  /// Creates the look of a role on a surface in a theme, with what the terminal can show.
  init(_ role: Role, on surface: Surface, in theme: Theme, _ depth: ColorDepth) {
    let ink = theme[role, on: surface]
    emphasis = ink.emphasis
    switch (depth, theme[surface]) {
    case (.attributes, _):
      if Self.standsOut(role) { emphasis.insert(.bold) }
      isReversed = surface == .selection
    case (_, .reverse): isReversed = true
    // With the user's own few colours no shade of a background can be trusted to be legible.
    case (.ansi, .color(.rgb)):
      isReversed = surface == .selection
      text = isReversed ? ColorDepth.own : depth.number(of: ink.color)
    case (_, .color(let color)):
      text = depth.number(of: ink.color)
      ground = depth.number(of: color)
    }
  }

  /// Whether a role is bold where there is no colour to tell it.
  private static func standsOut(_ role: Role) -> Bool {
    switch role {
    case .strong, .focus, .poor, .due, .mark: true
    case .text, .muted, .healthy, .concerning, .info, .snoozed, .status: false
    case .chart1, .chart2, .chart3, .chart4: false
    }
  }

  /// The number of the pair of colours of a role on a surface; it stays the same in every theme.
  static func pair(_ role: Role, on surface: Surface) -> Int {
    1 + Int(role.rawValue) * Surface.allCases.count + Int(surface.rawValue)
  }
}
