/// The meaning of what a cell shows; a theme turns it into a colour.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case text
  /// Text that stands out, such as a customer's name.
  case strong
  /// Text that steps back: labels, grids, units.
  case muted
  /// Titles, what has the focus, key hints.
  case focus
  /// Good news: healthy, success.
  case healthy
  /// News in between.
  case concerning
  /// Bad news: poor, late, an error.
  case poor
  /// Due today, stale, a warning.
  case due
  /// Something to know; links.
  case info
  /// A mark or a follow-up.
  case mark
  /// Snoozed, dismissed.
  case snoozed
  /// The first line of a chart.
  case chart1
  /// The second line of a chart.
  case chart2
  /// The third line of a chart.
  case chart3
  /// The fourth line of a chart.
  case chart4
  /// The status line's text.
  case status

  /// The letter that stands for the role in a golden frame.
  public var mark: Character {
    switch self {
    case .text: "."
    case .strong: "s"
    case .muted: "m"
    case .focus: "f"
    case .healthy: "h"
    case .concerning: "c"
    case .poor: "p"
    case .due: "d"
    case .info: "i"
    case .mark: "k"
    case .snoozed: "z"
    case .chart1: "1"
    case .chart2: "2"
    case .chart3: "3"
    case .chart4: "4"
    case .status: "t"
    }
  }
}

/// What a cell lies on; a theme turns it into a background.
public enum Surface: UInt8, CaseIterable, Hashable, Sendable {
  /// The screen.
  case plain
  /// The row under the cursor.
  case selection
  /// A side pane or a header.
  case panel
  /// A box over the screen: help, a menu, a prompt.
  case overlay

  /// The letter that stands for the surface in a golden frame; nil for the screen itself.
  public var mark: Character? {
    switch self {
    case .plain: nil
    case .selection: "S"
    case .panel: "P"
    case .overlay: "O"
    }
  }
}

/// How a cell stands out besides its colour.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates an emphasis from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = Emphasis(rawValue: 1)
  /// Underlined.
  public static let underline = Emphasis(rawValue: 2)
}

/// What a cell means, lies on and how it stands out.
public struct Style: Hashable, Sendable {
  /// The meaning.
  public var role: Role
  /// What it lies on.
  public var surface: Surface
  /// How it stands out besides colour.
  public var emphasis: Emphasis

  /// Creates a style.
  public init(_ role: Role = .text, on surface: Surface = .plain, _ emphasis: Emphasis = []) {
    self.role = role
    self.surface = surface
    self.emphasis = emphasis
  }
}
