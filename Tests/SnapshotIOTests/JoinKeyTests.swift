import Testing

@testable import SnapshotIO

struct JoinKeyTests {
  @Test(arguments: [
    ("0015000000usSa6", "0015000000usSa6AAE"), ("0015000000ur1du", "0015000000ur1duAAA"),
    ("0055w00000BiLWw", "0055w00000BiLWwAAN"), ("0015w00002aBcDe", "0015w00002aBcDeAAK"),
    ("001ABCDEFGHIJKL", "001ABCDEFGHIJKLY55"),
  ])
  func `a Salesforce id is the same with 15 characters, with 18 and without its case`(
    short: String,
    long: String
  ) {
    let id = SalesforceID(short)
    #expect(id?.exact == short)
    #expect(id?.withChecks == long)
    for spelling in [long, " \(long)\n", long.lowercased(), long.uppercased()] {
      #expect(SalesforceID(spelling) == id)
    }
  }

  @Test func `the case of 15 characters counts`() {
    #expect(SalesforceID("0015000000USSA6") != SalesforceID("0015000000usSa6"))
    #expect(SalesforceID("0015000000ussa6") != SalesforceID("0015000000usSa6"))
    #expect(SalesforceID("0015000000usSa6XXX") == SalesforceID("0015000000usSa6"))
  }

  @Test(arguments: [
    "", "001", "0015000000usSa", "0015000000usSa6A", "0015000000usSa6AAEE", "0015000000us-a6AAE",
    "0015000000ussa6aa9", "0015000000üssa6aae", "001500000011111aae",
  ])
  func `what has not the form of a Salesforce id is none`(text: String) {
    #expect(SalesforceID(text) == nil)
  }

  @Test(
    arguments: [
      ("https://SG.Example.com/", "sg.example.com"),
      ("http://sg.example.com:3443//", "sg.example.com"),
      ("sg.example.com", "sg.example.com"),
      (" HTTPS://sg.example.com/Team/ ", "sg.example.com/Team"),
      ("https://admin@sg.example.com", "sg.example.com"), ("A1F4-77B2", "a1f4-77b2"),
      ("https://", nil), ("  ", nil), ("https:///path", nil), ("[::1]:80", "[::1]"),
    ] as [(String, String?)]
  )
  func `sites without scheme, port, trailing slash and capitals`(text: String, key: String?) {
    #expect(JoinKey.site(text) == key)
  }

  @Test(
    arguments: [
      ("https://www.halcyonfreight.example", "halcyonfreight.example"),
      ("Halcyonfreight.EXAMPLE", "halcyonfreight.example"),
      ("iris@halcyonfreight.example", "halcyonfreight.example"),
      ("halcyonfreight.example.", "halcyonfreight.example"), ("someone@gmail.com", nil),
      ("https://www.outlook.com/owa", nil), ("localhost", nil), ("", nil), ("a company", nil),
    ] as [(String, String?)]
  )
  func `domains, those of public mail refused`(text: String, key: String?) {
    #expect(JoinKey.domain(text) == key)
  }

  @Test func `a host is known by every domain above it`() {
    #expect(
      JoinKey.domains(of: "https://sg.eu.acme.example:443/") == [
        "sg.eu.acme.example", "eu.acme.example", "acme.example",
      ]
    )
    #expect(JoinKey.domains(of: "mail.gmail.com") == ["mail.gmail.com"])
    #expect(JoinKey.domains(of: "host").isEmpty)
  }

  @Test(
    arguments: [
      ("Halcyon Freight", "halcyon freight"), ("HALCYON FREIGHT, INC.", "halcyon freight"),
      ("halcyon-freight  inc", "halcyon freight"), ("Papaya & Söhne GmbH", "papaya sohne"),
      ("Papaya and Sohne", "papaya sohne"), ("Acme S.A.", "acme"), ("Acme Co., Ltd.", "acme"),
      ("The Acme Company", "acme"), ("株式会社ミナト", "ミナト"), ("ミナト株式会社", "ミナト"),
      ("O'Neil’s", "oneils"), ("Inc.", "inc"), (" \t", nil), ("!!", nil), ("Incline", "incline"),
    ] as [(String, String?)]
  )
  func `names without case, punctuation and legal form`(text: String, key: String?) {
    #expect(JoinKey.name(text) == key)
  }
}
