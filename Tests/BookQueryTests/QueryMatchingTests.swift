import BookModel
import BookQuery
import Testing

/// Which customers a filter keeps; ids: a1 Acme, c1 Café, d1 Delta, e1 Empty, g1 Gone.
struct QueryMatchingTests {
  @Test(arguments: [
    ("", "a1 c1 d1 e1 g1"), ("acme", "a1"), ("ACME", ""), ("Acme", "a1"), ("cafe", "c1"),
    ("café", "c1"), ("Cafe", "c1"), ("\"olé labs\"", "c1"), ("labs ole", "c1"),
    ("nunez", "a1 d1"), ("ana@example", "a1 d1"), ("zoekt", "c1"), ("guide", "c1"),
    ("champion", "d1"), ("acme delta", ""), ("acme | delta", "a1 d1"), ("acme OR delta", "a1 d1"),
    ("~ace", "a1"), ("/^a.*corp$/", "a1"), ("/^[ad]/", "a1 d1"), ("del*", "d1"), ("Del*", "d1"),
    ("DEL*", ""), ("café*", "c1"), ("ole*", ""),
    ("corp*", ""), ("\"the champion\"", "d1"),
  ])
  func `words look through name, owner, tags and notes`(text: String, ids: String) throws {
    let wanted = Set(ids.split(separator: " ").map(String.init))
    let found = Set(try SampleBook.ids(matching: text))
    #expect(found == wanted)
  }

  @Test(arguments: [
    ("acme -corp", ""), ("-acme -cafe", "d1 e1 g1"), ("!acme", "c1 d1 e1 g1"),
    ("NOT acme", "c1 d1 e1 g1"), ("--acme", "a1"), ("(acme | cafe) arr>1m", "a1"),
    ("acme | cafe arr>1m", "a1"), ("arr>1m AND acme", "a1"), ("-(acme | cafe | delta)", "e1 g1"),
    ("or", "a1"), ("acme OR cafe OR delta", "a1 c1 d1"),
  ])
  func `conditions combine`(text: String, ids: String) throws {
    #expect(try SampleBook.ids(matching: text).joined(separator: " ") == ids)
  }

  @Test(arguments: [
    ("arr>=210k", "a1 c1"), ("arr>210k", "a1"), ("arr:210k", "c1"), ("arr=1.2m", "a1"),
    ("arr:40k..210k", "c1 d1"), ("arr:..40000", "d1 g1"), ("arr:1m..", "a1"),
    ("arr:40k,210000", "c1 d1"), ("arr!=40k", "a1 c1 g1"), ("arr:?", "e1"),
    ("arr:*", "a1 c1 d1 g1"), ("arr!=?", "a1 c1 d1 g1"), ("arr:?,5k", "e1 g1"),
    ("util<50%", "c1"), ("util<.5", "c1"), ("util<0.5", "c1"), ("util<50", "c1"),
    ("util:40%", "c1"), ("util:.4", "c1"), ("util:40", "c1"), ("-util<50%", "a1 d1 e1 g1"),
    ("utilization>=90%", "a1"), ("health<5", "c1"), ("health:3..6", "c1 d1"),
    ("seats>=100 mau<90", "c1"), ("tickets:4", "d1"), ("d30<-1", "c1"), ("d30:?", "a1 d1 e1 g1"),
  ])
  func `numbers compare and missing ones match nothing`(text: String, ids: String) throws {
    #expect(try SampleBook.ids(matching: text).joined(separator: " ") == ids)
  }

  @Test(arguments: [
    ("renewal<90d", "a1"), ("renewal<=90d", "a1 c1"), ("renewal<90", "a1"),
    ("renewal>90d", "g1"), ("renewal:overdue", "d1"), ("renewal<0d", "d1"),
    ("renewal:..90d", "a1 c1"), ("renewal:-10d..90d", "a1 c1 d1"), ("renewal<3mo", "a1 c1"),
    ("renewal<2027-01-01", "a1 d1"), ("renewal:2026-12", "a1"), ("renewal:q4", "a1 d1"),
    ("renewal<=eoy", "a1 d1"), ("renewal:2027", "c1 g1"), ("renewal:?", "e1"),
    ("renewal:2026-12-21", "a1"), ("touch>30d", "c1"), ("touch<1w", "d1"), ("touch:?", "a1 e1 g1"),
    ("touch:1w..2mo", "c1"), ("touch>2026-11-01", "d1"), ("due<7d", "c1 d1"), ("due:late", "d1"),
    ("due>today", "c1"), ("churned:yes", "g1"), ("churned<30d", "g1"), ("churned>30d", ""),
    ("changed>6d", "c1"), ("changed>7d", ""), ("changed:health", "c1"), ("changed:util", "c1"),
    ("changed:arr", ""), ("changed:*", "c1"),
  ])
  func `days count from today`(text: String, ids: String) throws {
    #expect(try SampleBook.ids(matching: text).joined(separator: " ") == ids)
  }

  @Test(arguments: [
    ("tier:strat", "a1"), ("tier:s", "a1"), ("tier:STR", "a1"), ("tier:\"small enterprise\"", "c1"),
    ("tier:small-ent", "c1"), ("tier:small,strat", "a1 c1"), ("tier:?", "e1"),
    ("tier!=strat", "c1 d1 g1"), ("band:poor", "c1"), ("health:poor", "c1"), ("band:h", "a1"),
    ("health:?", "e1 g1"), ("computed:poor", ""), ("pulse:poor", "d1"), ("stage:onb", "c1"),
    ("-stage:onboarding", "a1 d1 e1 g1"), ("segment:strategic", "a1"), ("follow:late", "d1"),
    ("follow:open", "d1"), ("follow:snoozed", "c1"), ("follow:?", "a1 e1 g1"),
    ("follow:high", "d1"), ("follow:yes", "c1 d1"), ("tag:ren", "d1"), ("tag:#champion", "d1"),
    ("note:guide", "c1"), ("note:indexing", "c1"), ("owner:me", "a1 d1"), ("mine:yes", "a1 d1"),
    ("owner:bo", "c1 g1"), ("owner:adm-2", "c1 g1"), ("owner:?", "e1"), ("ae:?", "a1 c1 d1 e1 g1"),
    ("mark:yes", "a1"), ("mark:*", "a1"), ("coveredFor:bo", "g1"), ("coveredFor:*", "g1"),
    ("champion:yes", "a1"),
    ("champion:no", ""), ("champion:?", "c1 d1 e1 g1"), ("id:a1", "a1"),
    ("name=\"Gone Inc\"", "g1"),
    ("name:gone", "g1"), ("name:g*", "g1"), ("name:/ltd$/", "e1"),
    ("name!=\"gone inc\"", "a1 c1 d1 e1"),
    ("opp:renewal", "a1"), ("opp:open", "a1"), ("opp>200k", "a1"), ("opp>1m", ""),
    ("opp<30d", "a1"),
    ("opp:?", "c1 d1 e1 g1"), ("version<5.10", "c1"), ("version:5", "a1 c1"), ("version:5.3", "c1"),
    ("feature:\"Code search\"", "a1"), ("feature:code-search", "a1"), ("feature:cody", "a1"),
    ("feature:\"code search\">60", ""), ("feature:cody<10", "a1"), ("feature:code:0", "c1"),
    ("feature:?", "d1 e1 g1"), ("feature:code:?", "d1 e1 g1"), ("feature:*", "a1 c1"),
  ])
  func `choices, people and features are found`(text: String, ids: String) throws {
    #expect(try SampleBook.ids(matching: text).joined(separator: " ") == ids)
  }

  @Test(arguments: [
    (1, "2026-12-31"), (2, "2027-01-31"), (11, "2027-10-31"), (12, "2026-11-30"), (0, "2026-12-31"),
    (99, "2026-11-30"),
  ])
  func `a fiscal year ends before the month it begins in`(month: Int, end: String) throws {
    var context = SampleBook.context
    context.fiscalYearStart = month
    let places = SampleBook.portfolio.book.customers.indices
    let found = try Query("renewal<=eofy", in: context)
    let wanted = try Query("renewal<=\(end)", in: context)
    #expect(
      SampleBook.portfolio.places(matching: found, among: places)
        == SampleBook.portfolio.places(matching: wanted, among: places)
    )
  }

  @Test func `the examples of the manual are read`() throws {
    for text in [
      "tier:strategic renewal<90d health<5 owner:me \"indexing\"",
      "util<50% -stage:onboarding touch>30d | pulse:poor",
      "changed:health d30<-1 sort:-arr",
      "tier:strat,mid sort:-arr,renewal group:tier cols:name,arr,health limit:20",
    ] {
      _ = try Query(text, in: SampleBook.context)
    }
    #expect(
      try SampleBook.ids(matching: "util<50% -stage:adopting touch>30d | pulse:poor")
        == ["c1", "d1"]
    )
  }

  @Test func `nobody is me when nobody is known`() {
    let context = QueryContext(today: SampleBook.today)
    #expect(throws: QueryError.self) { try Query("owner:me", in: context) }
  }

  @Test func `a single letter, digit or sign is found with the index as without`() throws {
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789éΩ.&%ABC" {
      #expect(try SampleBook.ids(matching: "\(letter)") != ["the index disagrees"], "\(letter)")
    }
    #expect(try SampleBook.ids(matching: "a").count > 1)
  }

  @Test func `places keep their order and only the given ones are kept`() throws {
    let query = try Query("acme | delta | gone", in: SampleBook.context)
    #expect(SampleBook.portfolio.places(matching: query, among: [4, 2, 1]) == [4, 2])
  }
}
