extension Glyph {
  /// What stands for a sequence, such as a flag, that terminals draw in different widths.
  static let stand = Glyph("◇")
  /// What stands for a character that is none, or is newer than our tables.
  static let unknown = Glyph("?")
  /// The end of a text that was cut.
  static let ellipsis = Glyph("…")

  /// Returns the glyphs that show a text, made harmless.
  ///
  /// Control characters, bidi controls and characters without a width are left out; combining marks
  /// go onto the character before them, up to three. An emoji that is joined of several becomes
  /// its first part, or `◇` when that is not wide; a flag becomes `◇`; what Unicode 15.1 does not
  /// know becomes `?`.
  public static func glyphs(of text: String) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    forEach(in: text) { glyphs.append($0) }
    return glyphs
  }

  /// Returns the glyphs of a text that fit into `width` columns; what is cut ends in `…`.
  ///
  /// A wide character is never cut in half: one column then stays free before the `…`.
  public static func fitting(_ text: String, width: Int) -> [Glyph] {
    guard width > 0 else { return [] }
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(min(width, text.utf8.count))
    var used = 0
    var isCut = false
    forEach(in: text, while: { !isCut }) { glyph in
      isCut = used + glyph.width > width
      guard !isCut else { return }
      glyphs.append(glyph)
      used += glyph.width
    }
    guard isCut else { return glyphs }
    while used > width - 1, let last = glyphs.popLast() { used -= last.width }
    glyphs.append(.ellipsis)
    return glyphs
  }

  /// Gives each glyph of a text in turn, as long as more are wanted, without keeping them.
  @inline(__always)
  static func forEach(
    in text: String,
    while isWanted: () -> Bool = { true },
    _ body: (Glyph) -> Void
  ) {
    if text.unicodeScalars.allSatisfy(\.standsAlone) {
      for scalar in text.unicodeScalars {
        guard isWanted() else { return }
        appendAlone(scalar, body)
      }
    } else {
      for character in text {
        guard isWanted() else { return }
        appendCluster(character.unicodeScalars, body)
      }
    }
  }

  /// Gives the glyph of a scalar that never joins with its neighbours.
  @inline(__always)
  private static func appendAlone(_ scalar: Unicode.Scalar, _ body: (Glyph) -> Void) {
    switch ScalarClass(scalar) {
    case .narrow: body(Glyph(scalar))
    case .wide: body(Glyph(scalar, width: 2))
    case .unassigned: body(.unknown)
    case .mark, .invisible: break
    }
  }

  /// Gives the glyphs of one grapheme cluster: one, unless it joins several letters of a script.
  private static func appendCluster(
    _ scalars: Character.UnicodeScalarView,
    _ body: (Glyph) -> Void
  ) {
    if let folded = foldedSequence(scalars) { return body(folded) }
    var base: Glyph?
    for scalar in scalars {
      switch ScalarClass(scalar) {
      case .narrow, .wide, .unassigned:
        if let base { body(base) }
        appendAlone(scalar) { base = $0 }
      // A mark without a character before it has nothing to be drawn on.
      case .mark: base?.add(scalar)
      case .invisible: break
      }
    }
    if let base { body(base) }
  }

  /// The one glyph for a flag, or for an emoji with a skin tone or joined to others; nil for text.
  private static func foldedSequence(_ scalars: Character.UnicodeScalarView) -> Glyph? {
    guard let first = scalars.first, first.value >= 0x203C, scalars.dropFirst().first != nil else {
      return nil
    }
    if first.isRegionalIndicator { return .stand }
    let isJoined = scalars.dropFirst().contains { $0.isSkinTone || $0.value == 0x200D }
    guard isJoined, first.properties.isEmoji else { return nil }
    return ScalarClass(first) == .wide ? Glyph(first, width: 2) : .stand
  }
}

extension Unicode.Scalar {
  /// Whether it is a grapheme cluster of its own whatever stands beside it.
  ///
  /// True for the ranges that nearly all text and all our drawing is made of; an emoji sequence can
  /// begin in them, but not without a scalar from outside. A carriage return joins with a line
  /// feed, but neither is shown.
  @inline(__always)
  fileprivate var standsAlone: Bool {
    value < 0x300 || (0x2010...0x2027).contains(value) || (0x2190...0x28FF).contains(value)
  }

  /// Whether it is one half of a flag.
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Whether it colours the emoji before it.
  fileprivate var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }
}

extension String {
  /// The columns that the text takes on a screen.
  public var columns: Int {
    var columns = 0
    Glyph.forEach(in: self) { columns += $0.width }
    return columns
  }
}
