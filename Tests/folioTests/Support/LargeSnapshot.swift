import TestSupport

/// A snapshot that takes the program a while to read.
enum LargeSnapshot {
  /// The customers in it.
  static let customers = 300

  /// Writes it into a folder of a home; returns the folder's path.
  static func write(to home: TemporaryFolder, rowsPerCustomer: Int = 120) throws -> String {
    let accounts = (0..<customers).map { number in
      """
      {"id":"a-\(number)","name":"Customer \(number)","externalId":"x-\(number)",\
      "updatedAt":"2026-11-20T10:00:00.000Z","mrr":\(number * 10),"healthScore":\(number % 10),\
      "traits":{"sfdc.Id":"0015f00000\(number + 10_000_000)"}}
      """
    }
    try home.write(
      "{\"results\":[\(accounts.joined(separator: ",\n"))],\"atEnd\":true,\"next\":null}",
      to: "large/accounts.json"
    )
    let rows = (0..<customers).flatMap { number in
      (0..<rowsPerCustomer).map { row in
        """
        {"usage.account_id":"a-\(number)","usage.event_week":"2026-11-\(row % 4 * 7 + 2 < 10 ? "0" : "")\
        \(row % 4 * 7 + 2)","usage.feature_name":"Feature \(row / 4)","usage.active_users":\(row)}
        """
      }
    }
    try home.write("[\(rows.joined(separator: ",\n"))]", to: "large/usage.json")
    return home.file("large")
  }
}
