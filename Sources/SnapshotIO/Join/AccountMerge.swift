import BookModel

extension [VitallyAccount] {
  /// Returns one copy of each account, by id: the newest, on a tie a page's, then the later path's.
  ///
  /// A copy inside a task or note only fills a gap, because it may lack roles and segments: it
  /// counts where the account has no other copy. Accounts are never merged across ids.
  func newestCopies() -> [VitallyAccount] {
    // Accounts are large: their places are compared and ordered, not they themselves.
    var newest: [String: Int] = [:]
    newest.reserveCapacity(count)
    for (place, copy) in enumerated() {
      guard let held = newest[copy.id] else {
        newest[copy.id] = place
        continue
      }
      if copy.isBetter(than: self[held]) { newest[copy.id] = place }
    }
    return newest.sorted { $0.key < $1.key }.map { self[$0.value] }
  }
}

extension VitallyAccount {
  /// Whether this copy is to be taken before another one of the same account.
  fileprivate func isBetter(than other: VitallyAccount) -> Bool {
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
