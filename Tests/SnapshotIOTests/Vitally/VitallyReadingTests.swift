import BookModel
import Testing

@testable import SnapshotIO

struct VitallyReadingTests {
  private func accounts(_ path: String) -> [String: VitallyAccount] {
    Dictionary(VitallySample.read(path).1.accounts.map { ($0.id, $0.account) }) { first, _ in first
    }
  }

  @Test func `an account is read with all that facts are made of`() throws {
    let account = try #require(VitallySample.read("vitally/accounts_page1.json").1.accounts.first)
    #expect(account.name == "Halcyon Freight")
    #expect(account.externalId == "0015w00002aBcDeAAK")
    #expect(account.origin == .page)
    #expect(account.updated == 1_795_154_412_118)
    #expect(account.mrr == .number(31250))
    #expect(account.healthScore == .number(8.4))
    #expect(account.nextRenewal.day.known == Day("2027-02-28"))
    #expect(account.churned == .null)
    #expect(account.lastOutbound.day.known == Day("2026-11-13"))
    #expect(account.keyRoles.map(\.label) == ["CSM", "Account Executive"])
    #expect(account.keyRoles.first?.person.email == "dana.okafor@example.com")
    #expect(account.csmId == account.keyRoles.first?.person.id)
    #expect(account.segments == ["Strategic", "Renewing < 120d"])
    #expect(account.traits[.arr] == Trait(name: "sfdc.ARR__c", value: .number(375_000)))
    #expect(account.traits[.taSentiment]?.value == .text("Healthy"))
    #expect(account.traits[.activeChampion]?.value == .flag(true))
    #expect(account.traits[.website]?.name == "sfdc.Website")
    #expect(account.traits[.version] == nil)
  }

  @Test func `traits that no fact is made of are named`() {
    let (_, data) = VitallySample.read("vitally/accounts_page1.json")
    let few = [
      "plan", "sfdc.Type", "sfdc.OwnerId", "vitally.custom.tier", "vitally.custom.codeHosts",
    ]
    #expect(data.unusedTraits.isSuperset(of: few))
    #expect(!data.unusedTraits.contains("sfdc.ARR__c"))
  }

  @Test func `a webhook gives the same account with its traits flat`() throws {
    let (report, data) = VitallySample.read("vitally/playbook_webhook.json")
    let account = try #require(data.accounts.first)
    let paged = try #require(accounts("vitally/accounts_page1.json")[account.id])
    #expect(report.records == 1)
    #expect(account.origin == .webhook)
    #expect(account.traits == paged.traits)
    #expect(account.keyRoles == paged.keyRoles)
    #expect(!data.unusedTraits.contains("usersCount"))
    #expect(data.unusedTraits.contains("sfdc.Type"))
  }

  @Test(arguments: [
    ("tasks", VitallyAccount.Origin.mentioned), ("notes", .mentioned), ("users", .embedded),
    ("custom_object_instances_opportunities", .embedded),
  ])
  func `an account inside another record says what it is part of`(
    file: String,
    origin: VitallyAccount.Origin
  ) {
    let (_, data) = VitallySample.read("vitally/\(file).json")
    #expect(!data.accounts.isEmpty && data.accounts.allSatisfy { $0.origin == origin })
  }

  @Test func `users become contacts with their accounts`() {
    let (_, data) = VitallySample.read("vitally/users.json")
    let user = data.contacts.first
    #expect(user?.record.name == "Iris Vantongeren")
    #expect(user?.record.title == "Staff Engineer")
    #expect(user?.record.roles == ["Champion", "Instance Admin"])
    #expect(user?.record.lastSeen == Day("2026-11-19"))
    #expect(user?.accountIds == data.accounts.map(\.id))
    #expect(data.accounts.map(\.origin) == [.embedded])
    #expect(data.contacts.map(\.record.isDeactivated) == [false, true])
    #expect(data.contacts.last?.record.name == nil)
  }

  @Test func `a contact who unsubscribed or whose mail bounces is known as such`() {
    let users = """
      {"results": [
        {"id": "u-1", "name": "Ana", "joinDate": null, "unsubscribedFromConversations": true,
         "permanentlyBounced": false, "accounts": [{"id": "a-1"}]},
        {"id": "u-2", "name": "Bo", "joinDate": null, "unsubscribedFromConversations": false,
         "permanentlyBounced": true, "accounts": [{"id": "a-1"}]},
        {"id": "u-3", "name": "Cy", "joinDate": null, "unsubscribedFromConversations": null,
         "accounts": [{"id": "a-1"}]}
      ], "next": null}
      """
    let (_, data) = VitallySample.read(text: users)
    #expect(data.contacts.map(\.record.isUnsubscribed) == [true, false, false])
    #expect(data.contacts.map(\.record.bounces) == [false, true, false])
  }

  @Test func `tasks and notes are plain text and keep their account`() {
    let (_, data) = VitallySample.read(
      "vitally/notes.json",
      into: VitallySample.read("vitally/tasks.json").1
    )
    #expect(data.tasks.map(\.record.name).first == "Send upgrade notes")
    #expect(
      data.tasks.map(\.record.due)
        == ["2026-11-24", nil, "2026-09-02", "2026-05-05"].map { $0.flatMap { Day($0) } }
    )
    #expect(data.tasks.map(\.record.completed).compactMap(\.self) == [Day("2026-09-01")])
    #expect(data.tasks.map(\.isArchived) == [false, false, false, true])
    #expect(
      data.tasks.allSatisfy { $0.record.assignee == "Dana Okafor" && $0.accountIds.count == 1 }
    )
    #expect(data.tasks.first?.record.details == "Ask about the upgrade window, then book the CBR.")
    let note = data.notes.first?.record
    #expect(
      note?.text == "Champion says rollout of 400 seats slips to Feb.\n- Ask: 6.x upgrade window"
    )
    #expect(note?.author == "Dana Okafor")
    #expect(note?.day == Day("2026-11-13"))
  }

  @Test(arguments: ["opportunities", "search"])
  func `opportunities are read from a page and from a bare array`(name: String) {
    let (_, data) = VitallySample.read("vitally/custom_object_instances_\(name).json")
    let first = data.opportunities.first
    #expect(first?.opportunity.id.hasPrefix("0065w00002aBcDe") == true)
    #expect(first?.opportunity.type == "Renewal")
    #expect(first?.opportunity.stage == "Stage 3")
    #expect(first?.opportunity.amount == 375_000)
    #expect(first?.opportunity.closeDate == Day("2027-02-28"))
    #expect(first?.opportunity.isClosed == false)
    #expect(first?.opportunity.forecast == "Pipeline")
    #expect(data.opportunities[1].opportunity.forecast == "Commit")
    #expect(first?.salesforceAccountId == "0015w00002aBcDeAAK")
    #expect(first?.customerId == data.accounts.first?.id)
    #expect(first?.hasStageAndCloseDate == true)
    #expect(Set(data.accounts.map(\.id)).count == data.accounts.count)
  }

  @Test func `instances of other objects are dropped when all files are read`() {
    let objects = #"{"results":[{"id":"o1","name":"Opportunity","writeMode":"x"}],"next":null}"#
    let instances = #"""
      [{"id":"i1","customObjectId":"o1","traits":{"Type":"Renewal"}},
       {"id":"i2","customObjectId":"o2","traits":{"Type":"Meeting"}},
       {"id":"i3","customObjectId":"o2","traits":{"StageName":"1","vitally.custom.closeDate":"2027-01-01"}}]
      """#
    var data = VitallySample.read(text: objects, into: VitallySample.read(text: instances).1).1
    data.dropOtherInstances()
    #expect(data.opportunities.map(\.opportunity.id) == ["i1", "i3"])
    #expect(data.opportunities.last?.opportunity.closeDate == Day("2027-01-01"))
  }

  @Test(
    arguments: [
      (#"{"ForecastCategoryName":"Commit"}"#, "Commit"),
      (#"{"ForecastCategory":"Forecast"}"#, "Commit"),
      (#"{"sfdc.ForecastCategory":"BestCase"}"#, "Best Case"),
      (#"{"ForecastCategory":"Omitted"}"#, "Omitted"),
      (#"{"vitally.custom.forecastCategoryName":"X","sfdc.ForecastCategoryName":"Y"}"#, "Y"),
      ("{}", nil),
    ] as [(String, String?)]
  )
  func `the forecast is its name, or made of the category`(traits: String, forecast: String?) {
    let (_, data) = VitallySample.read(
      text: #"[{"id":"i","customObjectId":"o","traits":\#(traits)}]"#
    )
    #expect(data.opportunities.first?.opportunity.forecast == forecast)
  }

  @Test func `admins and the labels of custom fields are read`() throws {
    let (_, data) = VitallySample.read("vitally/admins.json")
    #expect(data.people.count == 5)
    #expect(data.people.first == VitallySample.read("vitally/admin_search.json").1.people.first)
    let labels = readCustomFieldLabels(
      try readBytes(of: VitallySample.file("vitally/custom_fields_accounts.json")).get()
    )
    #expect(labels["account - ta sentiment"] == ["vitally.custom.taSentiment"])
    #expect(labels.count == 5)
  }

  @Test func `the newest update of all records is known`() {
    let (_, data) = VitallySample.read("vitally/conversations.json")
    #expect(data.newestUpdate == RawValue.text("2026-11-12T15:20:00.000Z").moment.known)
    #expect(VitallySample.read("vitally/surveys_envelope.json").1.newestUpdate == nil)
  }

  @Test func `drifting types are survived and ids become text`() throws {
    let all = accounts("hostile/types_drift.json")
    #expect(all.count == 24)
    #expect(all["t2"]?.mrr.money == .known(31250))
    #expect(all["t3"]?.mrr.money == .bad)
    #expect(all["t7"]?.mrr == .flag(true))
    #expect(all["t8"]?.healthScore.amount == .known(8.4))
    #expect(all["t12"]?.csmId == nil)
    #expect(all["15"]?.externalId == "15")
    #expect(all["t17"]?.name == nil)
    #expect(all["t18"]?.name == nil)
    #expect(all["t19"]?.traits.isEmpty == true)
    #expect(all["t20"]?.traits.isEmpty == true)
    #expect(all["t21"]?.keyRoles.isEmpty == true)
    let role = try #require(all["t22"]?.keyRoles.first)
    #expect(role.label == "CSM")
    #expect(role.person == Person(id: try #require(all["t1"]?.csmId)))
    #expect(all["t24"]?.name?.utf8.count == 4000)
  }

  @Test func `the last of repeated keys counts and is told`() {
    let (report, data) = VitallySample.read("hostile/duplicate_keys.json")
    #expect(data.accounts.first?.name == "Second")
    #expect(data.accounts.first?.mrr == .number(2))
    #expect(report.warnings.map { $0.prefix(14) } == ["the key “mrr” ", "the key “name”"])
  }

  @Test func `bad bytes in kept texts are counted`() {
    let (report, data) = VitallySample.read("hostile/invalid_utf8.json")
    #expect(data.accounts.first?.name == "Halcyon\u{FFFD}\u{FFFD}Freight")
    #expect(report.warnings == ["2 bad bytes in texts replaced by U+FFFD"])
  }
}
