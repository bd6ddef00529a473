internal import Canvas

/// The places of a theme that take a colour, by their names in a `folio` map.
enum ThemeSlot: String, CaseIterable {
  case background = "bg"
  case panel = "panel.bg"
  case selection = "selection.bg"
  case overlay = "overlay.bg"
  case text = "fg"
  case strong = "fg.strong"
  case muted
  case status = "status.fg"
  case focus, healthy, concerning, poor, due, info, mark, snoozed
  case chart1 = "chart.1"
  case chart2 = "chart.2"
  case chart3 = "chart.3"
  case chart4 = "chart.4"

  /// The surface whose background it is; nil for the colour of a text.
  var surface: Surface? {
    switch self {
    case .background: .plain
    case .panel: .panel
    case .selection: .selection
    case .overlay: .overlay
    case .text, .strong, .muted, .status, .focus, .healthy, .concerning, .poor, .due, .info,
      .mark, .snoozed, .chart1, .chart2, .chart3, .chart4:
      nil
    }
  }

  /// The role whose text it is; nil for a background.
  var role: Role? {
    switch self {
    case .background, .panel, .selection, .overlay: nil
    case .text: .text
    case .strong: .strong
    case .muted: .muted
    case .status: .status
    case .focus: .focus
    case .healthy: .healthy
    case .concerning: .concerning
    case .poor: .poor
    case .due: .due
    case .info: .info
    case .mark: .mark
    case .snoozed: .snoozed
    case .chart1: .chart1
    case .chart2: .chart2
    case .chart3: .chart3
    case .chart4: .chart4
    }
  }

  /// The palette colour that fills it unless the theme says otherwise, by the styling guide of
  /// base16.
  func key(in palette: ThemePalette) -> ThemePalette.Key {
    switch self {
    case .background: .base00
    case .panel: .base01
    case .selection: .base02
    // Only base24 has a background for what lies above; a panel's is the next best.
    case .overlay: palette.holds(.base10) ? .base10 : .base01
    case .muted: .base03
    case .status: .base04
    case .text, .strong: .base05
    case .poor: .base08
    case .due, .chart4: .base09
    case .concerning: .base0A
    case .healthy: .base0B
    case .info, .chart3: .base0C
    case .focus, .chart1: .base0D
    case .mark, .chart2: .base0E
    case .snoozed: .base0F
    }
  }
}
