import Dashboard
import Foundation
import Testing

/// The README tells the truth about the keys.
struct ReadmeTests {
  @Test func `the README's table of keys is the one made from the action table`() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "README.md")
    var readme = try String(contentsOf: file, encoding: .utf8)
    let table = KeysTable.markdown.trimmingCharacters(in: .newlines)
    // As with golden frames: FOLIO_RECORD=1 writes it anew.
    if ProcessInfo.processInfo.environment["FOLIO_RECORD"] != nil,
      let start = readme.range(of: "| Move | | |"),
      let last = readme.range(of: "| `Ctrl-c` |", range: start.lowerBound..<readme.endIndex),
      let end = readme.range(of: "\n", range: last.upperBound..<readme.endIndex)
    {
      readme.replaceSubrange(start.lowerBound..<end.lowerBound, with: table)
      try readme.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(readme.contains(table))
  }
}
