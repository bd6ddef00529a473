import Foundation
import Testing

/// Compares a text with a file beside the tests; `FOLIO_RECORD=1` writes the file anew instead.
func expectGolden(
  _ text: String,
  at path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: path)
  if ProcessInfo.processInfo.environment["FOLIO_RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
    return
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == text, sourceLocation: sourceLocation)
}
