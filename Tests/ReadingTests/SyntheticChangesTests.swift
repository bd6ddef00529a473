import BookModel
import SnapshotIO
import SyntheticBook
import TestSupport
import Testing

/// Two generated snapshots, read and compared.
struct SyntheticChangesTests {
  private static let customers = 500

  @Test func `the changes are the ones that the generator knows it made`() throws {
    let folder = try TemporaryFolder()
    for moment in [SyntheticSnapshot.Moment.earlier, .later] {
      let name = moment.day.description
      try folder.makeFolder(name)
      let snapshot = SyntheticSnapshot(customers: Self.customers, at: moment)
      #expect(snapshot.write(to: folder.file(name)))
    }
    let reader = SnapshotReader(paths: [folder.path], today: SyntheticSnapshot.today)
    let days = try reader.days()
    #expect(days == [SyntheticSnapshot.Moment.earlier.day, SyntheticSnapshot.today])
    let books = try days.map { try reader.reading(asOf: $0).read().book }
    let changes = BookChanges(from: ComparedBook(books[0]), to: ComparedBook(books[1]))
    let found = Set(changes.map(SyntheticChange.init).map(\.rounded))
    let made = Set(SyntheticSnapshot.changes(customers: Self.customers).map(\.rounded))
    #expect(found.subtracting(made).isEmpty)
    #expect(made.subtracting(found).isEmpty)
    #expect(changes.count == made.count)
    let kinds = Set(made.map(\.what))
    let missing = Set(BookChange.Kind.allCases.map(\.rawValue)).subtracting(kinds)
    #expect(missing.isEmpty)
  }
}

extension SyntheticChange {
  fileprivate init(_ change: BookChange) {
    self.init(
      customer: change.customer.rawValue,
      what: change.kind.rawValue,
      old: change.old,
      new: change.new,
      arrAtStake: change.arrAtStake
    )
  }

  /// The change with its numbers rounded to what arithmetic keeps.
  fileprivate var rounded: SyntheticChange {
    func rounded(_ value: FactValue?) -> FactValue? {
      guard case .number(let number) = value else { return value }
      return .number((number * 1e6).rounded() / 1e6)
    }
    var change = self
    (change.old, change.new) = (rounded(old), rounded(new))
    return change
  }
}
