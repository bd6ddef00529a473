import BookModel
import BookQuery
import Testing

struct FieldTests {
  /// The names that the interface promises, for filters and for records.
  private static let promised =
    """
    name tier segment owner ae mine stage health band computed arr mrr renewal touch util usage \
    trend seats employees developers dau wau mau version behind opp follow due note tag changed \
    churned pulse d30 champion buyer tickets mark coveredFor id externalId salesforceId \
    accountExecutive utilization series computedHealth versionsBehind lastActivity opportunities \
    followUp sources disagreements bounds tier.name renewal.date renewal.days owner.email
    """.split(separator: " ").map(String.init)

  @Test(arguments: promised) func `every promised name is a field`(name: String) {
    #expect(Field(name: name) != nil)
    #expect(Field(name: name.uppercased()) == Field(name: name))
  }

  @Test func `a field answers to its own name and has a title`() {
    for field in Field.all {
      #expect(Field(name: field.name) == field)
      #expect(!field.title.isEmpty)
    }
    #expect(Set(Field.all).count == Field.all.count)
    let quoted = Field.feature("Say \"hi\"")
    #expect(quoted.name == "feature:\"Say \\\"hi\\\"\"")
  }

  @Test func `values are typed and nil when missing`() {
    let portfolio = SampleBook.portfolio
    #expect(portfolio.value(of: .arr, at: 0) == .number(1_200_000))
    #expect(portfolio.value(of: .tier, at: 0) == .text("Strategic"))
    #expect(portfolio.value(of: .renewal, at: 0) == .day(SampleBook.today.adding(days: 30)))
    #expect(portfolio.value(of: .renewalDays, at: 2) == .number(-5))
    #expect(portfolio.value(of: .mine, at: 1) == .flag(false))
    #expect(portfolio.value(of: .tag, at: 2) == .texts(["renewal", "champion"]))
    #expect(portfolio.value(of: .feature("Cody chat"), at: 0) == .number(5))
    #expect(portfolio.value(of: .band, at: 1) == .text("poor"))
    for field in Field.all where ![.name, .id, .mine, .tierPolicy].contains(field) {
      let value = portfolio.value(of: field, at: 3)
      let isAlwaysKnown = [.mark, .tierIsCertain, .tierMissing].contains(field)
      #expect((value == nil) != isAlwaysKnown, "\(field)")
    }
  }

  @Test(arguments: [
    ("teir", "tier"), ("owenr", "owner"), ("utl", "util"), ("dev", "developers"), ("zzzzz", nil),
    ("", nil),
  ])
  func `a slip of the finger finds the name that is meant`(word: String, name: String?) {
    #expect(word.nearest(among: Field.filterNames).first == name)
  }
}
