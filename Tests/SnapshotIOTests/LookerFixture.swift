import BookModel
import JSONReader
import Testing

@testable import SnapshotIO

extension LookerReading {
  /// What the file's report says after the reading.
  var report: FileReport {
    var report = FileReport(path: "usage.json")
    finish(&report)
    return report
  }
}

/// Reads Looker data for a test.
struct LookerFixture {
  var table = UsageTable()
  var reading = LookerReading()
  var error: JSONError?
  var mapping = Mapping()

  /// Reads a text as a file of the table.
  mutating func read(
    _ text: String,
    as kind: FileKind = .lookerRows,
    path: String = "usage.json",
    ranAt: Int? = nil
  ) {
    read(Array(text.utf8), as: kind, path: path, ranAt: ranAt)
  }

  /// Reads the values of a file's bytes as a file of the table.
  mutating func read(
    _ bytes: [UInt8],
    as kind: FileKind,
    path: String = "usage.json",
    ranAt: Int? = nil
  ) {
    table.files.append(UsageTable.File(path: path, ranAt: ranAt))
    let file = table.files.count - 1
    let rules = LookerFields(mapping: mapping)
    do {
      try JSONReader.reading(bytes) { (reader: inout JSONReader) throws(JSONError) in
        while !reader.isAtEnd() {
          try table.read(&reader, as: kind, file: file, fields: rules, into: &reading)
        }
      }
    } catch {
      self.error = error
    }
  }

  /// Reads a sample.
  mutating func read(sample: String, as kind: FileKind) {
    read(LookerFixture.bytes(of: sample), as: kind, path: sample)
  }

  /// The summaries with a customer for each account id, else name, in the order of appearance.
  func summaries(day: String? = "2026-11-20") -> UsageSummaries {
    var keys: [String] = []
    let customerOfOwner = table.owners.map { owner in
      let key = owner.account ?? owner.name ?? ""
      if let known = keys.firstIndex(of: key) { return known }
      keys.append(key)
      return keys.count - 1
    }
    return table.summaries(
      customerOfOwner: customerOfOwner,
      customers: keys.count,
      day: day.flatMap { Day($0) }
    )
  }

  /// The first customer.
  func first(day: String? = "2026-11-20") throws -> CustomerUsage {
    try #require(summaries(day: day).customers.first)
  }

  /// Returns the bytes of a sample; no bytes where it is missing, which no test takes for its own.
  static func bytes(of sample: String) -> [UInt8] {
    let folder = sample.hasPrefix("looker_") ? "hostile" : "looker"
    return (try? Sample.bytes(of: "\(folder)/\(sample)")) ?? []
  }
}
