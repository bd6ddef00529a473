import BookModel
import Settings
import TestSupport
import Testing

/// YAML that is made to do harm, where a user's file is expected.
struct HostileYAMLTests {
  /// Nine levels of nine aliases each: written out it would be the memory of many machines.
  private static let bomb: String = {
    let names = Array("abcdefghi")
    var lines = ["a: &a [\"x\",\"x\",\"x\",\"x\",\"x\",\"x\",\"x\",\"x\",\"x\"]"]
    for (before, name) in zip(names, names.dropFirst()) {
      let aliases = Array(repeating: "*\(before)", count: 9).joined(separator: ",")
      lines.append("\(name): &\(name) [\(aliases)]")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static let texts = [
    bomb, bomb + "palette: *i\n", bomb + "folio: *i\n", bomb + "views: *i\n", bomb + "? *i\n: x\n",
    "palette: &p\n  base00: *p\n", "folio: {<<: *x}\n", String(repeating: "[", count: 100_000),
    String(repeating: "{a: ", count: 50_000), String(repeating: "- ", count: 50_000) + "x",
    String(repeating: "? ", count: 50_000), "!!python/object:os.system x\n",
    "palette: !!binary aGVsbG8=\n", "views: {a: {b: c}}\n", "---\na: 1\n---\nb: 2\n",
    "\"\\ud800\": x\n", "palette: " + String(repeating: "x", count: 900_000),
    "snapshots: [[[a]]]\ntheme: [1]\nkeys: [a]\nhealth: 3\n", "%YAML 9.9\n---\na: b\n",
  ]

  @Test func `a few aliases are nobody's harm`() throws {
    let views = "views: {a: &f health<5, b: *f}\n"
    let configuration = try Configuration(views, file: "x.yaml", paths: Paths(environment: [:]))
    #expect(configuration.views.map(\.filter) == ["health<5", "health<5"])
    let error = #expect(throws: SettingsError.self) {
      try Configuration(Self.bomb, file: "x.yaml", paths: Paths(environment: [:]))
    }
    #expect(error?.description.contains("more than 8 aliases") == true)
  }

  @Test(arguments: texts.indices)
  func `no file traps or keeps the program busy`(index: Int) throws {
    let text = Self.texts[index]
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = try? ThemeFile.theme(Array(text.utf8), file: "x.yaml")
      _ = try? Configuration(text, file: "x.yaml", paths: Paths(environment: [:]))
      _ = try? MappingFile(text, file: "x.yaml")
      var library = PolicyLibrary()
      try? library.add(text, file: "x.yaml")
    }
    #expect(time < .seconds(60))
  }
}
