public import BookModel

/// A believable book of business in the formats of the real systems, for trying the program out.
///
/// It is a library of three snapshots, of `today`, a week and 30 days earlier, that fit each other:
/// customers come and go, health and usage move, renewals come nearer. The same day and seed give the same
/// bytes.
public struct SampleBook: Sendable {
  /// The technical advisor whose book it is, with about a third of the customers.
  public static let advisor = Person(
    id: SampleStaff.ana.id,
    name: SampleStaff.ana.rawValue,
    email: SampleStaff.ana.email
  )

  /// The day that the newest snapshot is of.
  public let today: Day
  /// What the invented figures follow from.
  public let seed: UInt64

  /// Creates the book for a day.
  public init(today: Day, seed: UInt64 = 2022) {
    self.today = today
    self.seed = seed
  }

  /// The days of the snapshots, the newest first.
  public var days: [Day] { [today, today.adding(days: -7), today.adding(days: -30)] }

  /// Returns the files, the newest snapshot's first.
  public func files() -> [SampleFile] {
    days.flatMap { day in
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
