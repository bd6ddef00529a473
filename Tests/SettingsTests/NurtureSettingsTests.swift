import BookModel
import Programmes
import Settings
import TestSupport
import Testing

struct NurtureSettingsTests {
  private func read(_ text: String) throws -> Configuration {
    let paths = Paths(environment: ["HOME": "/home/ana"])
    return try Configuration(text, file: "/etc/folio/config.yaml", paths: paths)
  }

  @Test func `every key of the programme is read`() throws {
    let nurture = try read(
      """
      nurture:
        sender: Ana Lima <ana@example.com>
        community: https://community.example.com
        support: support@example.com
        onboarding: https://docs.example.com/start
        training: https://docs.example.com/training
        upgrade: https://docs.example.com/upgrade
        releases: https://docs.example.com/releases
        playlists: {Cody chat: "https://videos.example.com/chat"}
        admin_roles: [Owner]
        onboard_within: 30d
        end_users_after: 3
        recap_day: 5
        behind: 4
        low_adoption: 25%
      """
    ).nurture
    #expect(nurture?.addresses.count == NurtureSettings.Address.allCases.count)
    #expect(nurture?.playlist(of: "cody CHAT")?.link == "https://videos.example.com/chat")
    #expect(nurture?.adminRoles == ["Owner"])
    #expect(nurture?.onboardWithin == 30)
    #expect(nurture?.endUsersAfter == 3)
    #expect(nurture?.recapDay == 5)
    #expect(nurture?.behind == 4)
    #expect(nurture?.lowAdoption == 0.25)
  }

  @Test(arguments: [
    "community: javascript:alert(1)", "training: \"https://a b\"", "support: nobody",
    "sender: Ana Lima", "recap_day: 29", "low_adoption: 130%", "low_adoption: nan",
    "playlists: {Cody chat: chat}", "behind: 0",
  ])
  func `what cannot be an address or a bound is refused with its line`(line: String) {
    let error = #expect(throws: SettingsError.self) { try read("nurture:\n  \(line)\n") }
    #expect(error?.line == 2)
  }

  @Test func `a key that is not known is told`() throws {
    let configuration = try read("nurture: {suport: https://x.example}\nplans: [~/plans, a.yaml]")
    #expect(
      configuration.warnings.map(\.description) == [
        "/etc/folio/config.yaml:1: unknown key \"suport\""
      ]
    )
    #expect(configuration.plans == ["/home/ana/plans", "/etc/folio/a.yaml"])
  }

  @Test func `templates of one's own are found by name`() throws {
    let folder = try TemporaryFolder()
    try folder.write("Subject: x", to: "folio/templates/playlist.txt.mustache")
    let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.path])
    let texts = try TemplateFolder.texts(
      of: ["playlist.txt.mustache", "layout.html.mustache"],
      paths: paths
    )
    #expect(texts == ["playlist.txt.mustache": "Subject: x"])
  }
}

struct CoveragePlanFileTests {
  private static let plan = CoveragePlan(
    person: Person(id: "u-1", name: "Ana \"A\" Límá", email: "ana@example.com"),
    from: Day(number: 21_000),
    to: Day(number: 21_009),
    entries: [
      CoveragePlan.Entry(
        customer: CustomerReference(
          id: .init(rawValue: "a-1"),
          name: "Init: {ech}, #1 - 'x'\n\u{1B}[31m\u{202E}東",
          externalId: "0012"
        ),
        cover: Person(id: "u-2"),
        channel: "#shared: yes",
        told: Day(number: 20_990),
        followUp: FollowUpDraft(
          note: "call \\ \"Bo\"",
          due: Day(number: 21_001),
          priority: .high,
          tags: ["renewal", "1"]
        )
      ),
      CoveragePlan.Entry(
        customer: CustomerReference(id: .init(rawValue: "null"), name: "~"),
        cover: Person(id: "u-3", name: "yes", email: "1e3")
      ),
    ],
    done: [.request: Day(number: 20_980), .status: Day(number: 20_981)]
  )

  @Test func `a plan is read back as it was written`() throws {
    let text = CoveragePlanFile.text(of: Self.plan)
    #expect(try CoveragePlanFile(text, path: "p.yaml").plan == Self.plan)
    let empty = CoveragePlan(person: Person(id: "u"), from: Day(number: 0), to: Day(number: 0))
    #expect(try CoveragePlanFile(CoveragePlanFile.text(of: empty), path: "p").plan == empty)
  }

  @Test(arguments: [
    ("", "the plan has no folio"), ("folio: plan", "folio cannot be"),
    ("folio: coverage plan\nfrom: 2026-02-20", "the plan has no to"),
    ("from: 2026-01-01", "the plan has no folio"), ("[]", "must be a mapping"),
    (
      "folio: coverage plan\nperson: {id: a}\nfrom: 2026-02-30\nto: 2026-03-01",
      "from must be a day such as 2026-12-01"
    ),
    (
      "folio: coverage plan\nperson: {id: a}\nfrom: 2026-03-02\nto: 2026-03-01",
      "to must be a day that is not before"
    ),
  ])
  func `a file that is no plan is refused`(text: String, words: String) {
    let error = #expect(throws: SettingsError.self) {
      try CoveragePlanFile(text, path: "p.yaml")
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `files and folders of plans are read in order`() throws {
    let folder = try TemporaryFolder()
    var other = Self.plan
    other.entries = []
    try folder.write(CoveragePlanFile.text(of: Self.plan), to: "plans/b.yaml")
    try folder.write(CoveragePlanFile.text(of: other), to: "plans/a.yaml")
    try folder.write("not a plan", to: "plans/readme.txt")
    try folder.write(CoveragePlanFile.text(of: other), to: "one.yaml")
    let files = try CoveragePlanFile.plans(
      at: [folder.file("plans"), folder.file("one.yaml"), folder.file("missing")]
    )
    #expect(files.map(\.plan) == [other, Self.plan, other])
  }
}
