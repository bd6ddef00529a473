import Glibc
import TestSupport
import Testing

/// Compares a text with the one on file; `FOLIO_RECORD=1` writes the file anew instead.
func expectGolden(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "\(SampleFiles.verdicts)/\(name)"
  if unsafe getenv("FOLIO_RECORD") != nil {
    try TestFile.write(Array(text.utf8), to: path)
    return
  }
  let expected = String(decoding: try TestFile.bytes(of: path), as: UTF8.self)
  guard expected != text else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(lines, old).prefix { $0 == $1 }.count
  let (now, before) = (lines.dropFirst(same).prefix(4), old.dropFirst(same).prefix(4))
  Issue.record(
    "\(name) differs from line \(same + 1) on: now \(Array(now)), on file \(Array(before))",
    sourceLocation: sourceLocation
  )
}
