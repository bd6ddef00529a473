/// How figures are written; the largest number of so many bytes stands for an unknown one.
enum FigureForm: UInt8 {
  case oneByte = 1
  case twoBytes = 2
  case allBits = 4

  /// Added to a whole number below it, it leaves the number in the lowest bits: what converts
  /// figures many at a time.
  private static let units: Float = 8_388_608

  /// The shortest form that holds all of some figures.
  init(of figures: [Float]) {
    var largest: UInt32 = 0
    var isWhole = true
    for figure in figures {
      let known = figure.isNaN ? 0 : figure
      // The bits of positive numbers are in the numbers' order, and a sign makes them larger.
      largest = max(largest, known.bitPattern)
      isWhole = isWhole && (known + FigureForm.units) - FigureForm.units == known
    }
    if !isWhole || largest >= Float(UInt16.max).bitPattern {
      self = .allBits
    } else {
      self = largest < Float(UInt8.max).bitPattern ? .oneByte : .twoBytes
    }
  }

  /// The bytes of figures that this form holds.
  func bytes(of figures: [Float]) -> [UInt8] {
    let size = figures.count * Int(rawValue)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      // Each place is within: there are as many figures as places.
      switch self {
      case .oneByte:
        for place in figures.indices {
          unsafe buffer[place] = UInt8(truncatingIfNeeded: FigureForm.whole(figures[place]))
        }
      case .twoBytes:
        for place in figures.indices {
          let number = UInt16(truncatingIfNeeded: FigureForm.whole(figures[place])).littleEndian
          unsafe bytes.storeBytes(of: number, toByteOffset: place &* 2, as: UInt16.self)
        }
      case .allBits:
        for place in figures.indices {
          let bits = figures[place].bitPattern.littleEndian
          unsafe bytes.storeBytes(of: bits, toByteOffset: place &* 4, as: UInt32.self)
        }
      }
      count = size
    }
  }

  /// The number in the lowest bits, all of them set for an unknown one.
  @inline(__always)
  private static func whole(_ figure: Float) -> UInt32 {
    figure.isNaN ? .max : (figure + units).bitPattern
  }

  /// Reads figures; nil when there are not so many.
  func figures(_ count: Int, from reader: inout ByteReader) -> [Float]? {
    // The reader lends no more bytes than there are; the count is no larger than theirs.
    unsafe reader.bytes(count * Int(rawValue)) { bytes in
      unsafe [Float](unsafeUninitializedCapacity: count) { figures, filled in
        switch self {
        case .oneByte:
          for place in 0..<count {
            let number = unsafe bytes[place]
            let figure = number == .max ? Float.nan : Float(number)
            unsafe figures.initializeElement(at: place, to: figure)
          }
        case .twoBytes:
          for place in 0..<count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: place &* 2, as: UInt16.self)
            let number = UInt16(littleEndian: word)
            let figure = number == .max ? Float.nan : Float(number)
            unsafe figures.initializeElement(at: place, to: figure)
          }
        case .allBits:
          for place in 0..<count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: place &* 4, as: UInt32.self)
            let figure = Float(bitPattern: UInt32(littleEndian: word))
            unsafe figures.initializeElement(at: place, to: figure)
          }
        }
        filled = count
      }
    }
  }
}
