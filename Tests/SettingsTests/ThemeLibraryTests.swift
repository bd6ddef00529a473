import Canvas
import Glibc
import Settings
import TestSupport
import Testing

/// The folder of the themes that are built in.
private let repository = String(#filePath.split(separator: "/Tests/").first ?? "")

struct ThemeLibraryTests {
  @Test(
    arguments: [
      ([:], ["/usr/local/share/folio/themes", "/usr/share/folio/themes"]),
      (
        ["HOME": "/home/ana", "XDG_DATA_DIRS": "/opt/share:relative"],
        [
          "/home/ana/.config/folio/themes", "/home/ana/.local/share/folio/themes",
          "/opt/share/folio/themes",
          "/home/ana/.local/share/tinted-theming/tinty/repos/schemes/base24",
          "/home/ana/.local/share/tinted-theming/tinty/repos/schemes/base16",
          "/home/ana/.local/share/tinted-theming/tinty/custom-schemes/base24",
          "/home/ana/.local/share/tinted-theming/tinty/custom-schemes/base16",
        ]
      ),
      (
        ["HOME": "home", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "d", "XDG_DATA_DIRS": ""],
        ["/c/folio/themes", "/usr/local/share/folio/themes", "/usr/share/folio/themes"]
      ),
    ] as [([String: String], [String])]
  )
  func `themes are searched where XDG and tinty put them`(
    _ environment: [String: String],
    folders: [String]
  ) {
    #expect(ThemeLibrary(paths: Paths(environment: environment), builtIn: [:]).folders == folders)
  }

  @Test func `the user's themes come before the system's and those built in`() throws {
    let folder = try TemporaryFolder()
    try folder.writeTheme("config/folio/themes/one.yaml", background: "ansi1")
    try folder.writeTheme("data/folio/themes/one.yaml", background: "ansi2")
    try folder.writeTheme("data/folio/themes/two.yml", background: "ansi3")
    try folder.writeTheme("data/folio/themes/.hidden.yaml", background: "ansi4")
    try folder.writeTheme("data/folio/themes/notes.txt", background: "ansi5")
    let library = ThemeLibrary(
      paths: Paths(environment: [
        "XDG_CONFIG_HOME": folder.path + "/config", "XDG_DATA_HOME": folder.path + "/data",
        "XDG_DATA_DIRS": "/nowhere",
      ]),
      builtIn: [
        "one": Array("folio: {bg: ansi6}".utf8), "three": Array("folio: {bg: ansi7}".utf8),
      ]
    )
    #expect(library.entries().map(\.name) == ["one", "three", "two"])
    #expect(library.entries().map { $0.file == nil } == [false, true, false])
    let path = folder.path + "/data/folio/themes/one.yaml"
    for (name, index) in [("one", 1), ("two", 3), ("three", 7), (path, 2)] as [(String, UInt8)] {
      #expect(try library.theme(name)[.plain] == .color(.ansi(index)))
    }
    #expect(throws: ThemeError.unknown(name: "four", known: ["one", "three"])) {
      try library.theme("four")
    }
    for missing in ["/nowhere/x.yaml", folder.path + "/data"] {
      let error = #expect(throws: ThemeError.self) { try library.theme(missing) }
      #expect(error?.description.hasPrefix(missing + ": ") == true)
    }
  }

  @Test(arguments: [
    "folio-cvd-dark", "folio-cvd-light", "folio-dark", "folio-light", "high-contrast", "mono",
    "terminal",
  ])
  func `each theme of ours can be read as it is`(_ name: String) throws {
    let library = ThemeLibrary(paths: Paths(environment: [:]), builtIn: [:])
    let path = "/\(repository)/themes/\(name).yaml"
    let theme = try library.theme(path, contrast: .off)
    let demand: Theme.Contrast = name == "high-contrast" ? .high : .normal
    let check = ThemeCheck(theme, contrast: demand)
    #expect(check.failures.isEmpty, "\(check.failures)")
    #expect(try library.theme(path, contrast: demand) == theme)
    #expect(theme.name == name)
    let variants: [String: Theme.Variant] = [
      "folio-cvd-dark": .dark, "folio-dark": .dark, "high-contrast": .dark,
      "folio-cvd-light": .light, "folio-light": .light,
    ]
    #expect(theme.variant == variants[name])
    #expect(check.pairs.count == (variants[name] == nil ? 0 : 64))
    #expect(theme[.selection] != theme[.plain])
  }

  @Test(arguments: ["folio-cvd-dark", "folio-cvd-light"])
  func `the healths can be told apart without red or green cones`(_ name: String) throws {
    let library = ThemeLibrary(paths: Paths(environment: [:]), builtIn: [:])
    let theme = try library.theme("/\(repository)/themes/\(name).yaml", contrast: .off)
    let separations = ThemeCheck(theme).separations
    #expect(separations.count == 9)
    for separation in separations { #expect(separation.distance > 12, "\(separation)") }
  }

  @Test(arguments: ["terminal", "mono"])
  func `the terminal's own colours are used on a reversed selection`(_ name: String) throws {
    let library = ThemeLibrary(paths: Paths(environment: [:]), builtIn: [:])
    let theme = try library.theme("/\(repository)/themes/\(name).yaml")
    #expect(theme[.plain] == .color(.terminal))
    #expect(theme[.selection] == .reverse)
    let colors = Set(Role.allCases.map { theme[$0, on: .plain].color })
    #expect(name == "mono" ? colors == [.terminal] : colors.count > 5)
  }
}

extension TemporaryFolder {
  /// Writes a theme that can be told by its background.
  fileprivate func writeTheme(_ file: String, background: String) throws {
    try write("folio: {bg: \(background)}\n", to: file)
  }
}
