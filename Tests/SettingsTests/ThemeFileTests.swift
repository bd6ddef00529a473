import Canvas
import Glibc
import Settings
import Testing

/// The sixteen colours of a scheme, with one line for each.
private func palette(_ indent: String = "  ", mark: String = "", upper: Bool = false) -> String {
  let digits = "0123456789ABCDEF"
  return digits.map { digit in
    let name = upper ? "BASE0\(digit)" : "base0\(String(digit).lowercased())"
    let color = "\(digit)\(digit)\(digit)\(digit)\(digit)\(digit)"
    return "\(indent)\(name): \"\(mark)\(color)\"\n"
  }
  .joined()
}

private func theme(_ text: String, contrast: Theme.Contrast = .off) throws -> Theme {
  try ThemeFile.theme(Array(text.utf8), file: "themes/grey.yaml", contrast: contrast)
}

private func grey(_ digit: UInt32) -> Color { .rgb(RGB(digit * 0x111111)) }

struct ThemeFileTests {
  @Test(arguments: [
    "system: base16\nname: Grey\nvariant: dark\npalette:\n" + palette(),
    "palette:\n" + palette(mark: "#"),
    "palette:\n" + palette(upper: true),
    "scheme: Grey\nauthor: x\n" + palette(""),
    "scheme: Grey\n" + palette("", upper: true) + "unknown: [1, 2]\n",
  ])
  func `present and older schemes give the same theme`(_ text: String) throws {
    let theme = try theme(text)
    #expect(theme.name == "grey")
    #expect(theme.variant == .dark)
    #expect(theme[.plain] == .color(grey(0)))
    #expect(theme[.panel] == .color(grey(1)))
    #expect(theme[.selection] == .color(grey(2)))
    #expect(theme[.overlay] == .color(grey(1)))
    let expected: [(Role, UInt32)] = [
      (.muted, 3), (.status, 4), (.text, 5), (.strong, 5), (.poor, 8), (.due, 9),
      (.concerning, 10), (.healthy, 11), (.info, 12), (.focus, 13), (.mark, 14), (.snoozed, 15),
      (.chart1, 13), (.chart2, 14), (.chart3, 12), (.chart4, 9),
    ]
    for (role, digit) in expected { #expect(theme[role, on: .overlay].color == grey(digit)) }
    #expect(theme[.strong, on: .plain].emphasis == .bold)
  }

  @Test func `base24 has a background for boxes of its own`() throws {
    let text = "system: base24\npalette:\n" + palette() + "  base10: \"0a0b0c\"\n"
    #expect(try theme(text)[.overlay] == .color(.rgb(RGB(0x0A0B0C))))
  }

  @Test func `a variant is what can be seen, not what is said`() throws {
    let text = "variant: dark\npalette:\n" + palette() + "folio:\n  bg: base0F\n  fg: \"#000000\"\n"
    #expect(try theme(text).variant == .light)
    #expect(try theme("variant: dark\nfolio: {bg: default}\n").variant == nil)
  }

  @Test func `the folio map sets single places`() throws {
    let text = """
      folio:
        bg: default
        selection.bg: reverse
        panel.bg: ansi8
        poor: ansi1 bold
        info: "#AABBCC underline"
        mark: default bold underline
      """
    let theme = try theme(text)
    #expect(theme[.plain] == .color(.terminal))
    #expect(theme[.selection] == .reverse)
    #expect(theme[.panel] == .color(.ansi(8)))
    #expect(theme[.poor, on: .selection] == Theme.Ink(.ansi(1), .bold))
    #expect(theme[.info, on: .plain] == Theme.Ink(.rgb(RGB(0xAABBCC)), .underline))
    #expect(theme[.mark, on: .plain] == Theme.Ink(.terminal, [.bold, .underline]))
    #expect(theme[.text, on: .plain] == Theme.Ink())
  }

  @Test(arguments: [
    ("", "not a map"), ("- a\n- b\n", "not a map"), ("a: b\n", "neither a palette"),
    ("palette: [1]\n", ":1: not a map"),
    ("palette:\n  base00: \"12345\"\n", ":2: base00: \"12345\" is not a colour"),
    ("palette:\n  base00: [1]\n", ":2: base00: \"\" is not a colour"),
    ("palette:\n  base00: 000000\n", "lacks base01, base02"),
    ("name: x\nfolio:\n  risk: base09\n", ":3: unknown slot \"risk\""),
    ("folio:\n  poor: ansi16\n", ":2: poor: \"ansi16\" is not"),
    ("folio:\n  poor: base08\n", ":2: poor: \"base08\" is not"),
    ("folio:\n  poor: reverse\n", ":2: poor: \"reverse\" is not"),
    ("folio:\n  bg: ansi1 bold\n", ":2: bg: \"ansi1 bold\" is not"),
    ("folio:\n  poor: ansi1 blink\n", "\"ansi1 blink\" is not"),
    ("folio:\n  poor: ''\n", "poor: \"\" is not"), ("a: b\n c: d\n", ":2: "),
    ("name: \"x\n", "themes/grey.yaml:"), ("a: \u{1}\n", "themes/grey.yaml"),
    ("folio: {bg: default}\nfolio: {bg: ansi1}\n", "folio is there twice"),
  ])
  func `a broken file is refused with its line`(_ text: String, words: String) {
    let error = #expect(throws: ThemeError.self) { try theme(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("themes/grey.yaml") == true)
  }

  @Test func `no bytes trap`() {
    var state: UInt64 = 3
    let start = Array(("palette:\n" + palette() + "folio: {bg: default}\n").utf8)
    for _ in 0..<500 {
      var bytes = start
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try? ThemeFile.theme(bytes, file: "x.yaml")
    }
    let huge = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20 + 1)
    #expect(throws: ThemeError.self) { try ThemeFile.theme(huge, file: "x.yaml") }
  }
}
