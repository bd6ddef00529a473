import ArgumentParser
import BookModel
import FollowUpStore
import Programmes
import Reports

/// Lists the open and snoozed follow-ups.
struct FollowList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List open and snoozed follow-ups, by due day."
  )

  @Argument(help: ArgumentHelp("Snapshot folders.", valueName: "dir"))
  var folders: [String] = []

  @OptionGroup var book: BookOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    try Failure.telling {
      if let stray = folders.first(where: { !File.isDirectory($0) }) {
        let commands = FollowCommand.configuration.subcommands
          .compactMap { $0.configuration.commandName }
        throw Failure(
          message: "\(stray): neither a folder nor something to do with follow-ups",
          remedy: Suggestion.line(for: stray, among: commands),
          code: .usage
        )
      }
      let source = try BookSource(book, folders: folders)
      defer { source.close() }
      // The marks are the user's own: they are listed also where there is no snapshot.
      let loaded = try FollowChange.book(of: source)
      defer { loaded?.preparation?.keep(nil) }
      let known = loaded?.portfolio.book
      var desk = FollowUpDesk(source)
      desk.takeCovered(loaded?.coverage.followUps ?? [:])
      do throws(FollowUpStoreError) { try desk.openExisting(for: known?.customers ?? []) } catch {
        throw Failure(error)
      }
      for notice in desk.notices + desk.successions.map(\.description) { Failure.tell(notice) }
      let list = FollowUpList(of: desk.everyFollowUp, in: known, today: source.today)
      let surroundings = source.surroundings
      try StandardOutput.write(
        list.text(output.chosenFormat(surroundings), output.layout(surroundings))
      )
    }
  }
}
