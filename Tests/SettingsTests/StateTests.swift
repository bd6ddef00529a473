import BookQuery
import Canvas
import Settings
import TestSupport
import Testing

struct SessionTests {
  private static var full: Session {
    var session = Session()
    session.screen = "usage"
    session.filter = "tier:\"a \\ b\" é \u{1B}[31m\u{85}\u{2028} renewal<90d"
    session.sort = ["-arr", "feature:\"Code search\""]
    session.columns = [Session.Column("name", width: 30), Session.Column("arr")]
    session.customer = "null"
    session.scope = .base
    session.tiers = ["Strategic", "yes"]
    session.theme = "folio-dark"
    session.showsPreview = false
    session.filters = ["health<5", "\"a \\\\ b\" é"]
    return session
  }

  @Test func `what is written is read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("state/folio/session.json")
    for session in [Self.full, Session()] {
      try session.write(to: path)
      let read = Session.read(from: path)
      #expect(read.session == session)
      #expect(read.problem == nil)
      #expect(TestFile.mode(of: path) == 0o600)
      #expect(TestFile.mode(of: folder.file("state/folio")) == 0o700)
      #expect(TestFile.names(in: folder.file("state/folio")) == ["session.json"])
    }
  }

  @Test func `no file is the session of a newcomer`() throws {
    let read = Session.read(from: try TemporaryFolder().file("none.json"))
    #expect(read.session == Session())
    #expect(read.problem == nil)
  }

  @Test(arguments: [
    "{\"version\": 99, \"screen\": \"usage\", \"later\": {\"a\": [1]}}",
    "{\"screen\": \"usage\", \"sort\": 7, \"columns\": [1, {\"width\": 3}, []], \"preview\": \"maybe\"}",
    "{\"screen\": \"usage\", \"filter\": [\"a\"], \"scope\": \"mine\", \"tiers\": {\"a\": 1}, \"customer\": null}",
  ])
  func `what cannot be made out is left out`(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "session.json")
    var wanted = Session()
    wanted.screen = "usage"
    #expect(Session.read(from: path).session == wanted)
  }

  @Test(arguments: ["{", "[1]", "x: [", "\u{0}", "{\"a\": \"\\ud800\"}", "7"])
  func `a damaged file is told and nothing more`(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "session.json")
    let read = Session.read(from: path)
    #expect(read.session == Session())
    #expect(read.problem?.file == path)
  }

  @Test func `no bytes trap`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("session.json")
    try Self.full.write(to: path)
    let whole = try TestFile.bytes(of: path)
    var state: UInt64 = 9
    for _ in 0..<200 {
      var bytes = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      try folder.write(bytes, to: "session.json")
      _ = Session.read(from: path)
    }
  }

  @Test func `a place that cannot be written is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let error = #expect(throws: StateFileError.self) {
      try Session().write(to: folder.file("file/session.json"))
    }
    #expect(error?.description.contains("file") == true)
  }
}

struct SavedViewsTests {
  @Test func `a view is saved, replaced and removed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("state/views.yaml")
    _ = try SavedViews.save("risk: \"x\"", "health<5 'é' \\", in: path)
    _ = try SavedViews.save("yes", "arr>1m | -b", in: path)
    let change = try SavedViews.save("yes", "null", in: path)
    #expect(change.setAside == nil)
    #expect(change.views.views.map(\.name) == ["risk: \"x\"", "yes"])
    #expect(try SavedViews(file: path).views.map(\.filter) == ["health<5 'é' \\", "null"])
    #expect(TestFile.mode(of: path) == 0o600)
    #expect(try SavedViews.remove("yes", in: path).views.views.count == 1)
    #expect(try SavedViews.remove("risk: \"x\"", in: path).views.views.isEmpty)
    #expect(try SavedViews(file: path) == SavedViews())
    #expect(TestFile.names(in: folder.file("state")) == ["views.yaml"])
  }

  @Test func `a file that cannot be read is put aside and never lost`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("views.yaml")
    for (number, text) in ["a: [", "- b"].enumerated() {
      try folder.write(text, to: "views.yaml")
      #expect(throws: SettingsError.self) { try SavedViews(file: path) }
      let change = try SavedViews.save("new", "arr>1", in: path)
      let aside = try #require(change.setAside)
      #expect(aside == path + (number == 0 ? ".damaged" : ".damaged-2"))
      #expect(try TestFile.bytes(of: aside) == Array(text.utf8))
      #expect(change.views.views.map(\.name) == ["new"])
    }
  }

  @Test func `the configuration's views come first and hold`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("views.yaml")
    _ = try SavedViews.save("mine", "arr>1", in: path)
    let saved = try SavedViews.save("late", "follow:late", in: path).views
    let configured = try Configuration(
      "views: {mine: health<5}\n",
      file: "config.yaml",
      paths: Paths(environment: [:])
    )
    let all = saved.following(configured.views)
    #expect(all.map(\.name) == ["mine", "late"])
    #expect(all.map(\.filter) == ["health<5", "follow:late"])
  }
}

struct LogFileTests {
  @Test func `a line has its time and nothing a terminal obeys`() throws {
    let folder = try TemporaryFolder()
    let log = LogFile(path: folder.file("state/folio/folio.log"))
    #expect(log.append("one\ntwo \u{1B}[31m\u{9B}\u{202E}é", at: 1_795_253_400))
    #expect(log.append(String(repeating: "x", count: 9000), at: 0))
    let text = String(decoding: try TestFile.bytes(of: log.path), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "2026-11-21T09:30:00Z one two [31mé")
    #expect(lines[1].count == 4000 + "1970-01-01T00:00:00Z ".count)
    #expect(TestFile.mode(of: log.path) == 0o600)
  }

  @Test func `it stays small`() throws {
    let folder = try TemporaryFolder()
    let log = LogFile(path: folder.file("folio.log"), limit: 500)
    for number in 0..<100 { log.append("line \(number)", at: 0) }
    #expect(TestFile.names(in: folder.path) == ["folio.log", "folio.log.1"])
    for name in ["folio.log", "folio.log.1"] {
      #expect(try TestFile.bytes(of: folder.file(name)).count < 600)
    }
    let text = String(decoding: try TestFile.bytes(of: log.path), as: UTF8.self)
    #expect(text.contains("line 99"))
  }

  @Test func `a log that cannot be written is no reason to stop`() {
    #expect(!LogFile(path: "/proc/nowhere/folio.log").append("x", at: 0))
  }
}

struct KeyNamesTests {
  @Test(
    arguments: [
      ("g", [.character("g")]), ("G", [.character("G")]), ("é", [.character("é")]),
      ("g g", [.character("g"), .character("g")]), ("gg", [.character("g"), .character("g")]),
      ("ctrl-r", [.control("r")]), ("Ctrl-R", [.control("r")]), ("^r", [.control("r")]),
      ("C-x u", [.control("x"), .character("u")]),
      ("F1", [.function(1)]), ("f12", [.function(12)]), ("f", [.character("f")]),
      ("space", [.character(" ")]),
      ("enter", [.enter]), ("Esc", [.escape]), ("shift-tab", [.backTab]), ("PgUp", [.pageUp]),
      ("ctrl-space", [.control(" ")]),
      ("-", [.character("-")]), ("^", [.character("^")]), ("ctrl-\\", [.control("\\")]),
    ] as [(String, [Key])]
  )
  func `a key is known by its name`(text: String, keys: [Key]) throws {
    #expect(try KeyNames.keys(text) == keys)
  }

  @Test(arguments: [
    ("", "write one"), ("  ", "write one"), ("ctrl-i", "write tab"), ("ctrl-m", "write enter"),
    ("ctrl-h", "write backspace"), ("ctrl-s", "another letter"), ("alt-x", "use a letter"),
    ("M-x", "use a letter"),
    ("entr", "did you mean enter?"), ("ctrl-", "ctrl- and one letter"),
    ("ctrl-rr", "ctrl- and one letter"),
    ("a b c d e", "write fewer"), ("é é é!!", "such as"),
  ])
  func `what is no key is refused with what to write`(text: String, remedy: String) {
    let flaw = #expect(throws: KeyNames.Flaw.self) { try KeyNames.keys(text) }
    #expect(flaw?.remedy.contains(remedy) == true, "\(flaw?.remedy ?? "")")
  }

  @Test func `a mistake in the configuration names its line`() throws {
    let configuration = try Configuration(
      "me: x\nkeys:\n  sort: [s, ctrl-o]\n  redo: ctrl-i\n  undo:\n",
      file: "config.yaml",
      paths: Paths(environment: [:])
    )
    #expect(
      try configuration.keys[0].sequences(file: "config.yaml") == [
        [.character("s")], [.control("o")],
      ]
    )
    let error = #expect(throws: SettingsError.self) {
      try configuration.keys[1].sequences(file: "config.yaml")
    }
    #expect(error?.description == "config.yaml:4: redo: terminals send tab for \"ctrl-i\"")
    #expect(error?.remedy == "write tab")
    #expect(try configuration.keys[2].sequences(file: "config.yaml").isEmpty)
  }
}
