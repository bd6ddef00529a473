internal import Canvas

/// The keys of the dashboard as documents show them, worked out from the table that runs them.
public enum KeysTable {
  /// Every key with what it does, as a Markdown table for each heading of the help.
  public static var markdown: String {
    ActionGroup.allCases.map(section).joined(separator: "\n")
  }

  private static func section(_ group: ActionGroup) -> String {
    let rows = ActionEntry.table.filter { $0.group == group }.map { entry in
      let keys = entry.keys.map { "`\(Key.names($0))`" }.joined(separator: " ")
      return "| \(keys) | \(entry.title) | \(entry.sentence) |"
    }
    let heading = ["| \(group.rawValue) | | |", "| --- | --- | --- |"]
    return (heading + rows).map { $0 + "\n" }.joined()
  }
}
