import ArgumentParser
import BookModel
import SampleBook

/// Writes the sample book to look at.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write sample snapshots (Vitally and Looker JSON) to look at."
  )

  @Argument(help: ArgumentHelp("A folder that is empty or not there yet.", valueName: "dir"))
  var folder: String

  @Option(help: "The day the sample is made for. (default: the real one)")
  var today: Day?

  func run() throws {
    try Failure.telling {
      let surroundings = Surroundings.current()
      do {
        try SampleBook(today: today ?? surroundings.today).write(to: folder)
      } catch {
        throw Failure(message: "\(error)", code: .cannotCreate)
      }
      try StandardOutput.write(
        """
        Wrote three snapshots, of today, a week and a month ago, to \(folder).
          folio \(folder) --me \(SampleBook.advisor.email ?? SampleBook.advisor.id)
          folio changes \(folder)
          folio check \(folder)

        """
      )
    }
  }
}
