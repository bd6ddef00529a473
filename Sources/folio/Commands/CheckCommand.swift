import ArgumentParser
import BookModel
import Reports
import SnapshotIO

/// Says what was read of a snapshot, what was left out, and why.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what was read of a snapshot, what was left out and why.",
    discussion: """
      Examples:
        folio check ~/snapshots/2026-11-21
        folio check --demo --format json
      """
  )

  @Argument(help: ArgumentHelp("Snapshot folders.", valueName: "dir"))
  var folders: [String] = []

  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "End with 1 when something was left out.")
  var exitStatus = false

  func run() throws {
    try Failure.telling {
      let source = try BookSource(book, folders: folders)
      defer { source.close() }
      let (check, mistake) = try check(source)
      let report = CheckReport(
        check.report,
        sourceTimes: (try? check.book.get())?.sourceTimes ?? [:],
        today: source.today
      )
      let surroundings = source.surroundings
      try StandardOutput.write(report.text(output.format ?? .table, output.layout(surroundings)))
      if let mistake { throw mistake }
      if case .failure(let error) = check.book { throw Failure(error) }
      if exitStatus && report.leavesSomethingOut { throw ExitCode.answerIsNo }
    }
  }

  /// Reads the snapshot; where its mapping file is wrong, without that, and with the mistake.
  private func check(_ source: BookSource) throws(Failure) -> (SnapshotCheck, Failure?) {
    do throws(Failure) { return (try source.check(), nil) } catch {
      guard error.code == .wrongConfiguration else { throw error }
      return (try source.checkWithoutMapping(), error)
    }
  }
}
