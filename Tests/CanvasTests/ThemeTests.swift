import Canvas
import Testing

struct ThemeTests {
  @Test(arguments: [
    ("1a2B3c", RGB(0x1A2B3C)), ("#1a2b3c", RGB(0x1A2B3C)), ("000000", RGB(0)), ("12345", nil),
    ("1234567", nil), ("+12345", nil), ("xyzxyz", nil), ("", nil), ("#", nil), ("１２３４５６", nil),
  ])
  func `a colour is six hexadecimal digits`(_ text: String, color: RGB?) {
    #expect(RGB(hex: text) == color)
    if let color { #expect(RGB(hex: color.hex) == color) }
  }

  @Test(
    arguments: [
      (0x000000, 0xFFFFFF, 21.0), (0x777777, 0xFFFFFF, 4.48), (0xFF0000, 0x0000FF, 2.15),
      (0x123456, 0x123456, 1.0),
    ] as [(UInt32, UInt32, Double)]
  )
  func `contrast is that of WCAG`(_ one: UInt32, other: UInt32, contrast: Double) {
    #expect(abs(RGB(one).contrast(to: RGB(other)) - contrast) < 0.01)
    #expect(RGB(one).contrast(to: RGB(other)) == RGB(other).contrast(to: RGB(one)))
  }

  @Test func `a colour survives the way through OKLab`() {
    let changed = stride(from: UInt32(0), through: 0xFFFFFF, by: 0x1357).filter {
      OKLab(RGB($0)).color != RGB($0)
    }
    #expect(changed.isEmpty)
  }

  @Test func `any colour is raised to the contrast on any ground`() {
    for ground in stride(from: UInt32(0), through: 0xFFFFFF, by: 0x2FFFF) {
      let weak = stride(from: UInt32(0), through: 0xFFFFFF, by: 0x1FFFD).filter { text in
        RGB(text).raised(to: 4.5, against: RGB(ground)).contrast(to: RGB(ground)) < 4.5
      }
      #expect(weak.isEmpty, "on \(RGB(ground).hex)")
    }
  }

  @Test func `a colour with enough contrast stays`() {
    #expect(RGB(0xD7DCE5).raised(to: 4.5, against: RGB(0x161A21)) == RGB(0xD7DCE5))
    // Not even black or white stand out as much from a grey: the better one is taken.
    #expect(RGB(0x808080).raised(to: 7, against: RGB(0x808080)) == RGB(0))
  }

  @Test func `raising keeps the hue`() {
    let (before, after) = (
      OKLab(RGB(0x602020)), OKLab(RGB(0x602020).raised(to: 4.5, against: RGB(0x101010)))
    )
    #expect(after.lightness > before.lightness)
    #expect(after.redness > 0.05)
  }

  @Test func `a theme raises each text on each surface`() {
    var theme = Theme(name: "grey")
    theme[.plain] = .color(.rgb(RGB(0x000000)))
    theme[.selection] = .color(.rgb(RGB(0xFFFFFF)))
    theme.set(.text, .init(.rgb(RGB(0x777777))))
    theme.set(.poor, .init(.ansi(1)))
    let raised = theme.raised(to: .high)
    for (role, _, text, ground) in raised.knownPairs {
      #expect(text.contrast(to: ground) >= Theme.floor(of: role, .high))
    }
    #expect(raised.knownPairs.count == 2)
    #expect(raised[.poor, on: .plain].color == .ansi(1))
    #expect(theme.raised(to: .off) == theme)
    #expect(theme.onTerminalBackground()[.plain] == .color(.terminal))
  }

  @Test func `without green cones red and green come nearer, blue stays away`() {
    let (red, green, blue) = (RGB(0xD03030), RGB(0x30A030), RGB(0x3050D0))
    func distance(_ one: RGB, _ other: RGB, _ vision: ColorVision) -> Double {
      OKLab(one.seen(with: vision)).squaredDistance(to: OKLab(other.seen(with: vision)))
    }
    for vision in [ColorVision.deuteranopia, .protanopia] {
      #expect(distance(red, green, vision) < distance(red, green, .typical) / 2)
      #expect(distance(red, blue, vision) > distance(red, green, vision))
    }
  }
}
