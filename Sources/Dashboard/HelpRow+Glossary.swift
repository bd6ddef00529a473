extension HelpRow {
  /// What the signs on the screen stand for.
  static let signs = [
    HelpRow(keys: "▲ ■ ▼ ?", sentence: "Health: healthy, concerning, poor, unknown."),
    HelpRow(keys: "~", sentence: "A computed health; the figure without it is Vitally's own."),
    HelpRow(keys: "! • + z", sentence: "Follow-up: late, due today, later, snoozed."),
    HelpRow(
      keys: "?",
      sentence: "Unknown, never zero; behind a tier: a missing number could move it."
    ),
    HelpRow(keys: "▸", sentence: "The row under the cursor."),
    HelpRow(keys: "▁ to ▇ ·", sentence: "A week's users, low to high; · is an unknown week."),
  ]

  /// What the figures on the screen are.
  static let figures = [
    HelpRow(keys: "at risk", sentence: "The customers whose health is poor, and their ARR."),
    HelpRow(keys: "≤90d", sentence: "Those renewing within 90 days; both: at risk too."),
    HelpRow(
      keys: "(+1)",
      sentence: "How the figure before it moved since the last snapshot, of the customers in both."
    ),
    HelpRow(
      keys: "Δ30d",
      sentence: "The change in about 30 days, of health unless it says of what."
    ),
    HelpRow(keys: "ARR", sentence: "Annual recurring revenue: $310k is 310,000 a year."),
    HelpRow(keys: "UTIL", sentence: "Utilization: monthly users over seats."),
    HelpRow(
      keys: "USAGE 12w",
      sentence: "Weekly users, from 0 to the row's own maximum; · is an unknown week."
    ),
    HelpRow(keys: "TREND", sentence: "The change of weekly users in four weeks."),
    HelpRow(keys: "RENEW", sentence: "The days until the renewal; -6d is six days overdue."),
    HelpRow(keys: "TOUCH", sentence: "The days since the last message to or from them."),
    HelpRow(keys: "BEHIND", sentence: "The versions they are behind the newest."),
    HelpRow(keys: "DAU WAU MAU", sentence: "Users in a day, a week, a month."),
  ]
}
