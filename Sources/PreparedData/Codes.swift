import BookModel

/// A value that is written as a number of its own; the numbers are part of the format.
protocol Coded {
  /// The number.
  var code: UInt8 { get }
  /// Creates the value of a number; nil for a number that none has.
  init?(code: UInt8)
}

extension Source: Coded {
  var code: UInt8 {
    switch self {
    case .vitally: 1
    case .salesforce: 2
    case .looker: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 1: self = .vitally
    case 2: self = .salesforce
    case 3: self = .looker
    default: return nil
    }
  }
}

extension Bound: Coded {
  var code: UInt8 {
    switch self {
    case .lower: 1
    case .upper: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 1: self = .lower
    case 2: self = .upper
    default: return nil
    }
  }
}

extension HealthBand: Coded {
  var code: UInt8 {
    switch self {
    case .healthy: 1
    case .concerning: 2
    case .poor: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 1: self = .healthy
    case 2: self = .concerning
    case 3: self = .poor
    default: return nil
    }
  }
}

extension ByteWriter {
  /// Writes a value by its number, 0 where there is none.
  mutating func put(coded value: (some Coded)?) { put(byte: value?.code ?? 0) }
}

extension ByteReader {
  /// Reads a value by its number; nil for 0.
  mutating func coded<Value: Coded>(_: Value.Type = Value.self) -> Value? {
    let code = byte()
    if code == 0 { return nil }
    let value = Value(code: code)
    if value == nil { fail() }
    return value
  }
}

/// The byte before a fact: 0 where there is none, else its source and bound.
enum FactForm {
  /// The byte of a fact from a source.
  static func byte(_ source: Source?, _ bound: Bound?) -> UInt8 {
    1 + (source?.code ?? 0) + 4 * (bound?.code ?? 0)
  }

  /// The source and the bound of such a byte; nil for a byte that is none.
  static func parts(of byte: UInt8) -> (source: Source?, bound: Bound?)? {
    guard (1...12).contains(byte) else { return nil }
    return (Source(code: (byte - 1) & 3), Bound(code: (byte - 1) >> 2))
  }
}
