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
  /// Returns the newest copy of each record that is not archived.
  static func newestCopies(of all: [Attached], id: (Record) -> String) -> [Attached] {
    newest(of: all, id: { id($0.record) }, order: { ($0.updated ?? .min, $0.file) })
      .filter { !$0.isArchived }
  }
}

extension VitallyOpportunity {
  /// Returns the newest copy of each opportunity that is not archived.
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
  var held: [String: Int] = [:]
  held.reserveCapacity(all.count)
  var isHeld = Array(repeating: true, count: all.count)
  for place in all.indices {
    guard let other = held.updateValue(place, forKey: id(all[place])) else { continue }
    let isOlder = order(all[place]) < order(all[other])
    isHeld[isOlder ? place : other] = false
    if isOlder { held[id(all[place])] = other }
  }
  return all.indices.lazy.filter { isHeld[$0] }.map { all[$0] }
}
