internal import Glibc

/// A colour of the sRGB space.
public struct RGB: Hashable, Sendable {
  /// The red part, from 0 to 255.
  public var red: UInt8
  /// The green part, from 0 to 255.
  public var green: UInt8
  /// The blue part, from 0 to 255.
  public var blue: UInt8

  /// Creates a colour from its parts.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a colour from its number, 0xRRGGBB; higher bits are left out.
  public init(_ number: UInt32) {
    self.init(
      UInt8(number >> 16 & 0xFF),
      UInt8(number >> 8 & 0xFF),
      UInt8(number & 0xFF)
    )
  }

  /// Creates a colour from six hexadecimal digits, with or without `#`; nil for anything else.
  public init?(hex text: some StringProtocol) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    self.init(number)
  }

  /// The number, 0xRRGGBB.
  public var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The colour as `#rrggbb`.
  public var hex: String {
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension RGB {
  /// Light as it adds up: red, green and blue from 0 to 1.
  struct Linear {
    var red, green, blue: Double
  }

  /// The linear light of the colour.
  var linear: Linear {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return Linear(red: linear(red), green: linear(green), blue: linear(blue))
  }

  /// Creates the nearest colour to a linear light, which may lie outside what can be shown.
  init(_ light: Linear) {
    func part(_ value: Double) -> UInt8 {
      let clamped = min(1, max(0, value.isNaN ? 0 : value))
      let curved = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * pow(clamped, 1 / 2.4) - 0.055
      return UInt8((curved * 255).rounded())
    }
    self.init(part(light.red), part(light.green), part(light.blue))
  }

  /// The relative luminance of WCAG 2, from 0 for black to 1 for white.
  public var luminance: Double {
    let light = linear
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// Returns the contrast ratio of WCAG 2 to another colour, from 1 to 21.
  public func contrast(to other: RGB) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
