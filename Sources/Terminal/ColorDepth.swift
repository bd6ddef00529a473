internal import Canvas

/// How many colours the terminal can show, and which number stands for which.
enum ColorDepth: Equatable {
  /// None: bold, underline and reverse only.
  case attributes
  /// The user's own 8 or 16.
  case ansi(Int)
  /// The 256 of xterm.
  case indexed
  /// 16 million.
  case direct

  /// The depth of a terminal with some number of colours.
  init(colors: Int) {
    switch colors {
    case ..<8: self = .attributes
    case ..<256: self = .ansi(colors < 16 ? 8 : 16)
    case ..<0x1000000: self = .indexed
    default: self = .direct
    }
  }

  /// The number of the terminal's own colour.
  static let own = -1

  /// Returns the number that comes nearest to a colour.
  func number(of color: Color) -> Int {
    switch (color, self) {
    case (.terminal, _), (_, .attributes): Self.own
    case (.ansi(let index), .ansi(let count)): Int(index) % count
    // Direct colour has only the first eight of the user's; the bright ones are of xterm.
    case (.ansi(let index), .direct) where index > 7: Int(Self.ansiColors[Int(index) % 16].number)
    case (.ansi(let index), _): Int(index)
    case (.rgb(let color), .ansi(let count)): Self.nearestAccent(to: color, count)
    case (.rgb(let color), .indexed): Self.nearestIndexed(to: color)
    // The numbers 0 to 7 mean the user's colours.
    case (.rgb(let color), .direct): color.number < 8 ? 0x010101 : Int(color.number)
    }
  }

  /// The nearest hue of the user's colours; greys are the text's own colour.
  ///
  /// Black and white are left out, as one of them is likely the background.
  private static func nearestAccent(to color: RGB, _ count: Int) -> Int {
    let place = OKLab(color)
    let strength = place.redness * place.redness + place.yellowness * place.yellowness
    guard strength > 0.0016, place.lightness > 0.2 else {
      let isMiddle = (0.35...0.75).contains(place.lightness)
      return count > 8 && isMiddle ? 8 : own
    }
    // The hue alone decides: the user's colours are as light as the user likes them.
    func likeness(_ number: Int) -> Double {
      let other = OKLab(ansiColors[number])
      let length = (other.redness * other.redness + other.yellowness * other.yellowness)
        .squareRoot()
      return (place.redness * other.redness + place.yellowness * other.yellowness) / length
    }
    return (1...6).max { likeness($0) < likeness($1) } ?? own
  }

  /// The nearest of the colour cube and the grey ramp; the first 16 are the user's to change.
  private static func nearestIndexed(to color: RGB) -> Int {
    let place = OKLab(color)
    var best = (number: 16, distance: Double.infinity)
    for number in 16...255 {
      let distance = OKLab(indexedColor(number)).squaredDistance(to: place)
      if distance < best.distance { best = (number, distance) }
    }
    return best.number
  }

  /// A colour of xterm's 256, from 16.
  static func indexedColor(_ number: Int) -> RGB {
    func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }
    guard number < 232 else {
      let grey = UInt8(8 + 10 * (number - 232))
      return RGB(grey, grey, grey)
    }
    let cube = number - 16
    return RGB(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  /// The usual look of the 16 colours.
  private static let ansiColors: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { RGB($0) }
}
