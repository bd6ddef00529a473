import BookModel
import Testing

@testable import SnapshotIO

struct LookerFieldsTests {
  private func plan(_ names: [String], _ change: (inout Mapping) -> Void = { _ in }) -> LookerPlan {
    var mapping = Mapping()
    change(&mapping)
    return LookerFields(mapping: mapping).resolve(fields: names.map { LookerField(name: $0) })
  }

  @Test func `defaults know the usual names`() {
    let plan = plan([
      "usage.account_id", "usage.event_week", "usage.feature_name", "usage.active_users",
    ])
    #expect(
      plan.mapped == [
        "account": "usage.account_id", "day": "usage.event_week", "feature": "usage.feature_name",
        "users": "usage.active_users",
      ]
    )
    #expect(plan.dayGrain == .week)
    #expect(plan.isDayGuessed)
  }

  @Test func `what the user says comes first, by any spelling`() {
    let plan = plan(["crm.KEY", "sfdc_accounts.id", "pings_registered", "pings.mau"]) {
      $0.looker = ["account": ["crm_key"], "mau": ["nowhere.mau", "PINGS.registered"]]
    }
    #expect(plan.targets[0] == .fact(.account, rank: 0))
    #expect(plan.targets[1] == .fact(.account, rank: 1))
    #expect(plan.targets[2] == .fact(.mau, rank: 0))
    #expect(plan.targets[3] == .fact(.mau, rank: 1))
  }

  @Test func `rates are never users or seats`() {
    let names = [
      "mau_over_seats", "MAU / Seats", "cody.acceptance_rate", "x.share_of_users", "x.feature",
    ]
    #expect(plan(names).mapped == ["feature": "x.feature"])
    let mapped = plan(["cody.acceptance_rate"]) { $0.features = ["Cody": "cody.acceptance_rate"] }
    #expect(mapped.mapped == [:])
  }

  @Test(arguments: [
    "pings.latest_ping_date", "pings.last_date", "a.first_day", "a.created_month", "a.start_date",
    "a.end_date", "a.expiration_date", "a.renewal_date", "a.timestamp",
  ])
  func `a moment of its own is no period`(name: String) {
    #expect(plan(["a.account_id", name]).dayField == nil)
  }

  @Test func `the day is guessed near the measures`() {
    let plan = plan(["contract.signed_date", "pings.week", "pings.month", "pings.mau"])
    #expect(plan.dayField == "pings.week")
  }

  @Test func `the user's features have the user's names`() {
    let plan = plan(["search.monthly_users", "batch_changes.weekly_users"]) {
      $0.features = ["Code search": "search.monthly_users"]
    }
    #expect(plan.targets[0] == .wide(feature: "Code search", span: .month))
    #expect(plan.targets[1] == .wide(feature: "Batch changes", span: .week))
  }

  @Test func `the least qualified of several loose names stands`() {
    let plan = plan(["sfdc_accounts_owner_id", "sfdc_accounts_id", "sfdc_accounts_name"])
    #expect(plan.mapped == ["account": "sfdc_accounts_id", "name": "sfdc_accounts_name"])
  }

  @Test func `labels serve the user's mapping, names the defaults`() {
    var mapping = Mapping()
    mapping.looker = ["wau": ["Active this week"]]
    let fields = [
      LookerField(name: "p.a", labels: ["Pings Active this week", "Active this week"]),
      LookerField(name: "p.b", labels: ["MAU"]),
    ]
    #expect(LookerFields(mapping: mapping).resolve(fields: fields).mapped == ["wau": "p.a"])
  }

  @Test func `users without a feature are nobody's`() {
    #expect(plan(["a.account_id", "a.users"]).mapped == ["account": "a.account_id"])
  }

  @Test(arguments: [
    ("a*c", "abc", true), ("a*c", "ac", true), ("*.mau", "pings.mau", true),
    ("*.mau", "mau", false),
    ("*a*b*", "xxaybz", true), ("*a*b*", "xbya", false), ("ab*ba", "aba", false), ("*", "", true),
    ("mau", "wau", false),
  ])
  func `a star stands for any text`(pattern: String, name: String, matches: Bool) {
    #expect(LookerPattern(pattern).matches(LookerName(name)) == matches)
  }
}

struct LookerValueTests {
  @Test(arguments: [
    ("2,236", 2236.0), ("832.25", 832.25), ("0.273", 0.273), ("1,234.567", 1234.567), ("12", 12),
    ("1234.567", 1234.567), ("0", 0),
  ])
  func `formatted counts are read`(text: String, value: Double) {
    #expect(LookerCount.count(text) == value)
  }

  @Test(arguments: [
    "", "1.234", "12,34", "86.0%", "$79.50", "1 234", "-5", "n/a", "1.", ".5", "1e3", "1,234,5",
    "9999999999999", "∅", "1.234,5",
  ])
  func `what is no count for sure is unknown`(text: String) {
    #expect(LookerCount.count(text).isNaN)
  }

  @Test(arguments: [
    ("2026-08", "2026-08-01"), ("2026-11-16", "2026-11-16"), ("2026-11-16 10:46:00", "2026-11-16"),
    ("2026-11-16T23:30:00-0800", "2026-11-17"), ("2026-11-16T00:30:00+02:00", "2026-11-15"),
    ("2026-11-16T10:00:00.123Z", "2026-11-16"), ("2024-02-29", "2024-02-29"),
  ])
  func `dates, times and months are read`(text: String, day: String) {
    #expect(LookerMoment(text)?.day == Day(day))
    #expect(LookerMoment(text)?.isMonth == (text.utf8.count == 7))
  }

  @Test(arguments: [
    "", "2026-13", "2026-02-29", "02/28/2027", "2026-W47", "2026-11-16T24:00:00", "0001-01-01",
    "2101-01-01", "2026-11-16X", "2026-11-16 1", "Invalid date", "2026-11-16T10:00:00+99:00",
  ])
  func `anything else is no date`(text: String) {
    #expect(LookerMoment(text) == nil)
  }

  @Test(
    arguments: [
      (20776.0, "date_date", "2026-11-19"), (1_795_122_295_000, "date_time", "2026-11-19"),
      (1_795_122_295, nil, "2026-11-19"), (20776, nil, nil), (0, "date_date", nil), (-1, nil, nil),
      (0.5, "date_date", nil), (1e300, nil, nil),
    ] as [(Double, String?, String?)]
  )
  func `numbers are dates by their size and type`(number: Double, type: String?, day: String?) {
    #expect(LookerMoment(number: number, type: type)?.day == day.flatMap { Day($0) })
  }
}
