/// What was measured: a row a piece of work, a column a data set.
struct Report {
  /// The unit of a figure.
  enum Unit: String {
    case milliseconds = "ms"
    case nanoseconds = "ns"
    case megabytes = "MB"
    case percent = "%"
    case number = ""
  }

  /// One figure of one data set.
  struct Figure {
    var median: Double
    var least: Double
  }

  /// A row of the table.
  private struct Row {
    var name: String
    var unit: Unit
    var figures: [String: Figure] = [:]
  }

  /// How often each piece of work ran.
  let runs: Int
  private var rows: [Row] = []
  private var dataSets: [String] = []

  /// Creates a report of nothing yet.
  init(runs: Int) { self.runs = runs }

  /// Records a figure, the median of several.
  mutating func add(_ name: String, _ unit: Unit, of dataSet: String, _ values: [Double]) {
    let sorted = values.sorted()
    guard let least = sorted.first else { return }
    if !dataSets.contains(dataSet) { dataSets.append(dataSet) }
    let place = rows.firstIndex { $0.name == name } ?? rows.count
    if place == rows.count { rows.append(Row(name: name, unit: unit)) }
    rows[place].figures[dataSet] = Figure(median: sorted[sorted.count / 2], least: least)
  }

  /// Runs a piece of work and records the milliseconds it took; what it returns is only to be used.
  mutating func measure<Result>(_ name: String, of dataSet: String, _ work: () -> Result) {
    let clock = ContinuousClock()
    var results: [Result] = []
    let times = (0..<runs).map { _ in
      results.removeAll(keepingCapacity: true)
      return clock.measure { results.append(work()) } / .milliseconds(1)
    }
    add(name, .milliseconds, of: dataSet, times)
  }
}

extension Report {
  /// The table for reading: medians.
  var table: String {
    let width = rows.map(\.name.count).max() ?? 0
    var lines = ["medians of \(runs) runs".padded(to: width + 4)]
    for name in dataSets { lines[0] += name.padded(to: 12, onLeft: true) }
    for row in rows {
      var line = row.name.padded(to: width + 1) + row.unit.rawValue.padded(to: 3)
      for name in dataSets {
        let figure = row.figures[name].map { Self.text($0.median) } ?? "-"
        line += figure.padded(to: 12, onLeft: true)
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs, with the least figures too; names hold nothing that JSON escapes.
  var json: String {
    let rows = rows.map { row in
      let figures = dataSets.compactMap { name in
        row.figures[name].map { #""\#(name)":{"median":\#($0.median),"least":\#($0.least)}"# }
      }
      return
        #"{"name":"\#(row.name)","unit":"\#(row.unit.rawValue)",\#(figures.joined(separator: ","))}"#
    }
    return "{\"runs\":\(runs),\"measured\":[\n\(rows.joined(separator: ",\n"))\n]}\n"
  }

  /// A figure with three digits that count.
  private static func text(_ value: Double) -> String {
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    let scale = [1.0, 10, 100, 1000][decimals]
    guard value.magnitude < 1e12 else { return "\(value)" }
    let scaled = Int((value * scale).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let rest = String(scaled % Int(scale))
    return "\(scaled / Int(scale))."
      + String(repeating: "0", count: max(0, decimals - rest.count)) + rest
  }
}

extension String {
  fileprivate func padded(to width: Int, onLeft: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return onLeft ? space + self : self + space
  }
}
