import Canvas
import Testing

private func text(_ glyphs: [Glyph]) -> String {
  var text = String.UnicodeScalarView()
  for glyph in glyphs { text.append(glyph.base) }
  return String(text)
}

/// Values, the width, and the sparkline in blocks and in ASCII.
private let sparklines: [(values: [Double?], width: Int, block: String, ascii: String)] = [
  ([], 4, "    ", "    "),
  ([nil, nil, nil], 3, "···", "   "),
  ([5], 1, "▇", "8"),
  ([5], 3, "  ▇", "  8"),
  ([0, 0], 2, "▁▁", ".."),
  ([0, 1, 2, 3, 4, 5, 6], 7, "▁▂▃▄▅▆▇", ".134578"),
  ([6, nil, 0], 3, "▇·▁", "8 ."),
  ([1, 2, 3], 2, "▅▇", "58"),
  ([1e308, -1e308], 2, "▇▁", "8."),
  ([.greatestFiniteMagnitude, 0], 2, "▇▁", "8."),
  ([.nan, .infinity, 1], 3, "··▇", "  8"),
  ([1, 2], 0, "", ""),
  ([1, 2], -3, "", ""),
]

struct ChartTests {
  @Test(arguments: sparklines)
  func `a sparkline stands for its values`(
    _ example: (values: [Double?], width: Int, block: String, ascii: String)
  ) {
    let line = Sparkline(example.values)
    #expect(text(line.glyphs(width: example.width, .braille)) == example.block)
    #expect(text(line.glyphs(width: example.width, .block)) == example.block)
    #expect(text(line.glyphs(width: example.width, .ascii)) == example.ascii)
  }

  @Test func `a sparkline can be given the scale of its neighbours`() {
    #expect(text(Sparkline([1, 9, -4], scale: 0...2).glyphs(width: 3, .block)) == "▄▇▁")
    #expect(text(Sparkline([1], scale: 2...2).glyphs(width: 1, .block)) == "▁")
  }

  @Test(arguments: [
    (0.0, "░░░░░", "....."), (1.0, "█████", "#####"), (0.41, "██░░░", "##..."),
    (0.45, "██▎░░", "##..."), (0.5, "██▌░░", "###.."), (0.97, "████▉", "#####"),
    (2.0, "█████", "#####"), (-1.0, "░░░░░", "....."), (.nan, "░░░░░", "....."),
  ])
  func `a bar fills its share of the width`(_ share: Double, block: String, ascii: String) {
    for (glyphs, shown) in [(GlyphSet.block, block), (.ascii, ascii)] {
      var frame = Frame(rows: 1, columns: 5)
      frame.draw(Bar(share), row: 0, column: 0, width: 5, glyphs: glyphs)
      #expect(frame.text(row: 0) == shown)
    }
  }

  @Test func `a bar that is not known is neither empty nor full`() {
    var frame = Frame(rows: 1, columns: 3)
    frame.draw(Bar(nil), row: 0, column: 0, width: 3, glyphs: .block)
    #expect(frame.text(row: 0) == "···")
  }

  @Test func `the parts of a bar differ in shade`() {
    var frame = Frame(rows: 1, columns: 8)
    let bar = Bar([.init(0.5, .chart1), .init(0.25, .poor)], hasTrack: false)
    frame.draw(bar, row: 0, column: 0, width: 8, glyphs: .block)
    #expect(frame.golden == "████▓▓  │1111pp  ")
    frame.draw(bar, row: 0, column: 0, width: 8, glyphs: .ascii)
    #expect(frame.text(row: 0) == "####==  ")
  }

  @Test(arguments: [
    (GlyphSet.braille, ["   8┤   ⣀⣀⠤⠒⠉", "   0┤⡠⠒⠉     ", "     Jun  Nov"]),
    (.block, ["   8┤   ▄▄▄▀▀", "   0┤▄▀▀     ", "     Jun  Nov"]),
    (.ascii, ["   8+   *****", "   0+***     ", "     Jun  Nov"]),
  ])
  func `a line chart rises with its values`(_ glyphs: GlyphSet, rows: [String]) {
    var frame = Frame(rows: 3, columns: 13)
    let axis = LineChart.Axis(high: "   8", low: "0", foot: ["Jun", "Nov"])
    let chart = LineChart([.init([0, 1, 2, 3, 4, 5, 6, 7, 8])], axis: axis)
    frame.draw(chart, in: frame.bounds, glyphs: glyphs)
    #expect((0..<3).map { frame.text(row: $0) } == rows)
  }

  @Test(
    arguments: [
      ([[nil, nil]], "    │    "), ([[]], "    │    "), ([[4]], "   ⠈│   1"),
      ([[4, nil, 4]], "⠁  ⠈│1  1"), ([[4, 4], [0, 0]], "⣉⣉⣉⣉│2222"),
    ] as [([[Double?]], String)]
  )
  func `a line breaks where a value is not known`(_ series: [[Double?]], golden: String) {
    var frame = Frame(rows: 1, columns: 4)
    let roles: [Role] = [.chart1, .chart2]
    let chart = LineChart(zip(series, roles).map { LineChart.Series($0, $1) })
    frame.draw(chart, in: frame.bounds, glyphs: .braille)
    #expect(frame.golden == golden)
  }

  @Test func `the bounds of a chart start at nothing`() {
    #expect(LineChart([.init([3, nil, 5]), .init([9])]).bounds == 0...9)
    #expect(LineChart([.init([-3, 2])]).bounds == -3...2)
    #expect(LineChart([.init([nil])]).bounds == nil)
    #expect(LineChart([.init([1])], scale: 2...4).bounds == 2...4)
  }
}
