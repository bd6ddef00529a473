internal import Glibc

/// A colour in the OKLab space of Björn Ottosson, where distances are as far as they look.
public struct OKLab: Hashable, Sendable {
  /// The lightness, from 0 to 1.
  public var lightness: Double
  /// From green to red.
  public var redness: Double
  /// From blue to yellow.
  public var yellowness: Double

  /// Creates the place of a colour.
  public init(_ color: RGB) {
    let light = color.linear
    let long = 0.4122214708 * light.red + 0.5363325363 * light.green + 0.0514459929 * light.blue
    let medium = 0.2119034982 * light.red + 0.6806995451 * light.green + 0.1073969566 * light.blue
    let short = 0.0883024619 * light.red + 0.2817188376 * light.green + 0.6299787005 * light.blue
    let (l, m, s) = (cbrt(long), cbrt(medium), cbrt(short))
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    redness = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    yellowness = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// The nearest colour that can be shown.
  public var color: RGB {
    let l = lightness + 0.3963377774 * redness + 0.2158037573 * yellowness
    let m = lightness - 0.1055613458 * redness - 0.0638541728 * yellowness
    let s = lightness - 0.0894841775 * redness - 1.2914855480 * yellowness
    let (long, medium, short) = (l * l * l, m * m * m, s * s * s)
    return RGB(
      RGB.Linear(
        red: 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        green: -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        blue: -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
      )
    )
  }

  /// Returns the square of the distance to another colour.
  public func squaredDistance(to other: OKLab) -> Double {
    let (l, a, b) = (
      lightness - other.lightness, redness - other.redness, yellowness - other.yellowness
    )
    return l * l + a * a + b * b
  }
}

extension RGB {
  /// Returns the colour, made lighter or darker as little as it takes for a contrast.
  ///
  /// The hue stays. Where no lightness gives the contrast, the one that comes nearest is taken.
  public func raised(to contrast: Double, against ground: RGB) -> RGB {
    guard self.contrast(to: ground) < contrast else { return self }
    let lighter = nearest(toward: 1, contrast, against: ground)
    let darker = nearest(toward: 0, contrast, against: ground)
    let own = OKLab(self).lightness
    switch (lighter.contrast(to: ground) >= contrast, darker.contrast(to: ground) >= contrast) {
    case (true, false): return lighter
    case (false, true): return darker
    case (false, false):
      return lighter.contrast(to: ground) > darker.contrast(to: ground) ? lighter : darker
    case (true, true):
      let isLighter = OKLab(lighter).lightness - own < own - OKLab(darker).lightness
      return isLighter ? lighter : darker
    }
  }

  /// The first colour on the way to black or white that has a contrast, else black or white.
  private func nearest(toward end: Double, _ contrast: Double, against ground: RGB) -> RGB {
    let start = OKLab(self)
    let steps = 128
    for step in 1..<steps {
      var place = start
      let part = Double(step) / Double(steps)
      place.lightness = start.lightness + (end - start.lightness) * part
      // Near black and white only little of a colour can be shown.
      place.redness *= 1 - part * part
      place.yellowness *= 1 - part * part
      let color = place.color
      if color.contrast(to: ground) >= contrast { return color }
    }
    return end > 0.5 ? RGB(0xFFFFFF) : RGB(0)
  }

  /// Returns the colour as a person without the green (deuteranopia) or red cones sees it.
  ///
  /// The matrices are those of Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
  public func seen(with vision: ColorVision) -> RGB {
    let rows: [(Double, Double, Double)]
    switch vision {
    case .typical: return self
    case .deuteranopia:
      rows = [
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
      ]
    case .protanopia:
      rows = [
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
      ]
    }
    let light = linear
    let parts = rows.map { $0.0 * light.red + $0.1 * light.green + $0.2 * light.blue }
    return RGB(Linear(red: parts[0], green: parts[1], blue: parts[2]))
  }
}

/// How a person sees colours.
public enum ColorVision: CaseIterable, Hashable, Sendable {
  case typical, deuteranopia, protanopia
}
