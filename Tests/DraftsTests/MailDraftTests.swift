import BookModel
import Programmes
import Testing

@testable import Drafts

struct MailDraftTests {
  @Test(arguments: NurtureMessage.allCases)
  func `a message is two parts in plain ASCII with short lines`(message: NurtureMessage) throws {
    let text = try MailFixture.draft(message).message
    #expect(text.utf8.allSatisfy { $0 == 0x0D || $0 == 0x0A || (0x20..<0x7F).contains($0) })
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.utf8.contains(0x0A) })
    #expect(text.hasSuffix("--\r\n"))
    for header in ["X-Unsent: 1", "MIME-Version: 1.0", "Date: Sat, 21 Nov 2026 09:00:00 +0000"] {
      #expect(lines.contains { $0 == header })
    }
  }

  @Test func `the same draft is the same bytes and another one another message`() throws {
    let first = try MailFixture.draft(.usageRecap)
    #expect(try MailFixture.draft(.usageRecap).message == first.message)
    #expect(try MailFixture.draft(.playlist).key != first.key)
    #expect(first.fileName == "2026-11_usage-recap_initech_\(first.fileName.suffix(12))")
  }

  /// What a name would need to leave its place in a page, an accent on it or not.
  private static let breakouts = ["<script", "<\u{301}", "\"\u{301}"]

  @Test(arguments: MailFixture.hostileNames)
  func `no name begins a header, a tag or a folder`(name: String) throws {
    for message in NurtureMessage.allCases {
      let draft = try MailFixture.draft(message, name: name, admin: name)
      let head = draft.message.split(separator: "\r\n\r\n", maxSplits: 1)[0]
      let names = head.split(separator: "\r\n").filter { $0.first != " " }
        .compactMap { $0.split(separator: ":").first }
      #expect(
        names == [
          "From", "To", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version",
          "Content-Type",
        ]
      )
      #expect(draft.message.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
      for tag in Self.breakouts { #expect(!draft.html.unicodeScalars.containsSequence(tag)) }
      #expect(draft.text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isControl && !$0.turnsText })
      #expect(draft.fileName.utf8.count < 120)
      #expect(
        draft.fileName.allSatisfy {
          $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
        }
      )
    }
  }

  @Test func `the recap is of the month it names, by the weeks that lie in it`() throws {
    let draft = try MailFixture.draft(.usageRecap, weeks: true)
    // The means of the weeks of 5, 12 and 19 October; those that reach into other months and the
    // newest, with other figures, do not count.
    #expect(draft.subject == "Initech in October 2026: 50 users a week")
    #expect(draft.text.contains("used the product in October 2026.\n"))
    #expect(
      draft.text.contains("Active users a week         50 on average (5 Oct – 25 Oct 2026)\n")
    )
    #expect(draft.text.contains("80 of 100 seats (80%)\n"))
    #expect(draft.text.contains("by the data of 21 Nov 2026\n"))
    #expect(draft.text.contains("By feature, a week on average in October 2026:\n"))
    #expect(
      draft.text.contains(
        "  - Code search: 30 users (60% of your active users)\n"
          + "  - Notebooks: 4 users (8% of your active users)\n"
      )
    )
    #expect(draft.text.contains("Not used in October 2026: Batch changes, Cody chat.\n"))
    for words in [
      ">5 Oct – 25 Oct 2026</span>", "<strong>50</strong>", ">by the data of 21 Nov 2026</span>",
      "Users a week</th>", ">30</td>", ">60%</td>", "Not used in October 2026: Batch changes,",
    ] {
      #expect(draft.html.contains(words), "\(words)")
    }
  }

  @Test func `a feature's share is that of the weeks in which it is known`() throws {
    var customer = MailFixture.customer(name: "Initech", admin: nil)
    customer.series = Fact([0, 10, 90, 80, 0, 0, 0], from: .looker)
    var feature = FeatureUsage(name: "Code search", users: 70)
    feature.series = WeekSeries([nil, nil, 90, 80, nil, nil, nil])
    customer.features = FeatureList([feature])
    let month = Month(of: MailFixture.day("2026-10-01"))
    let figures = RecapFigures(of: customer, in: month, weeks: MailFixture.weeks)
    #expect(figures.weekly == 60)
    #expect(figures.used.map(\.users) == [85] && figures.used.map(\.share) == [1])
  }

  @Test func `without figures of the month the recap claims none of it`() throws {
    let draft = try MailFixture.draft(.usageRecap)
    #expect(draft.subject == "Initech: how you use the product")
    #expect(!draft.text.contains("October") && !draft.html.contains("October"))
    #expect(
      draft.text.contains("by the newest figures there are.\n\n  Active users in a week      61")
    )
    #expect(draft.text.contains("Active users in a month     80 of 100 seats (80%)\n"))
    #expect(draft.text.contains("by the data of 21 Nov 2026\n"))
    #expect(
      draft.text.contains(
        "By feature:\n\n  - Code search: 70 users (88% of your active users)\n"
          + "  - Cody chat: 1 user\n"
      )
    )
    #expect(draft.text.contains("Not used: Batch changes, Notebooks.\n"))
    #expect(draft.html.contains("<td style=\"padding:8px 0;border-bottom:1px solid #e1e4ea\">Code"))
  }

  @Test func `a message greets the admin by name where there is one`() throws {
    #expect(try MailFixture.draft(.playlist).text.hasPrefix("Hello Pat Doe,\n\nNobody at Initech"))
    #expect(try MailFixture.draft(.playlist, admin: nil).text.hasPrefix("Hello,\n"))
  }

  @Test func `support may be an address or a page`() throws {
    #expect(
      try MailFixture.draft(.onboarding).html.contains("href=\"mailto:support@vendor.example\"")
    )
    var settings = NurtureSettings.example
    settings.addresses[.support] = "https://help.vendor.example/?a=1&b=2"
    let html = try MailFixture.draft(.onboarding, settings: settings).html
    #expect(html.contains("href=\"https://help.vendor.example/?a=1&amp;b=2\""))
  }

  @Test func `a step that is not due is not written`() {
    #expect(throws: DraftError.notDue(customer: "Initech")) {
      var settings = NurtureSettings.example
      settings.addresses[.sender] = nil
      _ = try MailFixture.draft(.playlist, settings: settings)
    }
  }
}

struct MailTemplatesTests {
  @Test func `a template of one's own takes the place of the built-in one`() throws {
    let templates = try MailTemplates(overrides: [
      "playlist.txt.mustache": "Subject: {{feature}} & co\r\n\r\nDear {{admin}}: {{playlist}}\r\n",
      "playlist.html.mustache": "<p>{{feature}} {{{customer}}}</p>",
    ])
    let draft = try MailFixture.draft(.playlist, name: "A <b> & C", templates: templates)
    #expect(draft.subject == "Batch changes & co")
    #expect(draft.text == "Dear Pat Doe: https://videos.vendor.example/batch-changes\n")
    #expect(draft.html.contains("<p>Batch changes A &lt;b&gt; &amp; C</p>"))
    #expect(draft.html.hasPrefix("<!DOCTYPE html>"))
    #expect(draft.html.contains("<title>Batch changes &amp; co</title>"))
  }

  @Test(arguments: [
    ("{{#mau}}", "playlist.txt.mustache: line 1: a section is not closed"),
    ("Subject: x\n\n{{mau", "playlist.txt.mustache: line 3: a tag is not closed"),
  ])
  func `what is wrong with a template is told with its line`(text: String, message: String) {
    let error = #expect(throws: DraftError.self) {
      try MailTemplates(overrides: ["playlist.txt.mustache": text])
    }
    #expect(error?.description == message)
  }

  @Test(arguments: ["", "Hello\n", "Subject: \n\nx", "Subject: {{nothing}}\n"])
  func `a text without a subject is refused`(text: String) throws {
    let templates = try MailTemplates(overrides: ["playlist.txt.mustache": text])
    #expect(throws: DraftError.noSubject(name: "playlist.txt.mustache")) {
      try MailFixture.draft(.playlist, templates: templates)
    }
  }

  @Test func `every message has a text and a page`() {
    let names = NurtureMessage.allCases.flatMap { message in
      ["txt", "html"].map { "\(message.rawValue).\($0).mustache" }
    }
    #expect(MailTemplates.names == (names + ["layout.html.mustache"]).sorted())
    #expect(names.allSatisfy { MailTemplates.builtInText(of: $0) != nil })
  }
}

extension String.UnicodeScalarView {
  /// Whether it holds the scalars of a text in a row, whatever characters they make.
  fileprivate func containsSequence(_ text: String) -> Bool {
    Array(self).firstRange(of: Array(text.unicodeScalars)) != nil
  }
}
