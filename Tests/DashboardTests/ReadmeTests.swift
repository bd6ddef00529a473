import Dashboard
import Foundation
import Testing

/// The README tells the truth about the keys.
struct ReadmeTests {
  @Test func `the README's table of keys is the one made from the action table`() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(KeysTable.markdown.trimmingCharacters(in: .newlines)))
  }
}
