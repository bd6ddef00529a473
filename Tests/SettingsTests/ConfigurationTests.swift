import BookModel
import BookQuery
import Canvas
import Settings
import TestSupport
import Testing

struct ConfigurationTests {
  private static let paths = Paths(environment: ["HOME": "/home/ana"])

  private func read(_ text: String) throws -> Configuration {
    try Configuration(text, file: "/etc/folio/config.yaml", paths: Self.paths)
  }

  @Test func `every key is read`() throws {
    let configuration = try read(
      """
      snapshots: [~/snapshots, data, /srv/snapshots]
      me: ana@example.com
      scope: base
      policy: three-tier
      theme: {dark: folio-dark, light: folio-light}
      glyphs: braille
      contrast: high
      stale_after: 3d
      releases: [5.10, 5.9.2]
      traits:
        arr: [sfdc.ARR__c, arr]
        seats: sfdc.Seats
      looker:
        mau: pings.mau
        features: {Code search: search.users}
      prefer: {arr: trait}
      health:
        weights: {utilization: 0.5}
        thresholds: {usage: {healthy: 0.4, poor: 0.1, healthy_included: false}}
        minimum_coverage: 0.5
      default_due: 14
      store: ~/folio.sqlite
      views: {At risk: "health:poor sort:-arr"}
      keys: {quit: [q, ctrl-q], sort: s}
      confirm_quit: true
      reduced_motion: on
      links: {vitally: "https://example.com/{id}", looker: "https://example.com/{salesforceId}"}
      """
    )
    #expect(
      configuration.snapshots == ["/home/ana/snapshots", "/etc/folio/data", "/srv/snapshots"]
    )
    #expect(configuration.me == "ana@example.com")
    #expect(configuration.scope == .base)
    #expect(configuration.policy == "three-tier")
    #expect(configuration.theme == .pair(dark: "folio-dark", light: "folio-light"))
    #expect(configuration.glyphs == .braille)
    #expect(configuration.contrast == .high)
    #expect(configuration.staleAfter == 3)
    #expect(configuration.releases == ["5.10", "5.9.2"])
    #expect(configuration.mapping.mapping.traits["arr"] == ["sfdc.ARR__c", "arr"])
    #expect(configuration.mapping.mapping.looker == ["mau": ["pings.mau"]])
    #expect(configuration.mapping.mapping.features == ["Code search": "search.users"])
    #expect(configuration.mapping.prefersTraitARR == true)
    #expect(configuration.health.weights[.utilization] == 0.5)
    #expect(configuration.health.weights[.sentiment] == 0.05)
    #expect(
      configuration.health.thresholds[.usage]
        == HealthPolicy.Threshold(healthyAt: 0.4, includesHealthyBound: false, poorAt: 0.1)
    )
    #expect(configuration.health.minimumCoverage == 0.5)
    #expect(configuration.defaultDue == 14)
    #expect(configuration.store == "/home/ana/folio.sqlite")
    #expect(configuration.views.map(\.filter) == ["health:poor sort:-arr"])
    #expect(configuration.views.map(\.line) == [23])
    #expect(configuration.keys.map(\.keys) == [["q", "ctrl-q"], ["s"]])
    #expect(configuration.confirmsQuit)
    #expect(configuration.reducesMotion)
    #expect(configuration.vitallyLink == "https://example.com/{id}")
    #expect(configuration.warnings.isEmpty)
  }

  @Test(arguments: ["", "# nothing\n", "~", "me:\ntheme:\npolicies:\n", "{}"])
  func `nothing written is the default`(text: String) throws {
    var configuration = try read(text)
    #expect(configuration.file == "/etc/folio/config.yaml")
    configuration = try Configuration(text, file: "c", paths: Self.paths)
    #expect(configuration.staleAfter == 7)
    #expect(configuration.me == nil && configuration.theme == nil)
    #expect(configuration.health == .builtIn)
    #expect(configuration.warnings.isEmpty)
  }

  @Test(arguments: [
    ("me: [a, b]", 1, "me must be a text, not a list", nil),
    ("\nsnapshots: {a: b}", 2, "snapshots must be a text, not a mapping", nil),
    ("glyphs: emoji", 1, "glyphs cannot be \"emoji\"", "use auto, braille, block, ascii"),
    ("stale_after: soon", 1, "stale_after cannot be \"soon\"", "write a number of days such as 7"),
    ("stale_after: -1", 1, "stale_after cannot be \"-1\"", "write a number of days such as 7"),
    ("confirm_quit: 5", 1, "confirm_quit must be true or false, not \"5\"", nil),
    ("theme:\n  dark: x", 2, "theme has no light", "add light:"),
    ("health: {weights: {sentiment: lots}}", 1, "sentiment cannot be \"lots\"", "write 0.55"),
    (
      "health:\n  thresholds:\n    usage: 5", 3,
      "usage must be a mapping of keys to values, not \"5\"", nil
    ),
    ("prefer: {arr: looker}", 1, "arr cannot be \"looker\"", "use trait, mrr"),
    ("policies:\n  - name: x", 2, "x has no tiers", "list at least one under tiers:"),
    ("me: a\nme: b", 1, "a second key \"me\"", "give it another one"),
    ("me: \"a", 1, "is not YAML: found unexpected end of stream", nil),
    ("? [a]\n: b", 1, "a key must be a text, not a list", nil),
    ("just text", 1, "the file must be a mapping of keys to values, not \"just text\"", nil),
  ])
  func `a mistake names its line and what to do`(
    text: String,
    line: Int,
    what: String,
    remedy: String?
  ) {
    #expect {
      try read(text)
    } throws: { error in
      let error = error as? SettingsError
      return error?.description == "/etc/folio/config.yaml:\(line): \(what)"
        && (remedy == nil || error?.remedy == remedy)
    }
  }

  @Test(arguments: [
    ("teme: x", 1, "teme", "did you mean theme?"),
    ("me: x\nsnapshot: y", 2, "snapshot", "did you mean snapshots?"),
    ("traits:\n  arrr: x", 2, "arrr", "did you mean arr?"),
    ("looker: {maus: x}", 1, "maus", "did you mean mau?"),
    ("health: {weight: {}}", 1, "weight", "did you mean weights?"), ("xyzzy: 1", 1, "xyzzy", nil),
    ("prefer: {mrr: trait}", 1, "mrr", "did you mean arr?"),
  ])
  func `a key that is not known is a warning`(
    text: String,
    line: Int,
    key: String,
    remedy: String?
  ) throws {
    let warnings = try read(text).warnings
    #expect(
      warnings.map(\.description) == ["/etc/folio/config.yaml:\(line): unknown key \"\(key)\""]
    )
    #expect(warnings.first?.remedy == remedy)
  }

  @Test func `the usual file need not exist and a named one must`() throws {
    let folder = try TemporaryFolder()
    let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(try Configuration(paths: paths) == Configuration())
    #expect(throws: SettingsError.self) {
      try Configuration(file: folder.path + "/none.yaml", paths: paths)
    }
    #expect(throws: SettingsError.self) { try Configuration(file: folder.path, paths: paths) }
    try folder.write("\u{FEFF}me: ana\n", to: "folio/config.yaml")
    #expect(try Configuration(paths: paths).me == "ana")
    try folder.write([0x6D, 0x65, 0x3A, 0x20, 0xFF], to: "folio/config.yaml")
    #expect(throws: SettingsError(.encoding, file: paths.configuration)) {
      try Configuration(paths: paths)
    }
    try folder.write(Array(repeating: 0x23, count: (1 << 20) + 1), to: "folio/config.yaml")
    #expect(throws: SettingsError.self) { try Configuration(paths: paths) }
  }

  @Test func `no text traps`() {
    let pieces = [
      "me", "theme", "policies", "health", ":", " ", "\n", "-", "[", "]", "{", "}", "&a", "*a",
      "!x",
      "'", "\"", "|", ">", "?", "#", "%", "\t", "tiers", "name", "0", "\u{0}", "é", "views", "<<",
    ]
    var state: UInt64 = 7
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      do {
        _ = try read(text)
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: SettingsError.self) { try read(deep) }
  }
}
