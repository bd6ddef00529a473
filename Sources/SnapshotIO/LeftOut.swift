/// The records of a file that are left out: the first ones, the last one, and how many there are.
///
/// A file can be of another kind from end to end: to name every record would take more room than the
/// file does.
struct LeftOut<Record: Sendable>: Sendable {
  /// The records that are named one by one.
  private(set) var first: [Record] = []
  /// The last one after those; nil when there are no more.
  private(set) var last: Record?
  /// The number of records.
  private(set) var count = 0

  /// The most records that are named one by one.
  private static var limit: Int { 1_000 }

  /// Adds a record.
  mutating func add(_ record: Record) {
    count += 1
    if first.count < Self.limit { first.append(record) } else { last = record }
  }

  /// Adds what `change` makes of records left out after these.
  mutating func add<Other>(_ other: LeftOut<Other>, _ change: (Other) -> Record) {
    for record in other.first { add(change(record)) }
    guard let record = other.last else { return }
    count += other.count - other.first.count - 1
    add(change(record))
  }
}

extension FileReport {
  /// Takes over the records left out.
  mutating func add(_ leftOut: LeftOut<Skip>) {
    skipped += leftOut.first
    guard let last = leftOut.last else { return }
    let more = leftOut.count - leftOut.first.count
    skipped.append(Skip(place: last.place, reason: "the last of \(more) more, the like"))
    unnamedSkips += more - 1
  }
}
