import ArgumentParser

/// Marks customers for follow-up and keeps the marks.
struct FollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Mark customers for follow-up; list, complete and take back the marks.",
    discussion: """
      Examples:
        folio follow add "Acme" call champion @fri '!high' '#renewal'
        folio follow list
        folio follow done "Acme"
        folio follow snooze "Acme" 30d before renewal
        folio follow undo
        folio follow export --format ics --output follow-ups.ics
      """,
    subcommands: [
      FollowList.self, FollowAdd.self, FollowEdit.self, FollowDone.self, FollowSnooze.self,
      FollowRemove.self, FollowUndo.self, FollowRedo.self, FollowHistory.self,
      FollowExport.self, FollowImport.self, FollowBackup.self,
    ],
    defaultSubcommand: FollowList.self
  )
}
