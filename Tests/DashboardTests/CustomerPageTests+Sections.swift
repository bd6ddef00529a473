import BookModel
import Canvas
import Testing

@testable import Dashboard

/// What the sections say.
extension CustomerPageTests {
  /// The whole text of a section, top to bottom.
  func text(of section: PageSection, _ dashboard: Dashboard, width: Int = 76) -> [String] {
    let lines = dashboard.portrait(width: width, rows: 17)?.lines(of: section) ?? []
    return lines.map { line in
      var frame = Frame(rows: 1, columns: width)
      frame.draw(line, row: 0, column: 0, width: width)
      return frame.text(row: 0)
    }
  }

  @Test func `Why has weights, scores, values, bounds and sources that add up`() {
    let lines = text(of: .why, page())
    let table = lines.drop { !$0.hasPrefix("WHY") }.prefix { !$0.hasPrefix("An input") }
    #expect(table.count == 15, "a heading, 4 categories and 10 inputs")
    let weights = table.dropFirst().filter { !$0.hasPrefix("  ") }.compactMap { line in
      line.split(separator: " ").first { $0.hasSuffix("%") }.flatMap { Int($0.dropLast()) }
    }
    #expect(weights.reduce(0, +) == 100)
    let buyer = table.first { $0.contains("access to buyer") }
    #expect(buyer?.contains("▼") == true && buyer?.contains("Vitally") == true)
    #expect(!table.contains { $0.contains("since") }, "nothing is known of older snapshots")
  }

  @Test func `since when an input is as it is stands beside it where that is known`() throws {
    var dashboard = page()
    var older = FixtureBook.pages.book
    let place = try #require(older.customers.firstIndex { $0.id.rawValue == "p-1" })
    older.day = FixtureBook.day("2026-09-12")
    var oldest = older
    oldest.day = FixtureBook.day("2026-08-01")
    oldest.customers[place].utilization = Fact(0.5, from: .looker)
    var history = try #require(ChangeHistory(from: ComparedBook(oldest)))
    _ = history.append(ComparedBook(older))
    let changes = history.append(ComparedBook(FixtureBook.pages))
    let past = BookPast(changes: try #require(changes), history: history, month: nil)
    _ = dashboard.update(.pastLoaded(past))
    let lines = text(of: .why, dashboard)
    #expect(lines.contains { $0.hasPrefix("WHY") && $0.contains("since") })
    #expect(lines.contains { $0.contains("utilization") && $0.contains("12 Sep") })
  }

  @Test func `a missing input says so and weighs nothing`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    let line = text(of: .why, dashboard).first { $0.contains("access to buyer") }
    #expect(line?.contains("? access to buyer") == true)
    #expect(line?.contains("%") == false)
  }

  @Test func `seats that are left are at least as many where the users are at most so many`() {
    let lines = text(of: .usage, page())
    #expect(lines.contains { $0.contains("≤671 of 900 used") && $0.contains("≤75%") })
    #expect(lines.contains { $0.contains("≥229 of 900 seats") })
    #expect(lines.contains { $0.contains("never used: Insights, Notebooks") })
  }

  @Test func `what is known as a bound is told as one beside the list and in copies`() throws {
    var dashboard = page()
    let portrait = try #require(dashboard.portrait(width: 60))
    let lines = portrait.usage.map { $0.pieces.map(\.text).joined() }
    #expect(lines.contains { $0.contains("≤671 of 900") && $0.contains("≤75%") })
    #expect(!lines.contains { $0.contains(" 75%") })
    guard case .copy(let text, _) = dashboard.type("ym").first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.contains("MAU ≤671 of 900 seats (≤75%)"))
  }

  @Test func `an unknown health is told with one question mark beside the list`() throws {
    let portrait = try #require(page(1).portrait(width: 40))
    #expect(portrait.identity[1].pieces.map(\.text) == ["? HEALTH UNKNOWN"])
  }

  @Test func `the renewal clock knows what was done and what is late`() {
    let lines = text(of: .contract, page())
    #expect(lines.contains { $0.contains("✓ health assessment") && $0.contains("done 27 Oct") })
    #expect(lines.contains { $0.contains("flag the renewal, 180d before") })
    var dashboard = Dashboard.fixture()
    dashboard.type("/initech")
    dashboard.press(.enter, .enter)
    let late = text(of: .contract, dashboard).first { $0.contains("health assessment") }
    #expect(late?.contains("! ") == true && late?.contains("task still open") == true)
  }

  @Test func `open opportunities come before closed ones`() {
    let lines = text(of: .contract, page())
    let open = lines.firstIndex { $0.contains("Negotiation") }
    let won = lines.firstIndex { $0.contains("Closed Won") }
    #expect(open != nil && won != nil && (open ?? 0) < (won ?? 0))
  }

  @Test func `the timeline goes back month by month, with what the snapshot does not tell`() {
    var dashboard = page()
    let draft = FollowUpDraft(note: "called them", due: FixtureBook.day("2026-11-10"))
    let stamp = FollowUpStamp(user: "ana", host: "h", time: (FixtureBook.noon - 86_400) * 1000)
    let id = Customer.ID(rawValue: "p-1")
    let reference = CustomerReference(id: id, name: "Acme")
    let event = FollowUpEvent(
      id: "1",
      batch: "1",
      customer: reference,
      stamp: stamp,
      change: .marked(draft)
    )
    let entries = FollowUpLedger(events: [event]).history(of: id)
    _ = dashboard.update(.followUpHistory(FollowUpStory(customer: id, entries: entries)))
    let lines = text(of: .timeline, dashboard)
    let months = lines.filter { !$0.hasPrefix(" ") }.map(\.trimmed).dropFirst().filter { $0 != "" }
    #expect(
      Array(months) == [
        "Feb 2027", "Jan 2027", "Dec 2026", "Nov 2026", "Oct 2026", "Sep 2026", "Mar 2026",
        "Feb 2026", "Feb 2024",
      ]
    )
    #expect(
      lines.contains {
        $0.contains("20 Nov") && $0.contains("called them, due 10 Nov 2026 (ana)")
      }
    )
    #expect(lines.contains { $0.contains("21 Nov") && $0.contains("today") })
  }

  @Test func `every fact is either listed with its source or named as unknown`() {
    for customer in 0...1 {
      let dashboard = page(customer)
      let rows = dashboard.portrait(width: 76)?.dataRows ?? []
      let lines = text(of: .data, dashboard)
      let facts = lines.drop { !$0.hasPrefix("FACTS") }
      #expect(rows.count > 30)
      for row in rows where row.value != nil {
        #expect(facts.contains { $0.contains(row.name) }, "\(row.name)")
      }
      let unknown = facts.drop { !$0.hasPrefix("UNKNOWN") }.joined(separator: " ")
        .split(separator: " ").joined(separator: " ")
      for row in rows where row.value == nil {
        #expect(unknown.contains(row.name), "\(row.name)")
      }
    }
  }

  @Test func `a disagreement shows what each system says, and which one counts`() {
    let line = text(of: .data, page()).first { $0.contains("! seats") }
    let words = line?.split(separator: " ").map(String.init) ?? []
    #expect(words == ["!", "seats", "900", "850", "Salesforce"])
  }

  @Test func `stale data says so beside every fact of it`() {
    let lines = text(of: .data, page())
    #expect(lines.contains { $0.contains("WAU") && $0.contains("9d STALE") })
    #expect(lines.contains { $0.contains("Vitally id") && $0.contains("2h") })
  }

  @Test func `paragraphs of notes stay apart`() {
    let lines = text(of: .notes, page()).map { $0.trimmed }
    #expect(lines.contains("She wants numbers for her own management."))
    #expect(lines.contains { $0.hasPrefix("14 Oct 2026") && $0.contains("Call with Priya · Ana") })
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
