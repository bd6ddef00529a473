import Canvas
import Testing

/// Whether every wide character has its right half, and every right half its left.
private func isWhole(_ frame: Frame) -> Bool {
  (0..<frame.rows).allSatisfy { row in
    (0..<frame.columns).allSatisfy { column in
      let isRightHalf = frame[row, column].glyph == nil
      let afterWide = column > 0 && frame[row, column - 1].glyph?.width == 2
      let isLast = column == frame.columns - 1
      return isRightHalf == afterWide && !(isLast && frame[row, column].glyph?.width == 2)
    }
  }
}

struct FrameTests {
  @Test func `drawing at every size keeps the size and whole characters`() {
    var numbers = Numbers(seed: 1)
    let values: [Double?] = [1, nil, 1e308, -1e308, 3, .nan, .infinity, 0]
    let chart = LineChart(
      [.init(values), .init([5], .chart2)],
      axis: .init(high: "漢1k", low: "0", foot: ["Jun", "Sep", "Nov"])
    )
    for rows in 0..<12 {
      for columns in 0..<40 {
        var frame = Frame(rows: rows, columns: columns)
        for glyphs in GlyphSet.allCases {
          for _ in 0..<8 {
            let (row, column) = (numbers.next(below: 14) - 1, numbers.next(below: 44) - 2)
            let rect = Rect(
              row: row,
              column: column,
              rows: numbers.next(below: 14),
              columns: numbers.next(below: 44)
            )
            frame.write("a漢字b\u{1B}é", row: row, column: column)
            frame.write("漢字商事", row: row, column: column, width: rect.columns, Style(), .trailing)
            frame.drawBox(rect, title: "漢字 title", glyphs: glyphs)
            frame.draw(chart, in: rect, glyphs: glyphs)
            frame.draw(Bar(0.37), row: row, column: column, width: rect.columns, glyphs: glyphs)
            frame.draw(
              Sparkline(values),
              row: row,
              column: column,
              width: rect.columns,
              glyphs: glyphs
            )
          }
        }
        #expect(frame.cells.count == rows * columns)
        #expect(isWhole(frame), "\(rows)x\(columns)")
      }
    }
  }

  @Test(arguments: [
    (0, "x 字"), (1, " x字"), (2, "漢x "), (3, "漢 x"),
  ])
  func `overwriting half of a wide character blanks the other half`(column: Int, row: String) {
    var frame = Frame(rows: 1, columns: 4)
    frame.write("漢字", row: 0, column: 0)
    frame.write("x", row: 0, column: column)
    #expect(frame.text(row: 0) == row)
  }

  @Test func `a wide character that would be cut becomes a blank`() {
    var frame = Frame(rows: 1, columns: 3)
    frame.write("漢字", row: 0, column: 0)
    #expect(frame.text(row: 0) == "漢 ")
    frame.write("漢", row: 0, column: -1)
    #expect(isWhole(frame))
  }

  @Test func `writing tells the column after the text, also outside the frame`() {
    var frame = Frame(rows: 1, columns: 3)
    #expect(frame.write("a漢字", row: 0, column: 1) == 6)
    #expect(frame.write("a漢字", row: 9, column: 1) == 6)
  }

  @Test(arguments: [
    (GlyphSet.braille, ["┌ WHY ──┐", "│       │", "└───────┘"]),
    (.block, ["┌ WHY ──┐", "│       │", "└───────┘"]),
    (.ascii, ["+ WHY --+", "|       |", "+-------+"]),
  ])
  func `a box has corners and its title`(_ glyphs: GlyphSet, rows: [String]) {
    var frame = Frame(rows: 3, columns: 9)
    frame.drawBox(frame.bounds, title: "WHY", glyphs: glyphs)
    #expect((0..<3).map { frame.text(row: $0) } == rows)
  }
}
