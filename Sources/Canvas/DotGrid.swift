/// The dots of one line of a chart: several to a cell, as many as the characters can show.
struct DotGrid {
  /// A cell of the grid.
  struct Place {
    let row, column: Int
  }

  private let glyphs: GlyphSet
  private let columns: Int
  /// The dots across and down in all.
  private let width, height: Int
  /// The dots of each cell, a bit each: left to right, then top to bottom.
  private var masks: [UInt8]

  /// Creates an empty grid of cells.
  init(rows: Int, columns: Int, _ glyphs: GlyphSet) {
    self.glyphs = glyphs
    self.columns = columns
    self.width = columns * glyphs.dotsAcross
    self.height = rows * glyphs.dotsDown
    self.masks = Array(repeating: 0, count: rows * columns)
  }

  /// Draws the line through values that are equally far apart; a lone value stands at the right.
  mutating func drawLine(_ values: [Double?], in scale: ClosedRange<Double>) {
    guard width > 0, height > 0 else { return }
    var last: (x: Int, y: Int)?
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        last = nil
        continue
      }
      let x = values.count > 1 ? (width - 1) * index / (values.count - 1) : width - 1
      let y = height - 1 - Scale.step(of: value, in: scale, steps: height)
      drawStroke(from: last ?? (x, y), to: (x, y))
      last = (x, y)
    }
  }

  /// Marks the dots between two, both included.
  private mutating func drawStroke(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let (across, down) = (end.x - start.x, end.y - start.y)
    let steps = max(abs(across), abs(down), 1)
    for step in 0...steps {
      let x = start.x + (2 * across * step + steps * across.signum()) / (2 * steps)
      let y = start.y + (2 * down * step + steps * down.signum()) / (2 * steps)
      mark(x, y)
    }
  }

  private mutating func mark(_ x: Int, _ y: Int) {
    let cell = y / glyphs.dotsDown * columns + x / glyphs.dotsAcross
    masks[cell] |= 1 << UInt8(y % glyphs.dotsDown * glyphs.dotsAcross + x % glyphs.dotsAcross)
  }

  /// The cells that hold a dot.
  var marked: [Place] {
    masks.indices.filter { masks[$0] != 0 }.map { Place(row: $0 / columns, column: $0 % columns) }
  }

  /// The character for a cell, with the dots of another line that is already there.
  func glyph(_ place: Place, over other: Glyph?, series: Int) -> Glyph {
    let mask = masks[place.row * columns + place.column]
    switch glyphs {
    case .braille:
      let dots = brailleDots.enumerated().reduce(UInt32(0)) { sum, dot in
        mask & 1 << dot.offset == 0 ? sum : sum | dot.element
      }
      let under = other.map { (0x2800...0x28FF).contains($0.base.value) ? $0.base.value & 0xFF : 0 }
      return Unicode.Scalar(0x2800 | dots | (under ?? 0)).map { Glyph($0) } ?? .space
    case .block:
      return Glyph(mask == 3 ? "█" : mask == 1 ? "▀" : "▄")
    case .ascii:
      let marks: [Unicode.Scalar] = ["*", "+", "o", "x"]
      return Glyph(marks[series % marks.count])
    }
  }
}

/// The bits of a braille pattern, left to right, then top to bottom.
private let brailleDots: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

extension GlyphSet {
  /// The dots that fit side by side into a cell of a chart.
  fileprivate var dotsAcross: Int {
    switch self {
    case .braille: 2
    case .block, .ascii: 1
    }
  }

  /// The dots that fit on top of each other into a cell of a chart.
  fileprivate var dotsDown: Int {
    switch self {
    case .braille: 4
    case .block: 2
    case .ascii: 1
    }
  }
}
