import BookModel

extension Layout {
  /// What a piece of text is, for choosing how it stands out.
  enum Paint: Hashable, Sendable {
    case header
    case band(HealthBand)
  }

  /// Returns the text in its colour where colours may be used.
  ///
  /// Only the terminal's own sixteen colours are used, which its user has chosen.
  func paint(_ paint: Paint, _ text: String) -> String {
    guard usesColor, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.code)m\(text)\u{1B}[0m"
  }
}

extension Layout.Paint {
  /// The parameter of the escape sequence that switches it on.
  fileprivate var code: Int {
    switch self {
    case .header: 1
    case .band(.healthy): 32
    case .band(.concerning): 33
    case .band(.poor): 31
    }
  }
}

extension HealthBand? {
  /// The sign of a band, so that no colour is needed to see it.
  var sign: String {
    switch self {
    case .healthy: "▲"
    case .concerning: "■"
    case .poor: "▼"
    case nil: "?"
    }
  }
}
