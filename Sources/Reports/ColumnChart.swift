import BookModel

/// A series as columns of block characters, several lines high, for a text of fixed width.
struct ColumnChart {
  /// The values from left to right; nil for one that is not known.
  var values: [Double?]
  /// The lines of the columns; at least 1.
  var height = 6
  /// What is written below the first and the last column.
  var ends: (first: String, last: String)

  private static let levels = Array(" ▁▂▃▄▅▆▇█")

  /// The chart: the columns with a scale from 0 at the left, and the ends below.
  var text: String {
    let known = values.compactMap(\.self).filter { $0.isFinite && $0 >= 0 }
    guard let highest = known.max() else { return "no week is known" }
    let top = max(highest, 1)
    let labels = [Figures.count(top), "0"]
    let width = labels.map(\.displayWidth).max() ?? 0
    let lines = (0..<height).map { line in
      let label = line == 0 ? labels[0] : line == height - 1 ? labels[1] : ""
      let cells = values.map { cell(of: $0, line: height - 1 - line, top: top) }
      return (label.padded(to: width, .right) + " │" + String(cells)).trimmedAtEnd
    }
    let axis =
      String(repeating: " ", count: width) + " └" + String(repeating: "─", count: values.count)
    let room = values.count - ends.first.displayWidth - ends.last.displayWidth
    let below =
      String(repeating: " ", count: width + 2) + ends.first
      + (room > 0 ? String(repeating: " ", count: room) + ends.last : "")
    return (lines + [axis, below.trimmedAtEnd]).joined(separator: "\n")
  }

  /// The part of a column in a line, counted from the bottom; a dot at the bottom for the unknown.
  private func cell(of value: Double?, line: Int, top: Double) -> Character {
    guard let value, value.isFinite else { return line == 0 ? "·" : " " }
    let steps = Int((max(0, value) / top * Double(height * 8)).rounded()) - line * 8
    return Self.levels[min(max(steps, 0), 8)]
  }
}
