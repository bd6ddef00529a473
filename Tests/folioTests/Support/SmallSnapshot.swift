import TestSupport

/// A snapshot of a few customers, half of them in the book of Ana: the program has it on the screen
/// at once.
enum SmallSnapshot {
  private static let names = ["Café Olé Labs", "Hooli", "Initech", "Umbrella", "Wonka", "Globex"]

  /// Writes it into a folder of a home; returns the arguments that open it, for Ana on a fixed day.
  static func write(to home: TemporaryFolder) throws -> [String] {
    let accounts = names.enumerated().map { number, name in
      """
      {"id":"a-\(number)","name":"\(name)","csmId":"p-\(number % 2)","mrr":\(number * 1000 + 500),\
      "healthScore":\(number * 2),"updatedAt":"2026-11-20T10:00:00.000Z",\
      "nextRenewalDate":"2027-0\(number + 1)-15T00:00:00.000Z",\
      "traits":{"sfdc.Id":"0015w00002aBcD\(number)AAK","sfdc.Seats_Purchased__c":100}}
      """
    }
    try home.write(
      #"{"results":[\#(accounts.joined(separator: ","))],"atEnd":true,"next":null}"#,
      to: "small/accounts.json"
    )
    try home.write(
      """
      {"results":[{"id":"p-0","name":"Ana Lima","email":"ana@example.com","licenseStatus":"active"},
      {"id":"p-1","name":"Bo Berg","email":"bo@example.com","licenseStatus":"active"}],"next":null}
      """,
      to: "small/admins.json"
    )
    let rows = names.indices.flatMap { number in
      (0..<12).map { week in
        let day = 31 + 28 + 31 + 30 + 31 + 30 + 31 + week * 7
        return """
          {"sfdc_accounts.id":"0015w00002aBcD\(number)AAK","pings.date_week":"\(date(day))",\
          "pings.wau":\(20 + number * 10 + week)}
          """
      }
    }
    try home.write("[\(rows.joined(separator: ",\n"))]", to: "small/usage.json")
    return [home.file("small"), "--me", "ana@example.com", "--today", "2026-11-21"]
  }

  /// The date of a day of 2026, from 0 for the first of January.
  private static func date(_ day: Int) -> String {
    var rest = day
    for (month, length) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
      guard rest >= length else {
        return "2026-\(month < 9 ? "0" : "")\(month + 1)-\(rest < 9 ? "0" : "")\(rest + 1)"
      }
      rest -= length
    }
    return "2026-12-31"
  }
}
