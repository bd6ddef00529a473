import BookModel
import BookQuery
import Canvas
import Reports
import Testing

struct CustomerListTests {
  private func named(_ names: [String]) -> Portfolio {
    Fixture.portfolio(
      names.enumerated().map { Customer(id: .init(rawValue: "c-\($0)"), name: $1) }
    )
  }

  private func list(_ columns: String, _ format: OutputFormat) throws -> String {
    CustomerList(of: [0, 1], in: Fixture.portfolio, columns: try Column.parse(columns)).text(format)
  }

  @Test(arguments: [
    (
      OutputFormat.json,
      "[\n{\"name\":\"Initech\",\"arr\":310000},\n{\"name\":\"Umbrella\",\"arr\":null}\n]\n"
    ),
    (.ndjson, "{\"name\":\"Initech\",\"arr\":310000}\n{\"name\":\"Umbrella\",\"arr\":null}\n"),
    (.csv, "name,arr\nInitech,310000\nUmbrella,\n"),
    (.tsv, "name\tarr\nInitech\t310000\nUmbrella\t\n"),
    (.markdown, "| CUSTOMER | ARR |\n| --- | ---: |\n| Initech | $310k |\n| Umbrella | ? |\n"),
    (
      .table,
      "CUSTOMER    ARR\nInitech   $310k\nUmbrella      ?\n\n"
        + "2 customers $310k · at risk 1 $310k · ≤90d 1 $310k · both 1 $310k · utilization 41%\n"
    ),
  ])
  func `chosen columns come in the order chosen`(format: OutputFormat, expected: String) throws {
    #expect(try list("name, arr,name", format) == expected)
  }

  @Test(arguments: [
    (OutputFormat.json, "[]\n"), (.ndjson, ""), (.csv, "name\n"), (.tsv, "name\n"),
    (.markdown, "| CUSTOMER |\n| --- |\n"), (.table, "no customers\n"),
  ])
  func `an empty list is well-formed`(format: OutputFormat, expected: String) throws {
    let columns = try Column.parse("name")
    #expect(
      CustomerList(of: [], in: Fixture.portfolio, columns: columns).text(format) == expected
    )
  }

  @Test func `the whole record has one header with nested names dotted`() {
    let csv = CustomerList(of: [1], in: Fixture.portfolio).text(.csv)
    #expect(
      csv == """
        id,externalId,salesforceId,name,tier.policy,tier.name,tier.certain,tier.missing,segment,\
        owner.id,owner.name,owner.email,accountExecutive.id,accountExecutive.name,\
        accountExecutive.email,mine,arr,mrr,seats,employees,developers,dau,wau,mau,utilization,\
        usage,trend,series,health,computedHealth.score,computedHealth.band,\
        computedHealth.coverage,computedHealth.reasons,renewal.date,renewal.days,stage,version,\
        versionsBehind,lastActivity,opportunities,churned,followUp.note,followUp.due,\
        followUp.priority,followUp.tags,followUp.state,followUp.created,followUp.by,sources,\
        disagreements,bounds,coveredFor.id,coveredFor.name,coveredFor.email
        a-2,,,Umbrella,four-tier,,false,"[""arr"",""employees""]",,,,,,,,false,,,,,,,,,,,,[],,,,\
        ,,,,,,,,[],,,,,,,,,{},[],{},,,

        """
    )
  }

  @Test func `filter names and record keys are the same columns in cells`() throws {
    let names = "tier,owner,ae,band,renewal,renewal.days,touch,util,behind,opp,follow,due,tag,pulse"
    let others = ",champion,buyer,tickets,feature:code search,sources.arr,bounds.mau"
    let row = try list(names + others, .csv).split(separator: "\n")[1]
    #expect(
      row == """
        Large Enterprise,Ana Lima,Bo Berg,poor,2027-01-02,42,38,0.41,6,1,open,2026-11-18,mau qbr,\
        concerning,true,,,80,vitally,upper
        """
    )
  }

  @Test func `a key of the record stays whole in JSON and is taken apart in CSV`() throws {
    #expect(
      try list("renewal,accountExecutive", .ndjson).hasPrefix(
        #"{"renewal":{"date":"2027-01-02","days":42},"accountExecutive":{"id":"u-2","#
      )
    )
    #expect(
      try list("accountExecutive", .tsv).hasPrefix(
        "accountExecutive.id\taccountExecutive.name\taccountExecutive.email\nu-2\tBo Berg\t"
      )
    )
  }

  @Test(arguments: [
    ("teir", ReportError.unknownColumn(name: "teir", suggestion: "tier")),
    ("name,renewal.dayz", .unknownColumn(name: "renewal.dayz", suggestion: "renewal.days")),
    ("qqqqqqqq", .unknownColumn(name: "qqqqqqqq", suggestion: nil)),
    (" , ", .noColumns),
  ])
  func `a column that is none is an error with a suggestion`(list: String, error: ReportError) {
    #expect(throws: error) { try Column.parse(list) }
  }

  @Test func `an error is one line without anything a terminal would act on`() {
    let error = ReportError.unknownColumn(name: "te\u{1B}[2Jir\n", suggestion: "tier")
    #expect(error.description == "no column is named te[2Jir ; did you mean tier?")
  }

  @Test func `every field of the filter language is a column`() throws {
    for field in Field.all {
      let column = try #require(Column(field), "\(field)")
      #expect(try Column(named: field.name) == column)
    }
    for name in Column.allNames { #expect(try Column(named: name.uppercased()).name == name) }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("a=1", "a=1"), ("", ""),
    ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("\"\u{301},", "\"\"\"\u{301},\""),
    ("two\nlines", "\"two\nlines\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
    ("\u{1B}[31mred", "[31mred"), ("a\u{202E}b", "ab"),
  ])
  func `a text in CSV is no formula and quoted where it must be`(note: String, cell: String) throws
  {
    var portfolio = Fixture.portfolio
    portfolio.followUps[Fixture.followUp.customer]?.note = note
    let list = CustomerList(of: [0], in: portfolio, columns: try Column.parse("note"))
    #expect(list.text(.csv) == "note\n\(cell)\n")
  }

  @Test(arguments: [
    ("a\tb", "a b"), ("a\nb", "a b"), ("\t=1", "' =1"), ("=1", "'=1"), ("say \"hi\"", "say \"hi\""),
  ])
  func `a text in TSV stays in its cell`(note: String, cell: String) throws {
    var portfolio = Fixture.portfolio
    portfolio.followUps[Fixture.followUp.customer]?.note = note
    let list = CustomerList(of: [0], in: portfolio, columns: try Column.parse("note,id"))
    #expect(list.text(.tsv) == "note\tid\n\(cell)\ta-1\n")
  }

  @Test func `a negative number is a number and no formula`() throws {
    #expect(try list("trend", .csv) == "trend\n-0.125\n\n")
    #expect(try list("trend", .tsv) == "trend\n-0.125\n\n")
  }

  @Test func `what Markdown would act on is escaped`() throws {
    let text = CustomerList(
      of: [0],
      in: named(["a|b <i>*\n`[x](y)"]),
      columns: try Column.parse("name")
    ).text(.markdown)
    #expect(text.hasSuffix("| a\\|b \\<i\\>\\* \\`\\[x\\](y) |\n"))
  }
}
