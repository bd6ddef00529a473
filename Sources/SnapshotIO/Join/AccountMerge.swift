import BookModel

extension VitallyAccount {
  /// Whether this copy is to be taken before another one of the same account.
  func isBetter(than other: VitallyAccount) -> Bool {
    let (isRecord, otherIsRecord) = (origin != .mentioned, other.origin != .mentioned)
    if isRecord != otherIsRecord { return isRecord }
    let (time, otherTime) = (updated ?? .min, other.updated ?? .min)
    if time != otherTime { return time > otherTime }
    let (isPage, otherIsPage) = (origin == .page, other.origin == .page)
    if isPage != otherIsPage { return isPage }
    return file > other.file
  }
}

extension Attached {
  /// Returns the newest copy of each record that is not archived, in the order of their ids.
  static func newestCopies(of all: [Attached], id: (Record) -> String) -> [Attached] {
    newest(of: all, id: { id($0.record) }, order: { ($0.updated ?? .min, $0.file) })
      .filter { !$0.isArchived }
  }
}

extension VitallyOpportunity {
  /// Returns the newest copy of each opportunity that is not archived, in the order of their ids.
  static func newestCopies(of all: [VitallyOpportunity]) -> [VitallyOpportunity] {
    newest(of: all, id: \.opportunity.id, order: { ($0.updated ?? .min, $0.file) })
      .filter { !$0.isArchived }
  }
}

/// Returns one record for each id: the one last in `order`, the later one on a tie.
private func newest<Record>(
  of all: [Record],
  id: (Record) -> String,
  order: (Record) -> (Int, Int)
) -> [Record] {
  var held: [String: Record] = [:]
  held.reserveCapacity(all.count)
  for record in all {
    let key = id(record)
    if let other = held[key], order(record) < order(other) { continue }
    held[key] = record
  }
  return held.sorted { $0.key < $1.key }.map(\.value)
}
