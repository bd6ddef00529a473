/// What was measured.
struct Report {
  /// One measured piece of work.
  struct Line {
    var name: String
    /// The median of the runs, and the shortest one.
    var median: Duration
    var least: Duration
    /// What the work came to: rows or customers, so that a wrong result shows.
    var result: Int
  }

  /// How often each piece of work runs.
  let runs: Int
  /// The customers of the book.
  var customers = 0
  private var lines: [Line] = []

  /// Creates a report of nothing yet.
  init(runs: Int) { self.runs = runs }

  /// Runs a piece of work and records how long it took.
  mutating func measure(_ name: String, _ work: () -> Int) {
    let clock = ContinuousClock()
    var result = 0
    let times = (0..<runs).map { _ in clock.measure { result = work() } }.sorted()
    guard let least = times.first else { return }
    lines.append(Line(name: name, median: times[times.count / 2], least: least, result: result))
  }

  /// The lines for reading.
  var table: String {
    let width = lines.map(\.name.count).max() ?? 0
    let head = "\(customers) customers, medians of \(runs) runs, milliseconds"
    let rows = lines.map { line in
      let name = line.name + String(repeating: " ", count: width - line.name.count)
      return "\(name)  \(line.median.padded)  least \(line.least.padded)  \(line.result)"
    }
    return ([head] + rows).joined(separator: "\n")
  }

  /// The same for programs; names hold nothing that JSON escapes.
  var json: String {
    let rows = lines.map { line in
      #"{"name":"\#(line.name)","median_us":\#(line.median.microseconds),"#
        + #""least_us":\#(line.least.microseconds),"result":\#(line.result)}"#
    }
    return
      #"{"customers":\#(customers),"runs":\#(runs),"measured":[\#(rows.joined(separator: ","))]}"#
      + "\n"
  }
}

extension Duration {
  /// Whole microseconds.
  fileprivate var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// Milliseconds with three decimals, ten characters wide.
  fileprivate var padded: String {
    let rest = String(microseconds % 1000)
    let text =
      "\(microseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
