import ArgumentParser
import Glibc

/// The program: its commands, and the dashboard where none is named.
@main
struct Folio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folio",
    abstract: "A keyboard-first dashboard over a book of business.",
    discussion: """
      Examples:
        folio --demo                       a sample book, to look around
        folio ~/snapshots                  a snapshot folder, or a library of dated ones
        folio list tier:strategic 'renewal<90d'
        folio follow add "Acme" call champion @fri

      folio help filter explains the filter language.

      Exit codes: 0 ok, 1 nothing matched (--exit-status), 64 usage, 65 wrong data, 66 no snapshot,
      73 cannot create, 74 cannot write, 78 wrong configuration.
      """,
    version: "folio \(Self.version)",
    subcommands: [
      BrowseCommand.self, ListCommand.self, ShowCommand.self, SummaryCommand.self,
      ChangesCommand.self, FollowCommand.self, ReportCommand.self, CheckCommand.self,
      SampleCommand.self,
      ThemesCommand.self,
      ConfigCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self
  )

  /// The program's version.
  static let version = "0.1.0"

  /// Runs the command that the arguments name.
  static func main() {
    // A limit on the size of files is told as a full disk is, and ends nothing.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let topic = HelpTopic(arguments: CommandLine.arguments.dropFirst()) {
        return try Failure.telling(topic.print)
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      // What is wrong was told where it was found.
      exit(withError: code)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      tellMisuse(fullMessage(for: error))
      Glibc.exit(ExitCode.validationFailure.rawValue)
    }
  }

  /// Tells in two lines what is wrong with the arguments, and where to read on.
  private static func tellMisuse(_ message: String) {
    var lines = message.split(separator: "\n").map(String.init)
    let choices = lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    let pointer = lines.last { $0.hasPrefix("  See ") }.map { "see " + $0.dropFirst(6) }
    var wrong = lines.isEmpty ? "wrong arguments" : lines.removeFirst()
    for (from, to) in [("Error: ", ""), (" Please provide one of the following:", "")] {
      if let range = wrong.firstRange(of: from) { wrong.replaceSubrange(range, with: to) }
    }
    Failure.tell(wrong)
    let among = choices.isEmpty ? nil : "it is one of " + choices.joined(separator: ", ")
    let remedy = [among, pointer].compactMap(\.self).joined(separator: "; ")
    if !remedy.isEmpty { StandardError.write("       \(remedy)\n") }
  }
}
