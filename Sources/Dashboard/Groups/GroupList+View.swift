internal import BookModel
internal import Canvas

extension GroupList {
  mutating func scroll(_ scene: Scene, in rect: Rect) { rows.scroll(heights: [rect.rows]) }

  func row(at place: (row: Int, column: Int), _ scene: Scene, in rect: Rect) -> Int? {
    rows.row(at: place, in: [rect])
  }

  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    let pen = RowList<Row>.Pen(
      head: { _, width in [headings(width)] },
      row: { row, width in line(of: row, width, scene) }
    )
    rows.draw(in: [rect], with: pen, into: &frame)
  }

  /// How wide the parts of a row are.
  private struct Widths {
    let label: Int
    /// The width of one count of a health band; 0 where there is no room for them.
    let band: Int
    let bar: Int

    init(_ width: Int) {
      band = width >= 110 ? 8 : width >= 66 ? 5 : 0
      let rest = width - Widths.figures - 4 * band
      bar = rest < 28 ? 0 : min(40, rest - 20)
      label = max(8, min(30, rest - (bar == 0 ? 0 : bar + 2)))
    }

    /// The width of the count, the ARR, what of it is at risk, and the utilization.
    private static let figures = 7 + 8 + 13 + 7
  }

  private func headings(_ width: Int) -> Line {
    let widths = Widths(width - RowList<Row>.lead)
    var line = Line(String(repeating: " ", count: RowList<Row>.lead))
    line.add(grouping.title.uppercased(), width: widths.label, .muted)
    line.add("COUNT", width: 7, .muted, .trailing)
    line.add("ARR", width: 8, .muted, .trailing)
    line.add("AT RISK", width: 13, .muted, .trailing)
    line.add("UTIL", width: 7, .muted, .trailing)
    if widths.band > 0 {
      for band in HealthBand.allCases {
        line.add(band.sign, width: widths.band, band.role, .trailing)
      }
      line.add("?", width: widths.band, .muted, .trailing)
    }
    if widths.bar > 0 { line.add("  ARR, of it at risk", width: widths.bar + 2, .muted) }
    return line
  }

  private func line(of row: Row, _ width: Int, _ scene: Scene) -> Line {
    let widths = Widths(width)
    let totals = row.totals
    var line = Line()
    line.add(row.label, width: widths.label, row.key == nil ? .muted : .strong)
    line.add(Figures.grouped(totals.customers), width: 7, .text, .trailing)
    line.add(Figures.money(totals.arr), width: 8, .text, .trailing)
    let risk = Figures.risk(totals.atRisk, totals.atRiskARR)
    line.add(risk, width: 13, totals.atRisk > 0 ? .poor : .muted, .trailing)
    line.add(Figures.percent(totals.utilization), width: 7, .text, .trailing)
    if widths.band > 0 {
      let known = totals.bands.values.reduce(0, +)
      let counts = HealthBand.allCases.map { totals.bands[$0] ?? 0 } + [totals.customers - known]
      for count in counts { add(count, width: widths.band, to: &line) }
    }
    if widths.bar > 0 {
      line.add("  ")
      if largestARR > 0 { line.add(bar(of: totals), width: widths.bar, scene.glyphs) }
    }
    return line
  }

  /// Adds the number of customers of a band: in full where there is room, else shortened.
  private func add(_ count: Int, width: Int, to line: inout Line) {
    let text = width < 8 ? Figures.compact(Double(count)) : Figures.grouped(count)
    line.add(count == 0 ? "-" : text, width: width, count == 0 ? .muted : .text, .trailing)
  }

  /// The ARR that is not at risk, and after it that which is.
  private func bar(of totals: SetTotals) -> Bar {
    Bar(safe: totals.arr - totals.atRiskARR, atRisk: totals.atRiskARR, of: largestARR)
  }
}
