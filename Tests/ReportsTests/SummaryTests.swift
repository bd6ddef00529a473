import BookModel
import BookQuery
import Reports
import Testing

struct SummaryTests {
  private func summary(_ grouping: Grouping? = nil) -> Summary {
    Summary(of: [0, 1], in: Fixture.portfolio, by: grouping)
  }

  private let totals = #"""
    "arr":310000,"atRisk":{"customers":1,"arr":310000},"renewing":{"customers":1,"arr":310000},\#
    "renewingAtRisk":{"customers":1,"arr":310000},\#

    """#

  @Test func `totals say of how many customers each sum is`() {
    #expect(
      summary().text(.ndjson) == "{\"customers\":2," + totals + #"""
        "bands":{"healthy":0,"concerning":0,"poor":1,"unknown":1},"dau":49.5,"wau":120,"mau":205,\#
        "seats":500,"utilization":0.41,\#
        "known":{"arr":1,"dau":1,"wau":1,"mau":1,"seats":1}}

        """#
    )
  }

  @Test func `sums of nothing known are null and not 0`() {
    let text = Summary(of: [1], in: Fixture.portfolio).text(.ndjson)
    #expect(text.hasPrefix(#"{"customers":1,"arr":null,"atRisk":{"customers":0,"arr":0},"#))
    #expect(text.contains(#""dau":null,"wau":null,"mau":null,"seats":null,"utilization":null,"#))
  }

  @Test(arguments: [
    (Grouping.tier, "Large Enterprise", "Large Enterprise"), (.owner, "u-1", "Ana Lima"),
    (.stage, "Renewing", "Renewing"), (.health, "poor", "poor"),
    (.renewalMonth, "2027-01", "Jan 2027"),
  ])
  func `groups come with their figures and the unknown one last`(
    grouping: Grouping,
    key: String,
    label: String
  ) {
    let lines = summary(grouping).text(.ndjson).split(separator: "\n")
    #expect(lines.count == 2)
    let by = grouping.rawValue
    let start = #"{"by":"\#(by)","key":"\#(key)","label":"\#(label)","customers":1,"#
    #expect(lines[0].hasPrefix(start + totals))
    #expect(lines[1].hasPrefix(#"{"by":"\#(by)","key":null,"label":"unknown","customers":1,"#))
    #expect(
      summary(grouping).text(.json) == "[\n\(lines[0]),\n\(lines[1])\n]\n"
    )
  }

  @Test func `features have users and share`() {
    let lines = summary(.feature).text(.csv).split(separator: "\n")
    #expect(lines[0].hasPrefix("by,key,label,users,share,customers,arr,atRisk.customers,"))
    #expect(lines[1].hasPrefix("feature,Code search,Code search,80,0.3902439024390244,1,310000,1,"))
    #expect(lines[2].hasPrefix("feature,Insights,Insights,0,0,0,,0,"))
    #expect(lines[3].hasPrefix("feature,,unknown,,,1,,0,"))
  }

  @Test func `people get a page, or a table of groups with the totals below`() {
    #expect(
      summary().text(.table).hasPrefix(
        "2 customers\n▲ 0  ■ 0  ▼ 1  ? 1\n\nCONTRACT\nARR                      $310k     known of 1 of 2"
      )
    )
    #expect(
      summary(.owner).text(.table, Layout(width: 60)) == """
        OWNER     CUSTOMERS    ARR  AT RISK     ≤90d  UTIL
        Ana Lima          1  $310k  1 $310k  1 $310k   41%
        unknown           1      ?        0        0     ?

        2 customers $310k · at risk 1 $310k · ≤90d 1 $310k
        both 1 $310k · utilization 41%

        """
    )
    #expect(summary(.owner).text(.markdown).hasPrefix("| OWNER | CUSTOMERS | ARR |"))
    #expect(Summary(of: [], in: Fixture.portfolio).text(.table).hasPrefix("0 customers\n"))
    #expect(
      Summary(of: [], in: Fixture.portfolio, by: .tier).text(.table) == "no customers\n"
    )
  }

  @Test func `a grouping is found by name or refused with a suggestion`() throws {
    #expect(try Summary.grouping(named: "renewal-month") == .renewalMonth)
    #expect(throws: ReportError.unknownGrouping(name: "stge", suggestion: "stage")) {
      try Summary.grouping(named: "stge")
    }
  }
}
