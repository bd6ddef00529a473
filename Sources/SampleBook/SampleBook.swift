public import BookModel

/// A believable book of business in the formats of the real systems, for trying the program out.
///
/// It is a library of two snapshots, of `today` and a week earlier, that fit each other: customers
/// come and go, health and usage move, renewals come nearer. The same day and seed give the same
/// bytes.
public struct SampleBook: Sendable {
  /// The technical advisor whose book it is, with about a third of the customers.
  public static let advisor = Person(
    id: SampleStaff.ana.id,
    name: SampleStaff.ana.rawValue,
    email: SampleStaff.ana.email
  )

  /// The day that the newer snapshot is of.
  public let today: Day
  /// What the invented figures follow from.
  public let seed: UInt64

  /// Creates the book for a day.
  public init(today: Day, seed: UInt64 = 2022) {
    self.today = today
    self.seed = seed
  }

  /// Returns the files, the newer snapshot's first.
  public func files() -> [SampleFile] {
    [today, today.adding(days: -7)].flatMap { day in
      SampleSnapshot(today: today, day: day, seed: seed).files.map { file in
        SampleFile(path: "\(day)/\(file.path)", text: file.text)
      }
    }
  }
}

/// A file of the sample book.
public struct SampleFile: Hashable, Sendable {
  /// The path below the library, such as `2026-11-21/vitally/accounts-1.json`.
  public var path: String
  /// The JSON.
  public var text: String
}

extension SampleStaff {
  /// The id in Vitally, the same in every book.
  var id: String {
    var random = SampleRandom(1, rawValue)
    return random.uuid()
  }
}
