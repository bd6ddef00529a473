import BookModel
import Settings
import TestSupport
import Testing

struct MappingFileTests {
  private static let example = """
    traits:                    # fact: trait path or label in Vitally's data
      arr: sfdc.ARR__c         # fills in where mrr is missing
      developers: [vitally.custom.numberOfDevelopers, devs]
    looker:                    # fact: field name or label in Looker's rows
      account: sfdc_accounts.id
      day: pings.date_week
      features:                # wide form: a column a feature
        Code search: search.monthly_users
    prefer: {arr: trait}       # the Salesforce figure before 12 x mrr
    """

  @Test func `a mapping is read as it is written`() throws {
    let file = try MappingFile(Self.example, file: "folio.yaml")
    #expect(
      file.mapping.traits
        == ["arr": ["sfdc.ARR__c"], "developers": ["vitally.custom.numberOfDevelopers", "devs"]]
    )
    #expect(
      file.mapping.looker == ["account": ["sfdc_accounts.id"], "day": ["pings.date_week"]]
    )
    #expect(file.mapping.features == ["Code search": "search.monthly_users"])
    #expect(file.mapping.prefersTraitARR)
    #expect(file.warnings.isEmpty)
  }

  @Test func `the folder's mapping holds before the configuration's`() throws {
    let general = try MappingFile(Self.example, file: "config.yaml")
    let folder = try MappingFile(
      "traits: {arr: arr}\nlooker: {mau: m}\nprefer: {arr: mrr}",
      file: "folio.yaml"
    )
    let merged = folder.merged(over: general).mapping
    #expect(merged.traits["arr"] == ["arr"])
    #expect(merged.traits["developers"]?.count == 2)
    #expect(merged.looker["mau"] == ["m"])
    #expect(merged.looker["day"] == ["pings.date_week"])
    #expect(!merged.prefersTraitARR)
    #expect(MappingFile().merged(over: general) == general)
  }

  @Test func `a snapshot folder may be without one`() throws {
    let folder = try TemporaryFolder()
    #expect(try MappingFile(inFolder: folder.path) == nil)
    try folder.write("me: ana\ntraits:\n", to: "folio.yaml")
    let file = try #require(try MappingFile(inFolder: folder.path))
    #expect(file.mapping == Mapping())
    #expect(file.warnings.map(\.line) == [1])
  }

  @Test(arguments: [
    ("traits: 5", 1), ("looker:\n  features: [a]", 2), ("traits:\n  arr: {a: b}", 2),
    ("prefer: {arr: }", 1),
  ])
  func `a mistake names its line`(text: String, line: Int) {
    #expect {
      try MappingFile(text, file: "folio.yaml")
    } throws: { error in
      (error as? SettingsError)?.line == line
    }
  }
}
