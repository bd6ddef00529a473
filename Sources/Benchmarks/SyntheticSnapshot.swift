/// A snapshot made up from numbers, the same at every run: Vitally accounts with traits, and
/// Looker's usage by account, week and feature, newest week first as Looker sorts by date.
struct SyntheticSnapshot {
  /// How many customers there are; each has about 100 rows of usage.
  enum Size: String, CaseIterable {
    case small, normal, big

    var customers: Int {
      switch self {
      case .small: 500
      case .normal: 10_000
      case .big: 100_000
      }
    }
  }

  let size: Size

  private static let weeks = 13
  private static let features = [
    "Code Search", "Batch Changes", "Code Insights", "Code Monitoring", "Cody Autocomplete",
    "Cody Chat", "Notebooks", "Precise Navigation", "Search Contexts", "Saved Searches",
    "Q\\u0026A", "Import\\/Export",
  ]
  private static let companies = [
    "Harbor", "Juniper", "Zürich", "Lumen", "Cobalt", "Redwood", "São Paulo", "Atlas", "Vertex",
  ]
  private static let trades = ["Logistics", "Bank", "Robotics", "Energy", "Media", "Biotech"]
  private static let managers = ["Dana Whitfield", "Luis Ortega", "Priya Raman", "Mette Sørensen"]

  /// Writes the files below a folder; returns how many bytes, or nil when one cannot be written.
  func write(to folder: String) -> Int? {
    let parts: [(String, (inout Output) -> Void)] = [
      ("admins.json", writeAdmins), ("accounts.json", writeAccounts), ("usage.json", writeUsage),
    ]
    var bytes = 0
    for (name, write) in parts {
      guard var output = Output(path: "\(folder)/\(name)") else { return nil }
      write(&output)
      guard let written = output.close() else { return nil }
      bytes += written
    }
    return bytes
  }

  private func writeAdmins(_ output: inout Output) {
    let admins = Self.managers.enumerated().map { place, name in
      #"{"id":"admin-\#(place)","name":"\#(name)","email":"csm\#(place)@example.com"}"#
    }
    output.write(#"{"results":[\#(admins.joined(separator: ","))],"next":null}"#)
  }

  private func writeAccounts(_ output: inout Output) {
    output.write(#"{"results":["#)
    for customer in 0..<size.customers {
      if customer > 0 { output.write(",") }
      output.write(account(customer))
    }
    output.write(#"],"next":null}"#)
  }

  private func account(_ customer: Int) -> String {
    let random = Self.mixed(customer)
    let admin = random % 4
    let seats = 50 + random / 7 % 4000
    let name =
      Self.companies[random / 4 % 9] + " " + Self.trades[random / 36 % 6] + " \(customer)"
    let day = "2026-\(Self.padded(1 + random / 11 % 11))-\(Self.padded(1 + random / 13 % 28))"
    return
      #"{"id":"account-\#(customer)","externalId":"\#(identifier(customer))","name":"\#(name)","#
      + #""createdAt":"2023-04-05T10:20:30.000Z","updatedAt":"2026-11-16T08:00:00.000Z","#
      + #""mrr":\#(seats * 19 + 1).5,"healthScore":\#(random / 17 % 10).\#(random / 19 % 10),"#
      + #""nextRenewalDate":"\#(day)","churnedAt":null,"csmId":"admin-\#(admin)","keyRoles":[],"#
      + #""segments":[{"id":"s\#(random % 5)","name":"Segment \#(random % 5)"}],"traits":{"#
      + #""sfdc.Id":"\#(identifier(customer))","sfdc.Seats_Purchased__c":\#(seats),"#
      + #""sfdc.NumberOfEmployees":\#(seats * 9),"sfdc.BillingAddress":{"country":"US"},"#
      + #""vitally.custom.numberOfDevelopers":\#(seats / 2 + 1),"vitally.custom.taSentiment":"Good","#
      + #""vitally.custom.activeChampion":\#(random.isMultiple(of: 3)),"#
      + #""vitally.custom.lastMonthVersionsBehind":\#(random / 23 % 7),"#
      + #""vitally.custom.notes":"\#(String(repeating: "Talked of the rollout. ", count: 30))"}}"#
  }

  private func writeUsage(_ output: inout Output) {
    output.write("[")
    var separator = ""
    for week in 0..<Self.weeks {
      let day = Self.mondays[week]
      for customer in 0..<size.customers {
        let random = Self.mixed(customer &* 31 &+ week)
        let mau = 20 + Self.mixed(customer) % 900
        for feature in 0..<8 where (random >> feature) & 31 != 0 {
          output.write(
            separator
              + #"{"usage.account_id":"\#(identifier(customer))","usage.event_week":"\#(day)","#
              + #""usage.feature_name":"\#(Self.features[(customer + feature * 5) % 12])","#
              + #""usage.active_users":\#((mau * (8 - feature) + random % 90) / 8),"#
              + #""usage.average_dau":\#(mau / 5).\#(random % 10),"usage.wau":\#(mau / 2),"#
              + #""usage.mau":\#(mau)}"#
          )
          separator = ",\n"
        }
      }
    }
    output.write("]\n")
  }

  /// Like an id of Salesforce's: 18 characters.
  private func identifier(_ customer: Int) -> String {
    let digits = String(customer)
    return "0015f" + String(repeating: "0", count: 10 - digits.utf8.count) + digits + "AAA"
  }

  /// From the newest complete week back.
  private static let mondays = [
    "2026-11-09", "2026-11-02", "2026-10-26", "2026-10-19", "2026-10-12", "2026-10-05",
    "2026-09-28", "2026-09-21", "2026-09-14", "2026-09-07", "2026-08-31", "2026-08-24",
    "2026-08-17",
  ]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A number that looks like chance, 0 or more.
  private static func mixed(_ number: Int) -> Int {
    var value = UInt64(truncatingIfNeeded: number) &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (value ^ value >> 31) >> 1)
  }
}
