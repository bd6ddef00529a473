public import Canvas
internal import Yams

/// Reads themes in the format of base16 and base24 schemes, in its present and its older form.
///
/// A top-level map `folio`, which other programs ignore, sets single places: `default`, `ansi0` to
/// `ansi15`, a palette colour or a colour, then `bold` or `underline`; a background may be `reverse`.
public struct ThemeFile {
  private let file: String
  private var palette = ThemePalette()
  private var slots: [ThemeSlot: (value: String, line: Int)] = [:]
  private var statedVariant: Theme.Variant?
  private var name: String

  /// Reads a theme's file; its name without folder and extension is the theme's.
  ///
  /// The contrast is the least that its texts get; `off` leaves the colours as they are.
  public static func theme(
    _ bytes: [UInt8],
    file: String,
    contrast: Theme.Contrast = .normal
  ) throws(ThemeError) -> Theme {
    try ThemeFile(bytes, file: file).theme().raised(to: contrast)
  }

  private init(_ bytes: [UInt8], file: String) throws(ThemeError) {
    self.file = file
    name = ThemeLibrary.name(ofFile: file)
    guard bytes.count <= SettingsFile.limit else { throw problem(.tooLarge) }
    let root = try Self.parse(bytes, file: file)
    guard case .mapping(let top)? = root else { throw problem(.notAMap, root?.mark) }
    for (key, value) in top {
      guard let key = key.string else { continue }
      switch key.lowercased() {
      case "palette": try readPalette(value)
      case "folio": try readSlots(value)
      case "variant": statedVariant = value.string.flatMap { Theme.Variant(rawValue: $0) }
      // The older form has the colours at the top.
      default: try readColor(key, value)
      }
    }
    guard !palette.isEmpty || !slots.isEmpty else { throw problem(.empty) }
    guard palette.isEmpty || palette.missing.isEmpty else {
      throw problem(.missing(palette.missing))
    }
  }

  private func problem(_ problem: ThemeError.Problem, _ mark: Mark? = nil) -> ThemeError {
    .invalid(file: file, line: mark?.line ?? 0, problem: problem)
  }
}

extension ThemeFile {
  /// Parses the text, giving the parser's complaints a line.
  private static func parse(_ bytes: [UInt8], file: String) throws(ThemeError) -> Node? {
    guard !AliasLimit.isExceeded(by: bytes) else {
      throw .invalid(file: file, line: 0, problem: .notYAML(AliasLimit.complaint))
    }
    do {
      return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch let error as YamlError {
      let (words, line) = Self.complaint(error)
      throw .invalid(file: file, line: line, problem: .notYAML(words))
    } catch {
      throw .invalid(file: file, line: 0, problem: .notYAML("not YAML"))
    }
  }

  private static func complaint(_ error: YamlError) -> (words: String, line: Int) {
    switch error {
    case .scanner(_, let words, let mark, _), .parser(_, let words, let mark, _),
      .composer(_, let words, let mark, _):
      (words, mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      ("\(keys.joined(separator: ", ")) is there twice", context.mark.line)
    default: ("not YAML", 0)
    }
  }

  private mutating func readPalette(_ node: Node) throws(ThemeError) {
    guard case .mapping(let map) = node else { throw problem(.notAMap, node.mark) }
    for (key, value) in map { try readColor(key.string ?? "", value) }
  }

  /// Reads one colour; other names than those of a palette are none of folio's business.
  private mutating func readColor(_ name: String, _ node: Node) throws(ThemeError) {
    guard let key = ThemePalette.Key(anyCase: name) else { return }
    let text = node.scalar?.string ?? ""
    guard let color = RGB(hex: text) else {
      throw problem(.color(key: key.rawValue, value: text), node.mark)
    }
    palette[key] = color
  }

  private mutating func readSlots(_ node: Node) throws(ThemeError) {
    guard case .mapping(let map) = node else { throw problem(.notAMap, node.mark) }
    for (key, value) in map {
      let name = key.string ?? ""
      guard let slot = ThemeSlot(rawValue: name) else { throw problem(.slot(name), key.mark) }
      slots[slot] = (value.scalar?.string ?? "", value.mark?.line ?? 0)
    }
  }
}

extension ThemeFile {
  /// Makes the theme of what was read.
  private func theme() throws(ThemeError) -> Theme {
    var theme = Theme(name: name)
    for slot in ThemeSlot.allCases {
      let (ink, isReversed) = try ink(slot)
      if let role = slot.role { theme.set(role, ink) }
      if let surface = slot.surface {
        theme[surface] = isReversed ? .reverse : .color(ink.color)
      }
    }
    theme.variant = variant(of: theme)
    return theme
  }

  /// The variant by what can be seen: what files say of themselves is not always so.
  private func variant(of theme: Theme) -> Theme.Variant? {
    guard case .color(.rgb(let ground)) = theme[.plain] else { return nil }
    guard case .rgb(let text) = theme[.text, on: .plain].color else { return statedVariant }
    return ground.luminance < text.luminance ? .dark : .light
  }

  /// What fills a slot: what the theme says, else the palette, else the terminal's own colours.
  private func ink(_ slot: ThemeSlot) throws(ThemeError) -> (Theme.Ink, isReversed: Bool) {
    let usual: Emphasis = slot == .strong ? .bold : []
    guard let stated = slots[slot] else {
      return (Theme.Ink(palette[slot.key(in: palette)].map { .rgb($0) } ?? .terminal, usual), false)
    }
    if stated.value == "reverse", slot.surface != nil { return (Theme.Ink(), true) }
    let words = stated.value.split(separator: " ")
    let emphases: [Substring: Emphasis] = ["bold": .bold, "underline": .underline]
    guard let color = color(words.first ?? ""),
      slot.role != nil || words.count == 1,
      words.dropFirst().allSatisfy({ emphases[$0] != nil })
    else {
      let problem = ThemeError.Problem.value(slot: slot.rawValue, value: stated.value)
      throw .invalid(file: file, line: stated.line, problem: problem)
    }
    let emphasis = Emphasis(words.dropFirst().compactMap { emphases[$0] })
    return (Theme.Ink(color, emphasis), false)
  }

  /// The colour that a word of the `folio` map names; nil for none.
  private func color(_ word: Substring) -> Color? {
    if word == "default" { return .terminal }
    if word.hasPrefix("ansi"), let index = UInt8(word.dropFirst(4)), index < 16 {
      return .ansi(index)
    }
    if let key = ThemePalette.Key(anyCase: String(word)) { return palette[key].map { .rgb($0) } }
    return RGB(hex: word).map { .rgb($0) }
  }
}
