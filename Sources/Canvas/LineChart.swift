/// One or more series as lines over the same scale, the newest value at the right.
public struct LineChart: Hashable, Sendable {
  /// One line.
  public struct Series: Hashable, Sendable {
    /// The values, oldest first, equally far apart; nil for one that is not known.
    public var values: [Double?]
    /// What it means.
    public var role: Role

    /// Creates a line.
    public init(_ values: [Double?], _ role: Role = .chart1) {
      self.values = values
      self.role = role
    }
  }

  /// The texts along a chart, already formatted.
  public struct Axis: Hashable, Sendable {
    /// The highest value, beside the first row.
    public var high: String
    /// The lowest value, beside the last row.
    public var low: String
    /// Below the chart, spread from its left to its right edge; empty for no such row.
    public var foot: [String]

    /// Creates the texts.
    public init(high: String, low: String, foot: [String] = []) {
      self.high = high
      self.low = low
      self.foot = foot
    }
  }

  /// The lines; where two cross, the later one gives its colour.
  public var series: [Series]
  /// What the lowest and the highest dot stand for; nil to fit the values.
  public var scale: ClosedRange<Double>?
  /// The texts along it; nil for none.
  public var axis: Axis?

  /// Creates a chart.
  public init(_ series: [Series], scale: ClosedRange<Double>? = nil, axis: Axis? = nil) {
    self.series = series
    self.scale = scale
    self.axis = axis
  }

  /// The values at its lower and upper edge; nil when no value is known.
  ///
  /// Unless a scale is given they reach from 0 (or the lowest value, if that is negative) to the
  /// highest value.
  public var bounds: ClosedRange<Double>? {
    scale ?? Scale.fitting(series.lazy.flatMap(\.values))
  }
}

extension Frame {
  /// Draws a chart with its axis into a rectangle.
  ///
  /// Lines are dots of braille, half blocks, or ASCII marks that differ from line to line. They
  /// break where a value is not known. An axis that leaves no room for the lines is left out.
  public mutating func draw(
    _ chart: LineChart,
    in rect: Rect,
    on surface: Surface = .plain,
    glyphs: GlyphSet
  ) {
    let plot = drawAxis(of: chart, in: rect, on: surface, glyphs: glyphs)
    guard !plot.isEmpty, let scale = chart.bounds else { return }
    for (index, series) in chart.series.enumerated() {
      var dots = DotGrid(rows: plot.rows, columns: plot.columns, glyphs)
      dots.drawLine(series.values, in: scale)
      let style = Style(series.role, on: surface)
      for place in dots.marked {
        let (row, column) = (plot.row + place.row, plot.column + place.column)
        guard contains(row: row, column: column) else { continue }
        let glyph = dots.glyph(place, over: self[row, column].glyph, series: index)
        put(glyph, row: row, column: column, style)
      }
    }
  }

  /// Draws the axis of a chart and returns the rectangle that is left for the lines.
  private mutating func drawAxis(
    of chart: LineChart,
    in rect: Rect,
    on surface: Surface,
    glyphs: GlyphSet
  ) -> Rect {
    guard let axis = chart.axis, !rect.isEmpty else { return rect }
    let width = max(axis.high.columns, axis.low.columns)
    let footRows = axis.foot.isEmpty ? 0 : 1
    guard rect.columns > width + 4, rect.rows > footRows + 1 else { return rect }
    let plot = Rect(
      row: rect.row,
      column: rect.column + width + 1,
      rows: rect.rows - footRows,
      columns: rect.columns - width - 1
    )
    let style = Style(.muted, on: surface)
    drawRule(column: plot.column - 1, rows: plot.row..<plot.endRow, style, glyphs: glyphs)
    for (text, row) in [(axis.high, plot.row), (axis.low, plot.endRow - 1)] where !text.isEmpty {
      write(text, row: row, column: rect.column, width: width, style, .trailing)
      put(Glyph(glyphs == .ascii ? "+" : "┤"), row: row, column: plot.column - 1, style)
    }
    drawFoot(axis.foot, below: plot, style)
    return plot
  }

  /// Writes texts below a chart, from its left to its right edge; what would touch is left out.
  private mutating func drawFoot(_ texts: [String], below plot: Rect, _ style: Style) {
    var free = plot.column
    for (index, text) in texts.enumerated() {
      let width = text.columns
      let spread = texts.count > 1 ? (plot.columns - width) * index / (texts.count - 1) : 0
      let column = plot.column + spread
      guard column >= free, column + width <= plot.endColumn else { continue }
      free = write(text, row: plot.endRow, column: column, style) + 1
    }
  }
}
