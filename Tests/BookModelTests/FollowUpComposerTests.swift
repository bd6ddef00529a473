import BookModel
import Testing

/// A Saturday.
private let today = Day(number: 20_778)
private let renewal = Day(number: 20_878)

private struct Reading: Sendable, CustomTestStringConvertible {
  var text: String
  var note: String
  var due: String?
  var priority = FollowUp.Priority.normal
  var tags: [String] = []
  var testDescription: String { text }
}

struct FollowUpComposerTests {
  @Test(arguments: [
    Reading(
      text: "call champion about MAU dip @fri !high #renewal",
      note: "call champion about MAU dip",
      due: "2026-11-27",
      priority: .high,
      tags: ["renewal"]
    ),
    Reading(text: "call champion", note: "call champion", due: "2026-11-28"),
    Reading(text: "call fri", note: "call", due: "2026-11-27"),
    Reading(text: "send the plan by fri", note: "send the plan", due: "2026-11-27"),
    Reading(text: "send the plan on 24 dec", note: "send the plan", due: "2026-12-24"),
    Reading(text: "send dec 24 2027", note: "send", due: "2027-12-24"),
    Reading(text: "send +2w", note: "send", due: "2026-12-05"),
    Reading(text: "stand by fri", note: "stand", due: "2026-11-27"),
    Reading(text: "by fri", note: "by", due: "2026-11-27"),
    Reading(text: "@24 dec send", note: "send", due: "2026-12-24"),
    Reading(text: "@24 dec 2027 send", note: "send", due: "2027-12-24"),
    Reading(text: "send @2w now", note: "send now", due: "2026-12-05"),
    Reading(text: "send @none", note: "send", due: nil),
    Reading(text: "prepare ^30d", note: "prepare", due: "2027-01-30"),
    Reading(text: "prepare ^2mo #a #b #a", note: "prepare", due: "2027-01-01", tags: ["a", "b"]),
    Reading(text: "!l later", note: "later", due: "2026-11-28", priority: .low),
    Reading(text: "!NORMAL it", note: "it", due: "2026-11-28"),
    Reading(text: "prepare q1", note: "prepare q1", due: "2026-11-28"),
    Reading(text: "what broke yesterday", note: "what broke yesterday", due: "2026-11-28"),
    Reading(text: "what broke 2026-01-01", note: "what broke 2026-01-01", due: "2026-11-28"),
    Reading(text: "scale -3d", note: "scale -3d", due: "2026-11-28"),
    Reading(text: "fri", note: "fri", due: "2026-11-28"),
    Reading(text: "review fri @mon", note: "review fri", due: "2026-11-23"),
    Reading(text: "ask \\#1 \\@home \\", note: "ask #1 @home \\", due: "2026-11-28"),
    Reading(text: "play \\fri", note: "play fri", due: "2026-11-28"),
    Reading(text: "mail bob@example.com!", note: "mail bob@example.com!", due: "2026-11-28"),
    Reading(text: "  a\tb\u{1B}[31m\nc\u{0} ", note: "a b [31m c", due: "2026-11-28"),
    Reading(text: "電話 @明日 ".replacing("@明日", with: "@tomorrow"), note: "電話", due: "2026-11-22"),
  ])
  private func `reads a line`(_ reading: Reading) throws {
    let draft = try FollowUpDraft(parsing: reading.text, today: today, renewal: renewal)
    #expect(draft.note == reading.note)
    #expect(draft.due?.description == reading.due)
    #expect(draft.priority == reading.priority)
    #expect(draft.tags == reading.tags)
  }

  @Test(arguments: [
    ("call @fry", FollowUpComposerError.unknownDay("@fry")),
    ("call @", .unknownDay("@")),
    ("call @99999d", .unknownDay("@99999d")),
    ("call !urgent", .unknownPriority("!urgent")),
    ("call !", .unknownPriority("!")),
    ("call #", .emptyTag),
    ("call ^soon", .unknownSpan("^soon")),
    ("call ^", .unknownSpan("^")),
    ("call @fri @mon", .secondDay("@mon")),
    ("call ^30d @mon", .secondDay("@mon")),
    ("", .noNote), ("   ", .noNote), ("@fri !high", .noNote),
  ])
  func `says what is not understood`(text: String, expected: FollowUpComposerError) {
    #expect(throws: expected) {
      try FollowUpDraft(parsing: text, today: today, renewal: renewal)
    }
    #expect(expected.word.map { text.contains($0) } ?? true)
    #expect(expected.description.contains(expected.word ?? "@fri"))
  }

  @Test func `a time before the renewal needs one`() {
    #expect(throws: FollowUpComposerError.noRenewal("^30d")) {
      try FollowUpDraft(parsing: "call ^30d", today: today)
    }
  }

  @Test func `the default due day is the caller's`() throws {
    let soon = try FollowUpDraft(
      parsing: "call",
      today: today,
      defaultDue: DaySpan(count: 2, unit: .days)
    )
    #expect(soon.due == today.adding(days: 2))
    #expect(try FollowUpDraft(parsing: "call", today: today, defaultDue: nil).due == nil)
  }

  @Test func `a line that is read once holds for every renewal and every follow-up`() throws {
    let line = try ComposedFollowUp(parsing: "^30d !high", today: today)
    #expect(line.countsFromRenewal)
    #expect(throws: FollowUpComposerError.noNote) {
      try line.draft(renewal: renewal, defaultDue: .week)
    }
    #expect(throws: FollowUpComposerError.noRenewal("^30d")) {
      try line.draft(renewal: nil, defaultDue: .week)
    }
    for days in [40, 100] {
      let followUp = FollowUp(
        customer: Customer.ID(rawValue: "\(days)"),
        customerName: "Acme",
        note: "call \(days)",
        due: nil,
        created: 0,
        author: "ana"
      )
      let draft = try line.draft(changing: followUp, renewal: today.adding(days: days))
      #expect(draft.note == "call \(days)" && draft.priority == .high)
      #expect(draft.due == today.adding(days: days - 30))
    }
    let fixed = try ComposedFollowUp(parsing: "call @fri", today: today)
    #expect(!fixed.countsFromRenewal)
  }
}
