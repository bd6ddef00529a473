import BookModel
import Testing

@testable import SnapshotIO

/// All samples together, hostile ones, and folders without a book.
struct JoinSnapshotTests {
  private static let vitally = [
    "account_get", "accounts_docs_envelope", "accounts_of_organization", "accounts_page1",
    "accounts_page2", "admin_search", "admins", "conversations", "custom_fields_accounts",
    "custom_object_instances_opportunities", "custom_object_instances_search", "custom_objects",
    "error_400_message", "error_401", "notes", "nps_responses", "organizations",
    "playbook_webhook", "projects", "surveys_envelope", "tasks", "users",
  ]
  private static let looker = [
    "empty", "empty_json_detail", "error_http_400", "error_json", "error_json_bi",
    "error_json_detail", "query_task_multi_results", "usage", "usage_apply_formatting",
    "usage_json_bi", "usage_json_bi_epoch_dates", "usage_json_bi_pivot",
    "usage_json_bi_spec_names", "usage_json_detail", "usage_json_detail_pivot_totals",
    "usage_json_detail_subtotals", "usage_label", "usage_pivot", "usage_pivot_flattened",
    "warning_json_detail", "webhook_dashboard_zip", "webhook_download_url",
    "webhook_inline_json", "webhook_json", "webhook_json_detail", "webhook_json_inline_object",
  ]
  private static let all =
    vitally.map { "vitally/\($0).json" } + looker.map { "looker/\($0).json" }

  private static func customers(_ files: [String]) throws -> [String: Customer] {
    let book = try JoinSample.check(files: files).book.get()
    return Dictionary(uniqueKeysWithValues: book.customers.map { ($0.id.rawValue, $0) })
  }

  @Test func `all samples together make one book`() throws {
    let check = try JoinSample.check(files: JoinSnapshotTests.all)
    let book = try check.book.get()
    #expect(
      book.customers.map(\.name) == [
        "Brightwater Bank", "Halcyon Freight", "Kestrel Robotics", "Mirage Telecom",
        "Ondine Health EU", "Papaya & Söhne GmbH", "株式会社ミナト",
      ]
    )
    #expect(book.day?.description == "2026-11-20" && !book.isPartial)
    #expect(book.people.count == 5)
    var joins = SnapshotReport.JoinReport()
    joins.salesforceId = 4
    joins.withoutUsage = 2
    #expect(check.report.joins == joins)
    #expect(check.report.disagreements == 0)
    // The query ran at 06:10:31 UTC.
    #expect(book.sourceTimes[.looker] == 1_795_155_031)
    #expect(check.report.files.count == 48)
    let broken = check.report.files.filter { $0.error != nil }.compactMap(\.error?.code)
    #expect(
      broken == [
        .apiError, .apiError, .apiError, .lookerError, .lookerError, .lookerError, .archive,
        .noData,
      ]
    )
  }

  @Test(arguments: [
    ("Halcyon Freight", 832.25, 1604, 2236, 2600), ("Brightwater Bank", 117.5, 301, 528, 1200),
    ("Kestrel Robotics", 121, 233, 249, 350),
  ])
  func `the same figures in many shapes count once`(
    name: String,
    dau: Double,
    wau: Double,
    mau: Double,
    seats: Int
  ) throws {
    let book = try JoinSample.check(files: JoinSnapshotTests.all).book.get()
    let customer = try #require(book.customers.first { $0.name == name })
    #expect(customer.dau == Fact(dau, from: .looker))
    #expect(customer.wau == Fact(wau, from: .looker))
    #expect(customer.mau == Fact(mau, from: .looker))
    #expect(customer.seats?.value == seats)
    #expect(customer.utilization?.bound == nil && customer.usage?.bound == nil)
    #expect(customer.features.map(\.name) == ["Batch changes", "Cody", "Search"])
    #expect(customer.instances.count == 1)
  }

  @Test func `the records of all samples hang on their customers`() throws {
    let book = try JoinSample.check(files: JoinSnapshotTests.all).book.get()
    let named = Dictionary(uniqueKeysWithValues: book.customers.map { ($0.name, $0) })
    let halcyon = try #require(named["Halcyon Freight"])
    #expect(halcyon.opportunities.map(\.closeDate?.description) == ["2026-12-18", "2027-02-28"])
    #expect(halcyon.opportunities.map(\.forecast) == ["Commit", "Pipeline"])
    #expect(halcyon.opportunities.map(\.id) == ["0065w00002fGhIjAAK", "0065w00002aBcDeAAK"])
    #expect(halcyon.contacts.map(\.roles) == [["Champion", "Instance Admin"]])
    #expect(halcyon.notes.map(\.subject) == ["QBR prep: Halcyon"])
    #expect(halcyon.tasks.map(\.due?.description) == ["2026-11-24"])
    let brightwater = try #require(named["Brightwater Bank"])
    #expect(brightwater.tasks.map(\.name) == ["Renewal health assessment", "Exec sponsor intro"])
    #expect(brightwater.opportunities.map(\.isClosed) == [true, false])
    // The one task of Kestrel's is archived.
    #expect(named["Kestrel Robotics"]?.tasks.isEmpty == true)
    let ondine = try #require(named["Ondine Health EU"])
    #expect(ondine.stage == Fact("Renewing", from: nil) && ondine.arr?.value == 150_000)
  }

  @Test func `values of unexpected types`() throws {
    let customers = try JoinSnapshotTests.customers(["hostile/types_drift.json"])
    #expect(customers.count == 24)
    let mrr = (1...7).map { customers["t\($0)"]?.mrr?.value }
    #expect(mrr == [31_250, 31_250, nil, nil, nil, nil, nil])
    // Without an MRR the Salesforce figure fills the gap.
    #expect(customers["t3"]?.arr == Fact(375_000, from: .salesforce))
    #expect((8...10).map { customers["t\($0)"]?.health?.value } == [8.4, nil, nil])
    let owners = [12, 13, 14, 21, 22].map { customers["t\($0)"]?.owner?.value }
    #expect(owners[0]?.name == "Dana Okafor")
    // An admin that no file names is known by the id alone.
    #expect(owners[1]?.name == nil && owners[1]?.id.isEmpty == false)
    #expect(owners[2] == Person(id: "not-in-admins"))
    #expect(owners[3]?.name == "Dana Okafor" && owners[4]?.name == "Dana Okafor")
    #expect(customers["15"]?.externalId == "15" && customers["t16"]?.externalId == nil)
    #expect(customers["t17"]?.name == "0015w00002aBcDeAAK")
    #expect(customers["t18"]?.name == "0015w00002aBcDeAAK")
    #expect(customers["t19"]?.salesforceId == nil && customers["t20"]?.salesforceId == nil)
    #expect(customers["t24"]?.name.count == 4000)
  }

  @Test func `dates of every form`() throws {
    let customers = try JoinSnapshotTests.customers(["hostile/dates.json"])
    let renewals = (0...22).map { customers["d\($0)"]?.renewal }
    // Where Vitally's date is none, the contract's end from Salesforce stands in.
    let vitally = renewals.enumerated().filter { $1?.source == .vitally }.map(\.offset)
    #expect(vitally == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 19])
    let other = renewals.compactMap(\.?.value.description).filter { $0 != "2027-02-28" }
    #expect(other == ["2028-02-29"])
  }

  @Test func `copies of one account and two accounts of one customer`() throws {
    let copies = try JoinSample.check(files: ["hostile/duplicate_ids_older_second.json"])
    #expect(try copies.book.get().customers.map(\.mrr?.value) == [31_250])
    let files = ["hostile/duplicate_customer_15_and_18.json", "looker/usage.json"]
    let check = try JoinSample.check(files: files)
    let book = try check.book.get()
    #expect(book.customers.map(\.name) == ["Halcyon Freight", "HALCYON FREIGHT, INC."])
    #expect(book.customers.map(\.mau?.value) == [2236, nil])
    let told = check.report.warnings.filter { $0.contains("0015w00002aBcDe") }
    #expect(told.count == 1 && told[0].hasPrefix("2 accounts have the Salesforce id"))
    #expect(book.warnings.contains(told[0]))
    #expect(check.report.joins.lookerUnmatched == 3)
  }

  @Test func `rows that name their customer in other ways`() throws {
    let files = ["vitally/accounts_page1.json", "hostile/looker_unjoinable.json"]
    let check = try JoinSample.check(files: files)
    let book = try check.book.get()
    // All are of Halcyon's instance, whose address is its site trait.
    #expect(book.customers.map(\.mau?.value) == [nil, 2236, nil])
    #expect(check.report.joins.salesforceId == 1 && check.report.joins.lookerUnmatched == 0)
  }

  @Test func `several instances of one account add up to an upper bound`() throws {
    let files = [
      "vitally/accounts_page1.json", "hostile/looker_many_instances_one_account.json",
    ]
    let halcyon = try #require(
      try JoinSample.check(files: files).book.get().customers.first { $0.name == "Halcyon Freight" }
    )
    #expect(halcyon.mau == Fact(2243, from: .looker, bound: .upper))
    #expect(halcyon.utilization == Fact(2243.0 / 2600, from: .looker, bound: .upper))
    #expect(halcyon.version == Fact("6.10.2875", from: .looker))
    #expect(halcyon.instances.count == 2)
    #expect(halcyon.disagreements.map(\.key) == ["usage"])
  }

  @Test func `names with control characters, and bad bytes`() throws {
    let escapes = try JoinSample.check(files: ["hostile/escapes.json"]).book.get()
    #expect(escapes.customers.map(\.name) == ["AB[31mred evil🚀 \u{FFFD} end"])
    let bytes = try JoinSample.check(files: ["hostile/invalid_utf8.json"]).book.get()
    #expect(bytes.customers.map(\.name) == ["Halcyon\u{FFFD}\u{FFFD}Freight"])
  }

  @Test func `a folder without a book has a report, and says why`() throws {
    let rows = try JoinSample.check(files: ["looker/usage.json"])
    #expect(rows.report.files.map(\.records) == [4])
    #expect(throws: SnapshotError.self) { try rows.book.get() }
    guard case .failure(.noCustomers(_, nil)) = rows.book else {
      Issue.record("rows alone hold no customer")
      return
    }
    let cut = try JoinSample.check(files: ["hostile/truncated.json"])
    guard case .failure(.noCustomers(_, let problem)) = cut.book else {
      Issue.record("the only account is cut off")
      return
    }
    #expect(problem?.hasPrefix("0-truncated.json: line 1, byte 1800") == true)
    let foreign = try JoinSample.check(files: ["hostile/empty_object.json", "hostile/null.json"])
    guard case .failure(.nothingKnown(_, 2)) = foreign.book else {
      Issue.record("none of the files is known")
      return
    }
    let none = try JoinSample.check(files: [])
    guard case .failure(.nothingKnown(_, 0)) = none.book else {
      Issue.record("an empty folder is no snapshot")
      return
    }
    #expect(
      none.report.files.isEmpty && !foreign.report.leavesSomethingOut
        && cut.report.leavesSomethingOut
    )
  }

  @Test func `a folder that is not there is an error`() {
    let reader = SnapshotReader(paths: ["/nowhere/at/all"], today: Day(number: 0))
    #expect(throws: SnapshotError.noFolder(path: "/nowhere/at/all")) { try reader.check() }
    #expect(throws: SnapshotError.noFolder(path: "/nowhere/at/all")) { try reader.read() }
    #expect(throws: SnapshotError.noFolder(path: "/nowhere/at/all")) { try reader.mappingFiles() }
  }

  @Test func `reading again gives the same`() throws {
    let folders = ["vitally", "looker", "hostile"]
    #expect(try JoinSample.check(folders) == JoinSample.check(folders))
  }

  @Test func `what the user says about names and sources`() throws {
    let files = ["vitally/accounts_page1.json", "looker/usage.json"]
    let check = try JoinSample.check(files: files) { reader in
      reader.mapping.prefersTraitARR = true
      reader.mapping.traits = ["seats": ["vitally.custom.lastMonthVersionsBehind"]]
      reader.releases = ["6.9", "6.10", "6.11", "6.12"]
    }
    let book = try check.book.get()
    let halcyon = try #require(book.customers.first { $0.name == "Halcyon Freight" })
    #expect(halcyon.arr == Fact(375_000, from: .salesforce))
    #expect(halcyon.seats == Fact(1, from: .vitally))
    #expect(halcyon.versionsBehind == Fact(2, from: .looker))
    #expect(halcyon.disagreements.map(\.key) == ["seats", "utilization", "versionsBehind"])
    #expect(check.report.mapping["arr"]?.field == "sfdc.ARR__c")
    #expect(check.report.mapping["seats"]?.field == "vitally.custom.lastMonthVersionsBehind")
  }

  @Test func `rows a line each, and an account inside a task that fills a gap`() throws {
    let rows = """
      {"sfdc_accounts.id": "A-1", "pings.mau": 10}
      {"sfdc_accounts.id": "A-2", "pings.mau": 20}
      """
    let task = """
      {"results": [{"id": "t", "name": "Call", "dueDate": "2026-11-24", "assignedToId": "x",
      "accountId": "2", "account": {"id": "2", "name": "Gap", "externalId": "A-2", "mrr": 5,
      "updatedAt": "2026-11-19T00:00:00Z", "traits": {}}},
      {"id": "u", "name": "Ask", "dueDate": null, "assignedToId": "x", "accountId": "1",
      "account": {"id": "1", "name": "Stale", "mrr": 99, "updatedAt": "2026-11-20T00:00:00Z"}}],
      "next": null}
      """
    let page = """
      {"results": [{"id": "1", "name": "Whole", "externalId": "A-1", "mrr": 1,
      "updatedAt": "2026-11-18T00:00:00Z", "healthScore": 5, "traits": {}}], "next": null}
      """
    let files = [("rows.json", rows), ("tasks.json", task), ("page.json", page)]
    let check = try JoinSample.check(files.map { (path: $0.0, text: Array($0.1.utf8)) })
    let book = try check.book.get()
    #expect(book.customers.map(\.name) == ["Gap", "Whole"])
    #expect(book.customers.map(\.arr?.value) == [60, 12])
    #expect(book.customers.map(\.mau?.value) == [20, 10])
    #expect(book.customers.map { $0.tasks.map(\.name) } == [["Call"], ["Ask"]])
    #expect(check.report.joins.externalId == 2)
  }
}
