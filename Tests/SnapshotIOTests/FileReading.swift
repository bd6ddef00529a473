@testable import SnapshotIO

/// Opens and reads a file as a whole.
func readBytes(of file: SnapshotFile) -> Result<FileBytes, FileProblem> {
  do throws(FileProblem) {
    return .success(try FileBytes(reading: try FileSource(opening: file.location)))
  } catch {
    return .failure(error)
  }
}
