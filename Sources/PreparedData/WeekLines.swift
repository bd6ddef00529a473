import BookModel

/// Lines of weekly figures on their way into a block, all equally long.
struct WeekLines {
  /// The lines whose figures are exact in 32 bits, one after another.
  private(set) var narrow: [Float] = []
  /// The others.
  private(set) var wide: [Double] = []

  /// Appends a series, which must be as long as the others.
  mutating func append(_ series: WeekSeries) -> WeekLineForm {
    let isNarrow: Void? = series.withNarrowFigures { narrow.append(contentsOf: $0) }
    if isNarrow != nil { return .narrow }
    guard series.contains(where: { $0 != nil }) else { return .unknown }
    wide.append(contentsOf: series.lazy.map { $0 ?? .nan })
    return .wide
  }

  /// Appends the lines of some uses, in their order.
  mutating func append(_ uses: ArraySlice<FeatureColumns.Use>, of column: WeekColumn) {
    // Lines that follow one another are copied at once.
    var from: Int32 = 0
    var next: Int32 = 0
    for use in uses {
      switch WeekLineForm(of: use.line, in: column) {
      case .unknown: break
      case .wide:
        let start = Int(~use.line) * column.length
        wide.append(contentsOf: column.wide[start..<(start + column.length)])
      case .narrow:
        if use.line != next {
          copy(from..<next, of: column)
          from = use.line
        }
        next = use.line + 1
      }
    }
    copy(from..<next, of: column)
  }

  private mutating func copy(_ lines: Range<Int32>, of column: WeekColumn) {
    guard !lines.isEmpty else { return }
    let figures = Int(lines.lowerBound) * column.length..<Int(lines.upperBound) * column.length
    narrow.append(contentsOf: column.narrow[figures])
  }

  /// Writes all lines: their number of figures, and the figures in as few bytes as hold them all.
  func write(to writer: inout ByteWriter) {
    writer.put(count: narrow.count)
    let form = FigureForm(of: narrow)
    writer.put(byte: form.rawValue)
    writer.put(bytes: form.bytes(of: narrow))
    writer.put(count: wide.count)
    for figure in wide { writer.put(fixed: figure.bitPattern) }
  }
}

/// Where a line of weeks is.
enum WeekLineForm: UInt8 {
  /// Nowhere: no week is known.
  case unknown = 0
  /// The next one of those in 32 bits.
  case narrow = 1
  /// The next one of the others.
  case wide = 2

  /// Where a line of a column is.
  @inline(__always)
  init(of line: Int32, in column: WeekColumn) {
    self =
      line == WeekColumn.unknownLine || column.length == 0 ? .unknown : line < 0 ? .wide : .narrow
  }
}

extension WeekColumn {
  /// Reads two pieces of lines, one after the other, as one column.
  init?(length: Int, _ reader: inout ByteReader) {
    var narrow: [Float] = []
    var wide: [Double] = []
    let unit = max(1, length)
    for _ in 0..<2 {
      let count = reader.count()
      guard count % unit == 0, let form = FigureForm(rawValue: reader.byte()),
        let figures = form.figures(count, from: &reader)
      else { return nil }
      if narrow.isEmpty { narrow = figures } else { narrow += figures }
      let wideCount = reader.count(ofSize: 8)
      guard wideCount % unit == 0 else { return nil }
      wide.reserveCapacity(wide.count + wideCount)
      for _ in 0..<wideCount { wide.append(Double(bitPattern: reader.fixed())) }
    }
    guard reader.isValid else { return nil }
    self.init(length: length, narrow: narrow, wide: wide)
  }
}
