import Canvas
import Testing

@testable import Terminal

/// A colour, and its number with 8, 16, 256 and 16 million colours.
private let numbers: [(color: Color, ansi8: Int, ansi16: Int, indexed: Int, direct: Int)] = [
  (.terminal, -1, -1, -1, -1),
  (.ansi(1), 1, 1, 1, 1),
  (.ansi(9), 1, 9, 9, 0xFF0000),
  (.rgb(RGB(0xFF0000)), 1, 1, 196, 0xFF0000),
  (.rgb(RGB(0x000000)), -1, -1, 16, 0x010101),
  (.rgb(RGB(0x000007)), -1, -1, 16, 0x010101),
  (.rgb(RGB(0x000008)), -1, -1, 16, 0x000008),
  (.rgb(RGB(0x8A94A6)), -1, 8, 246, 0x8A94A6),
  (.rgb(RGB(0xD7DCE5)), -1, -1, 253, 0xD7DCE5),
  (.rgb(RGB(0x86CF92)), 2, 2, 114, 0x86CF92),
  (.rgb(RGB(0xF2828A)), 1, 1, 210, 0xF2828A),
  (.rgb(RGB(0x5F87AF)), 4, 4, 67, 0x5F87AF),
]

struct ColorTests {
  @Test(arguments: numbers)
  func `a colour is shown as the nearest there is`(
    _ example: (color: Color, ansi8: Int, ansi16: Int, indexed: Int, direct: Int)
  ) {
    #expect(ColorDepth.attributes.number(of: example.color) == ColorDepth.own)
    #expect(ColorDepth.ansi(8).number(of: example.color) == example.ansi8)
    #expect(ColorDepth.ansi(16).number(of: example.color) == example.ansi16)
    #expect(ColorDepth.indexed.number(of: example.color) == example.indexed)
    #expect(ColorDepth.direct.number(of: example.color) == example.direct)
  }

  @Test func `the 240 fixed colours are their own nearest`() {
    for number in 16...255 {
      let color = ColorDepth.indexedColor(number)
      let found = ColorDepth.indexed.number(of: .rgb(color))
      #expect(ColorDepth.indexedColor(found) == color)
    }
  }

  @Test(arguments: [
    (0, ColorDepth.attributes), (-1, .attributes), (8, .ansi(8)), (16, .ansi(16)),
    (88, .ansi(16)), (256, .indexed), (32768, .indexed), (0x1000000, .direct),
  ])
  func `the number of colours tells the depth`(_ colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test(arguments: [ColorDepth.attributes, .ansi(8), .ansi(16), .indexed, .direct])
  func `no role is invisible, and the selected row is another`(_ depth: ColorDepth) {
    var theme = Theme(name: "light")
    theme[.plain] = .color(.rgb(RGB(0xFFFFFF)))
    theme[.selection] = .color(.rgb(RGB(0xD6E3F3)))
    for role in Role.allCases { theme.set(role, .init(.rgb(RGB(0x22262D)))) }
    for role in Role.allCases {
      let plain = Look(role, on: .plain, in: theme, depth)
      let selected = Look(role, on: .selection, in: theme, depth)
      #expect(plain.text == ColorDepth.own || plain.text != plain.ground)
      #expect(selected != plain)
      // The text of a dark-on-light theme must not be black where the background is the user's.
      #expect(plain.ground != ColorDepth.own || plain.text == ColorDepth.own)
    }
  }

  @Test func `a reversed surface has one colour, but keeps emphasis`() {
    var theme = Theme(name: "terminal")
    theme[.selection] = .reverse
    theme.set(.poor, .init(.ansi(1), .bold))
    let look = Look(.poor, on: .selection, in: theme, .direct)
    #expect(look.isReversed && look.text == ColorDepth.own && look.emphasis == .bold)
  }

  @Test func `each role on each surface has a pair of its own above 0`() {
    let pairs = Role.allCases.flatMap { role in
      Surface.allCases.map { Look.pair(role, on: $0) }
    }
    #expect(Set(pairs).count == pairs.count)
    #expect(pairs.min() == 1)
  }
}
