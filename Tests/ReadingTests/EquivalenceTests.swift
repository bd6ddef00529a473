import BookModel
import TestSupport
import Testing

@testable import SnapshotIO

/// The same data gives the same book, byte for byte, whatever files it comes in and however many
/// threads read it.
struct EquivalenceTests {
  private static let book = LogicalBook(customers: 14)

  private static func read(
    accounts: Containers.Way,
    usage: Containers.Way,
    threads: Int = 1,
    piece: Int? = nil
  ) throws -> Verdict {
    try Verdict(of: accounts.files(book) + usage.files(book)) { reader in
      reader.threads = threads
      if let piece { reader.limits = ReadingLimits(piece: piece) }
      if usage.hasLabels { reader.mapping = LogicalBook.labelMapping }
    }
  }

  private static let plain = Result {
    try read(accounts: Containers.vitally[0], usage: Containers.looker[0])
  }

  @Test func `the book to compare with has something of everything`() throws {
    let verdict = try EquivalenceTests.plain.get()
    let book = try verdict.check.book.get()
    #expect(book.customers.count == 14 && book.weeks.count == 11)
    #expect(verdict.check.report.joins.salesforceId == 12)
    #expect(verdict.check.report.files.allSatisfy { $0.error == nil && $0.skipped.isEmpty })
    let names = Set(book.customers.flatMap { $0.features.map(\.name) })
    #expect(names == ["Büchersuche", "Code Navigation", "Cody", "Search"])
    #expect(
      book.customers.count { $0.wau != nil } > 8 && book.customers.count { $0.mau != nil } > 8
    )
    #expect(
      book.customers.count { $0.dau != nil } > 8 && book.customers.count { $0.trend != nil } > 8
    )
    #expect(book.customers.count { $0.version != nil } > 8)
    #expect(book.customers.contains { $0.instances.count == 2 })
  }

  @Test(arguments: Containers.vitally)
  func `accounts give the same book in every container`(way: Containers.Way) throws {
    let verdict = try EquivalenceTests.read(accounts: way, usage: Containers.looker[0])
    try expectSame(verdict, as: EquivalenceTests.plain.get())
  }

  @Test(arguments: Containers.looker, [(1, nil), (2, 1500), (5, 4000)] as [(Int, Int?)])
  func `usage gives the same book in every container, cut for several threads`(
    way: Containers.Way,
    cutting: (threads: Int, piece: Int?)
  ) throws {
    let verdict = try EquivalenceTests.read(
      accounts: Containers.vitally[0],
      usage: way,
      threads: cutting.threads,
      piece: cutting.piece
    )
    try expectSame(verdict, as: EquivalenceTests.plain.get())
  }

  private func expectSame(_ verdict: Verdict, as plain: Verdict) throws {
    #expect(verdict.check.report.files.allSatisfy { $0.error == nil && $0.skipped.isEmpty })
    #expect(verdict.check.report.joins == plain.check.report.joins)
    #expect(verdict.list == plain.list)
    let (book, other) = (try verdict.check.book.get(), try plain.check.book.get())
    #expect(book.weeks == other.weeks && book.day == other.day && book.people == other.people)
    #expect(book.customers == other.customers)
  }
}

extension ReadingLimits {
  /// Limits at which small files are read through windows and cut into pieces of some bytes.
  fileprivate init(piece: Int) {
    self.init(whole: 1000, waiting: 2000, look: 300, step: 700)
    cutting = RowCutting(piece: piece, share: 1, window: 512)
  }
}
