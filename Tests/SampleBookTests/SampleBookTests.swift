import BookModel
import JSONReader
import SampleBook
import Testing

private let today = Day(number: 20_778)

/// The snapshots of one book, read back as JSON.
private struct Library: Sendable {
  let files: [String: JSONTree]

  /// The book of the day that the tests are about, read once: it is large.
  static let shared = Result { try Library() }

  private init() throws {
    files = try Dictionary(
      uniqueKeysWithValues: SampleBook(today: today).files().map {
        ($0.path, try JSONTree(parsing: $0.text))
      }
    )
  }

  /// The records of all pages of one kind.
  func records(_ kind: String, _ day: String = "2026-11-21") -> [JSONTree] {
    files.filter { $0.key.hasPrefix("\(day)/vitally/\(kind)") }.sorted { $0.key < $1.key }
      .flatMap { $0.value["results"].elements }
  }

  func weekly(_ day: String = "2026-11-21") -> [JSONTree] {
    files["\(day)/looker/weekly-usage.json"]?["data"].elements ?? []
  }

  func monthly(_ day: String = "2026-11-21") -> [JSONTree] {
    files["\(day)/looker/monthly-usage.json"]?.elements ?? []
  }
}

struct SampleBookTests {
  @Test func `the same day and seed give the same bytes`() {
    #expect(SampleBook(today: today).files() == SampleBook(today: today).files())
    #expect(SampleBook(today: today).files() != SampleBook(today: today, seed: 7).files())
  }

  @Test func `it is dated folders of today, a week and a month ago`() throws {
    let files = SampleBook(today: today).files()
    let folders = Set(files.map { String($0.path.prefix(10)) })
    #expect(folders == ["2026-11-21", "2026-11-14", "2026-10-22"])
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(files.allSatisfy { $0.text.hasSuffix("\n") })
  }

  @Test(arguments: [0, 20_514, 20_882, 40_000])
  func `it can be made for any day`(number: Int) throws {
    for file in SampleBook(today: Day(number: number)).files() {
      let isWhole = try JSONReader.reading(Array(file.text.utf8)) { reader throws(JSONError) in
        try reader.skip()
        return reader.isAtEnd()
      }
      #expect(isWhole, "\(file.path)")
    }
  }

  @Test func `pages follow each other to the end`() throws {
    let library = try Library.shared.get()
    let pages = library.files.filter { $0.key.hasPrefix("2026-11-21/vitally/accounts") }
      .sorted { $0.key < $1.key }.map(\.value)
    #expect(pages.count == 3)
    #expect(pages.map { $0["next"] == .null } == [false, false, true])
    #expect(pages.map { $0["atEnd"] == .flag(true) } == [false, false, true])
  }

  @Test(arguments: ["accounts", "admins", "users", "tasks", "notes", "opportunities"])
  func `ids are unique and stay the same from week to week`(kind: String) throws {
    let library = try Library.shared.get()
    let ids = library.records(kind).map { $0["id"].text }
    #expect(ids.allSatisfy { $0.utf8.count == 36 })
    #expect(Set(ids).count == ids.count)
    let older = Set(library.records(kind, "2026-11-14").map { $0["id"].text })
    #expect(Double(older.intersection(ids).count) > 0.9 * Double(ids.count))
  }

  @Test(arguments: ["accounts", "users", "opportunities"])
  func `Salesforce ids end in the right check characters`(kind: String) throws {
    let ids = try Library.shared.get().records(kind).map { $0["traits"]["sfdc.Id"].text }
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id == SalesforceCheck.complete(String(id.prefix(15))), "\(id)") }
  }

  @Test func `the check characters of known ids come out`() {
    #expect(SalesforceCheck.complete("0015000000usSa6") == "0015000000usSa6AAE")
    #expect(SalesforceCheck.complete("0055w00000BiLWw") == "0055w00000BiLWwAAN")
  }

  @Test func `everything refers to an account that is there`() throws {
    let library = try Library.shared.get()
    let accounts = Set(library.records("accounts").map { $0["id"].text })
    let salesforce = Set(library.records("accounts").map { $0["externalId"].text })
    let references =
      library.records("tasks").map { $0["accountId"].text }
      + library.records("notes").map { $0["accountId"].text }
      + library.records("opportunities").map { $0["customerId"].text }
      + library.records("users").flatMap { $0["accounts"].elements.map { $0["id"].text } }
    #expect(references.count > 300)
    #expect(Set(references).isSubset(of: accounts))
    let rows =
      library.weekly().map { $0["sfdc_accounts.id"]["value"].text }
      + library.monthly().map { $0["sfdc_accounts.id"].text }
    #expect(Set(rows).isSubset(of: salesforce))
    let admins = Set(library.records("admins").map { $0["id"].text })
    let owners = library.records("accounts").map { $0["csmId"] }.filter { $0 != .null }
    #expect(Set(owners.map(\.text)).isSubset(of: admins))
  }

  @Test func `the advisor has eighteen customers and the others about nine`() throws {
    let library = try Library.shared.get()
    let owners = Dictionary(grouping: library.records("accounts")) { $0["csmId"].text }
    #expect(owners[SampleBook.advisor.id]?.count == 18)
    #expect(owners.count == 7)
    #expect(owners[""]?.count == 4)
    let advisor = library.records("admins").first { $0["id"].text == SampleBook.advisor.id }
    #expect(advisor?["name"].text == SampleBook.advisor.name)
    #expect(advisor?["email"].text == SampleBook.advisor.email)
  }

  @Test(arguments: TierPolicy.builtIn)
  func `every tier of every policy has customers`(policy: TierPolicy) throws {
    let tiers = try Library.shared.get().records("accounts").map { account in
      policy.placement(
        of: TierNumbers(
          arr: account["mrr"].number.map { $0 * 12 },
          employees: account["traits"]["sfdc.NumberOfEmployees"].number,
          developers: account["traits"]["vitally.custom.numberOfDevelopers"].number
        )
      ).tier
    }
    for index in policy.tiers.indices {
      #expect(tiers.count { $0 == index } >= 4, "\(policy.tiers[index].name)")
    }
    #expect(tiers.contains(nil))
  }

  @Test func `Vitally's health is spread over the bands`() throws {
    let scores = try Library.shared.get().records("accounts").map { $0["healthScore"].number }
    let bands = Dictionary(grouping: scores) { $0.map(HealthBand.init) }
    for band in HealthBand.allCases { #expect((bands[band]?.count ?? 0) >= 8, "\(band)") }
    #expect((bands[nil]?.count ?? 0) >= 1)
    #expect(scores.allSatisfy { $0.map { (0...10).contains($0) } ?? true })
  }

  @Test func `some renewals are overdue and many near`() throws {
    let days = try Library.shared.get().records("accounts")
      .compactMap { Day($0["nextRenewalDate"].text.prefix(10)) }
      .map { today.days(until: $0) }
    #expect(days.count { $0 < 0 } >= 2)
    #expect(days.count { (0...90).contains($0) } >= 15)
    #expect(days.count { $0 > 180 } >= 10)
  }

  @Test func `customers come, go and leave within the week`() throws {
    let library = try Library.shared.get()
    func names(_ day: String, churned: Bool) -> Set<String> {
      Set(
        library.records("accounts", day).filter { ($0["churnedAt"] != .null) == churned }
          .map { $0["name"].text }
      )
    }
    let now = names("2026-11-21", churned: false)
    let before = names("2026-11-14", churned: false)
    #expect(now.subtracting(before).count == 2)
    #expect(before.subtracting(now).count == 2)
    #expect(names("2026-11-21", churned: true).count == 3)
  }

  @Test func `the weeks are complete Mondays and the same in both snapshots`() throws {
    let library = try Library.shared.get()
    func users(_ rows: [JSONTree]) -> [String: Double?] {
      Dictionary(
        rows.map { row in
          let key = ["server_instances.site_id", "pings.date_week"].map { row[$0]["value"].text }
          return (key.joined(separator: " "), row["pings.wau"]["value"].number)
        }
      ) { _, _ in nil }
    }
    let weeks = Set(library.weekly().compactMap { Day($0["pings.date_week"]["value"].text) })
    #expect(weeks.count == 26)
    #expect(weeks.allSatisfy { $0.weekday == 0 && $0.adding(days: 7) <= today })
    #expect(weeks.max().map { $0.days(until: today) < 14 } == true)
    let now = users(library.weekly())
    let before = users(library.weekly("2026-11-14"))
    let both = Set(now.keys).intersection(before.keys)
    #expect(both.count > 1200)
    #expect(both.allSatisfy { now[$0] == before[$0] && now[$0] != .some(nil) })
  }

  @Test func `users of a feature are among the users, daily ones among monthly`() throws {
    let library = try Library.shared.get()
    for row in library.weekly() {
      let users = row["pings.wau"]["value"].number ?? -1
      for name in row.names where name.hasSuffix(".weekly_users") {
        #expect((row[name]["value"].number ?? 0) <= users)
      }
    }
    let features = Set(library.weekly().flatMap { $0.names.filter { $0.hasSuffix("users") } })
    #expect(features.isSuperset(of: ["code_search.weekly_users", "batch_changes.weekly_users"]))
    #expect(features.count == 8)
  }

  @Test func `some use more than their seats, some report nothing`() throws {
    let library = try Library.shared.get()
    let rows = library.monthly().filter { $0["pings.date_month"].text == "2026-10" }
    let ratios = rows.compactMap { row in
      row["pings.mau"].number.flatMap { mau in
        row["subscriptions.seats"].number.map { mau / $0 }
      }
    }
    #expect(ratios.count { $0 > 1 } >= 2)
    #expect(ratios.count { $0 < 0.5 } >= 6)
    #expect(ratios.allSatisfy { $0 < 1.35 })
    let silent = library.records("accounts").count - Set(rows.map { $0["sfdc_accounts.id"] }).count
    #expect(silent >= 3)
  }

  @Test func `stages, amounts and health have moved within the week`() throws {
    let library = try Library.shared.get()
    func values(_ kind: String, _ value: (JSONTree) -> JSONTree) -> [Int] {
      let older = Dictionary(
        library.records(kind, "2026-11-14").map { ($0["id"].text, value($0)) }
      ) { first, _ in first }
      let moved = library.records(kind).filter { record in
        older[record["id"].text].map { $0 != value(record) } ?? false
      }
      return [moved.count]
    }
    #expect(values("opportunities") { $0["traits"]["sfdc.StageName"] }[0] >= 4)
    #expect(values("accounts") { $0["healthScore"] }[0] >= 15)
    #expect(values("accounts") { $0["mrr"] }[0] == 2)
    #expect(values("accounts") { $0["nextRenewalDate"] }[0] == 1)
    #expect(values("accounts") { $0["traits"]["vitally.custom.activeChampion"] }[0] >= 6)
  }

  @Test func `a newer snapshot never knows less of the past than an older one`() throws {
    let library = try Library.shared.get()
    for day in ["2026-11-21", "2026-11-14", "2026-10-22"] {
      for account in library.records("accounts", day) {
        for name in ["createdAt", "lastInboundMessageTimestamp", "lastOutboundMessageTimestamp"] {
          #expect(account[name].text < day)
        }
      }
    }
  }

  @Test func `the follow-ups are of customers and stand where they should`() throws {
    let library = try Library.shared.get()
    let ledger = FollowUpLedger(events: SampleBook(today: today).followUpEvents())
    let accounts = Set(library.records("accounts").map { $0["id"].text })
    let urgencies = ledger.open.values.map { $0.urgency(on: today) }
    #expect(ledger.events.count == 11)
    #expect(urgencies.count { $0 == .late } == 1)
    #expect(urgencies.count { $0 == .today } == 2)
    #expect(urgencies.count { $0 == .later } == 4)
    #expect(urgencies.count { $0 == .snoozed } == 1)
    #expect(ledger.completed.count == 1)
    #expect(ledger.open.keys.count { !accounts.contains($0.rawValue) } == 1)
    #expect(ledger.events.allSatisfy { $0.stamp.time < today.number * 86_400_000 })
  }
}

/// The check characters of Salesforce ids, worked out bit by bit.
private enum SalesforceCheck {
  static func complete(_ id: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")
    let letters = Array(id)
    var check = ""
    for block in 0..<3 {
      var bits = 0
      for place in 0..<5 where letters[block * 5 + place].isUppercase { bits += 1 << place }
      check.append(alphabet[bits])
    }
    return id + check
  }
}
