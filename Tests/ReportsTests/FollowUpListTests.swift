import BookModel
import Reports
import Testing

struct FollowUpListTests {
  private let followUps = [
    FollowUp(
      customer: .init(rawValue: "a-2"),
      customerName: "Umbrella",
      note: "Ask\u{1B}[2J\nagain",
      created: 0,
      author: "bo"
    ),
    FollowUp(
      customer: .init(rawValue: "gone"),
      customerName: "Hooli",
      note: "Wait",
      due: Fixture.today,
      state: .snoozed(until: nil),
      created: 0,
      author: "bo"
    ),
    Fixture.followUp,
  ]

  private func text(_ format: OutputFormat, book: Book? = Fixture.portfolio.book) -> String {
    FollowUpList(of: followUps, in: book, today: Fixture.today)
      .text(format, Layout(width: 100))
  }

  @Test func `they come by due day with what the book knows of the customer`() {
    #expect(
      text(.ndjson) == #"""
        {"id":"a-1","name":"Initech","known":true,"note":"Call the champion","due":"2026-11-18",\#
        "priority":"high","tags":["mau","qbr"],"state":"open","created":"2026-11-18T11:06:40Z",\#
        "by":"ana@example.com","snoozedUntil":null,"waitsFor":null}
        {"id":"gone","name":"Hooli","known":false,"note":"Wait","due":"2026-11-21",\#
        "priority":"normal","tags":[],"state":"snoozed","created":"1970-01-01T00:00:00Z","by":"bo",\#
        "snoozedUntil":null,"waitsFor":null}
        {"id":"a-2","name":"Umbrella","known":true,"note":"Ask\u001b[2J\nagain","due":null,\#
        "priority":"normal","tags":[],"state":"open","created":"1970-01-01T00:00:00Z","by":"bo",\#
        "snoozedUntil":null,"waitsFor":null}

        """#
    )
  }

  @Test func `without a book nobody knows whether the data has the customer`() {
    let text = text(.json, book: nil)
    #expect(text.hasPrefix("[\n{\"id\":\"a-1\",\"name\":\"Initech\",\"known\":null,"))
  }

  @Test func `the table says where each stands`() {
    #expect(
      text(.table) == """
        STATE      DUE         CUSTOMER      NOTE               PRIORITY  TAGS       SNOOZE
        ! late     2026-11-18  Initech       Call the champion  high      #mau #qbr
        z snoozed  2026-11-21  Hooli (gone)  Wait                                    until further notice
        + undated              Umbrella      Ask[2J again

        3 follow-ups · 1 late · 1 snoozed

        """
    )
  }

  @Test func `rows for scripts have one header`() {
    let lines = text(.tsv).split(separator: "\n")
    #expect(
      lines[0]
        == "id\tname\tknown\tnote\tdue\tpriority\ttags\tstate\tcreated\tby\tsnoozedUntil\twaitsFor"
    )
    #expect(
      lines[3]
        == "a-2\tUmbrella\ttrue\tAsk[2J again\t\tnormal\t[]\topen\t1970-01-01T00:00:00Z\tbo\t\t"
    )
    #expect(text(.csv).contains("a-2,Umbrella,true,\"Ask[2J\nagain\",,normal,[],open,"))
    #expect(text(.markdown).hasPrefix("| STATE | DUE | CUSTOMER | NOTE |"))
  }

  @Test func `no follow-ups are a sentence and an empty array`() {
    let list = FollowUpList(of: [], in: nil, today: Fixture.today)
    #expect(list.text(.table) == "0 follow-ups\n")
    #expect(list.text(.json) == "[]\n")
  }
}
