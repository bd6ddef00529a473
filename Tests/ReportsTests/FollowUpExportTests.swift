import BookModel
import Reports
import Testing

private let today = Day(number: 20_800)

private func followUp(
  _ id: String = "acme",
  note: String = "call",
  due: Int? = 3,
  priority: FollowUp.Priority = .normal,
  tags: [String] = [],
  state: FollowUp.State = .open
) -> FollowUp {
  var followUp = FollowUp(
    customer: Customer.ID(rawValue: id),
    customerName: "The \(id)",
    note: note,
    due: due.map { today.adding(days: $0) },
    priority: priority,
    tags: tags,
    state: state,
    created: 1_790_000_000,
    author: "ana@example.com"
  )
  followUp.markId = "mark-\(id)"
  return followUp
}

private let hostile = [
  "plain", "a;b,c\\d:e\"f", "two\nlines\r\nand\rmore", "\u{1B}[31mred\u{7}\u{0}\u{202E}",
  String(repeating: "é漢👩‍👩‍👧", count: 60), String(repeating: "x", count: 75), "",
  "END:VCALENDAR\r\nBEGIN:VEVENT", "\u{2028}\u{85}\u{FEFF}",
]

struct FollowUpExportTests {
  private func calendar(_ followUps: [FollowUp]) throws -> [CalendarCheck.Component] {
    try CalendarCheck.components(of: FollowUpExport(of: followUps, in: nil, today: today).calendar)
  }

  @Test func `a follow-up with a day is an all-day event, one without a to-do`() throws {
    let components = try calendar([
      followUp("a", due: 3, priority: .high, tags: ["renewal", "a,b"]), followUp("b", due: nil),
      followUp("c", due: nil, state: .snoozed(until: today.adding(days: 9))),
    ])
    #expect(components.map(\.name) == ["VEVENT", "VTODO", "VEVENT"])
    let event = components[0].properties
    #expect(event["UID"] == "folio-mark-a")
    #expect(event["DTSTART;VALUE=DATE"] == "20261216")
    #expect(event["DTEND;VALUE=DATE"] == "20261217")
    #expect(event["SUMMARY"] == "The a: call")
    #expect(event["PRIORITY"] == "1")
    #expect(event["CATEGORIES"] == #"renewal,a\,b"#)
    #expect(event["DTSTAMP"] == "20260921T141320Z")
    #expect(components[1].properties["STATUS"] == "NEEDS-ACTION")
  }

  @Test(arguments: hostile)
  func `whatever the texts hold, the calendar is one and says the same`(text: String) throws {
    let components = try calendar([
      followUp(note: text, tags: ["t", text]),
      followUp(text, due: nil, state: .snoozed(until: nil)),
    ])
    #expect(components.count == 2)
    let summary = try #require(components[0].properties["SUMMARY"])
    let words = CalendarCheck.text(summary).replacing("\n", with: "")
    let kept = text.unicodeScalars.filter { !$0.isControl && !$0.turnsText && $0.value != 0xFEFF }
    #expect(words == "The acme: " + String(String.UnicodeScalarView(kept)))
  }

  @Test func `an export without follow-ups is a calendar too`() throws {
    #expect(try calendar([]).map(\.name) == ["VTIMEZONE"])
  }

  @Test func `ids stay and the sequence grows with every change`() throws {
    var changed = followUp()
    changed.note = "write"
    changed.changes = 3
    changed.changed = 1_790_000_060
    let before = try calendar([followUp()])[0].properties
    let after = try calendar([changed])[0].properties
    #expect(before["UID"] == after["UID"] && before["CREATED"] == after["CREATED"])
    #expect(before["SEQUENCE"] == "0" && after["SEQUENCE"] == "3")
    #expect(after["LAST-MODIFIED"] == "20260921T141420Z")
  }

  @Test(arguments: ["BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
  func `the checker of this test refuses what is no calendar`(text: String) {
    #expect(throws: CalendarCheck.Wrong.self) { try CalendarCheck.components(of: text) }
  }

  @Test func `CSV and Markdown are safe to paste`() {
    let export = FollowUpExport(
      of: [
        followUp("a", note: "=1+1", due: -2, priority: .high, tags: ["x"]),
        followUp("b", note: "*bold* <b>\n# title", due: 0), followUp("c", due: nil),
        followUp("d", due: 9, state: .snoozed(until: today.adding(days: 9))),
      ],
      in: Book(customers: []),
      today: today
    )
    #expect(export.csv.contains(",'=1+1,"))
    let expected = """
      # Follow-ups on 13 Dec 2026

      ## Late

      - [ ] **The a**: =1+1 (due 11 Dec 2026, high priority, no longer in the data) \\#x

      ## Today

      - [ ] **The b**: \\*bold\\* \\<b\\> \\# title (due 13 Dec 2026, no longer in the data)

      ## No date

      - [ ] **The c**: call (no longer in the data)

      ## Snoozed

      - [ ] **The d**: call (due 22 Dec 2026, snoozed until 22 Dec 2026, no longer in the data)

      """
    #expect(export.markdown == expected)
  }

  @Test func `Vitally's tasks are one body a line, of accounts it knows`() {
    let book = Book(customers: [Customer(id: Customer.ID(rawValue: "a"), name: "Acme")])
    let export = FollowUpExport(
      of: [
        followUp("a", note: "<b>call</b> & \"ask\"", priority: .high, tags: ["x"]), followUp("b"),
      ],
      in: book,
      today: today
    )
    let expected =
      #"{"externalId":"folio-mark-a","accountId":"a","name":"<b>call</b> & \"ask\"","#
      + #""description":"<p>&lt;b&gt;call&lt;/b&gt; &amp; &quot;ask&quot;</p>"#
      + #"<p>high priority, marked by ana@example.com on 2026-09-21</p>","#
      + #""dueDate":"2026-12-16","tags":["x"]}"# + "\n"
    #expect(export.vitallyTasks == expected)
    #expect(export.unknownCustomers == ["The b"])
  }

  @Test func `every form says until when and what for a follow-up is snoozed`() throws {
    var waiting = followUp("a", due: 3, state: .snoozed(until: nil))
    waiting.condition = .healthChanges(from: .poor)
    var renewing = followUp("b", due: nil, state: .snoozed(until: today.adding(days: 9)))
    let span = DaySpan(count: 30, unit: .days)
    renewing.condition = .renewalNears(span, known: today.adding(days: 39))
    let past = followUp("c", due: 3, state: .snoozed(until: today))
    let export = FollowUpExport(of: [waiting, renewing, past], in: nil, today: today)
    #expect(export.markdown.contains("snoozed until health changes)"))
    #expect(export.markdown.contains("(snoozed until 30d before renewal, 22 Dec 2026)"))
    let rows = export.csv.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).suffix(2)
    }
    #expect(
      rows.map(Array.init) == [
        ["snoozedUntil", "waitsFor"], ["", "health changes"], ["", ""],
        ["2026-12-22", "30d before renewal"],
      ]
    )
    let events = try CalendarCheck.components(of: export.calendar).map(\.properties)
    #expect(
      events.map { $0["X-FOLIO-WAITS-FOR"] } == ["health changes", nil, "30d before renewal"]
    )
    #expect(events.map { $0["X-FOLIO-SNOOZED-UNTIL;VALUE=DATE"] } == [nil, nil, "20261222"])
    #expect(events[0]["DESCRIPTION"]?.hasSuffix("snoozed until health changes") == true)
  }
}
