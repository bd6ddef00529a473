import Settings
import Testing

struct PathsTests {
  @Test func `the folders are those of the specification`() {
    let paths = Paths(environment: ["HOME": "/home/ana"])
    #expect(paths.configuration == "/home/ana/.config/folio/config.yaml")
    #expect(paths.policies == "/home/ana/.config/folio/policies")
    #expect(paths.snapshots == "/home/ana/.local/share/folio/snapshots")
    #expect(paths.store == "/home/ana/.local/share/folio/folio.sqlite")
    #expect(paths.log == "/home/ana/.local/state/folio/folio.log")
    #expect(paths.session == "/home/ana/.local/state/folio/session.json")
    #expect(paths.cacheFolder == "/home/ana/.cache/folio")
    #expect(
      paths.themeFolders.prefix(4) == [
        "/home/ana/.config/folio/themes", "/home/ana/.local/share/folio/themes",
        "/usr/local/share/folio/themes", "/usr/share/folio/themes",
      ]
    )
  }

  @Test func `the environment moves them and relative values are ignored`() {
    let paths = Paths(environment: [
      "HOME": "/h", "XDG_CONFIG_HOME": "/c/", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "",
      "XDG_CACHE_HOME": "/x", "XDG_DATA_DIRS": "rel:/opt/share/:/usr/share",
    ])
    #expect(paths.configurationFolder == "/c/folio")
    #expect(paths.dataFolder == "/h/.local/share/folio")
    #expect(paths.stateFolder == "/h/.local/state/folio")
    #expect(paths.cacheFolder == "/x/folio")
    #expect(paths.themeFolders[2...3] == ["/opt/share/folio/themes", "/usr/share/folio/themes"])
  }

  @Test(arguments: [
    ("~", "/h"), ("~/a", "/h/a"), ("/a", "/a"), ("a/b", "/f/a/b"), ("~a", "/f/~a"),
  ])
  func `written paths are resolved`(path: String, wanted: String) {
    let paths = Paths(environment: ["HOME": "/h"])
    #expect(paths.expanded(path, relativeTo: "/f") == wanted)
  }
}
