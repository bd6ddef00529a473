internal import Canvas

extension ActionEntry {
  /// The actions that choose which customers are shown, in which order and how.
  static let narrowing: [ActionEntry] = [
    ActionEntry(
      .filter,
      "filter",
      "Shows only the customers that a filter finds, while you type it.",
      [[.character("/")]],
      [.list],
      .narrow,
      hint: 2
    ),
    ActionEntry(
      .tiers,
      "tiers",
      "Chooses the tiers that are shown.",
      [[.character("t")]],
      [.list],
      .narrow,
      hint: 3
    ),
    ActionEntry(
      .scope,
      "mine/all",
      "Switches between your book and all customers.",
      [[.character("b")]],
      [.list],
      .narrow,
      hint: 4
    ),
    ActionEntry(
      .sort,
      "sort",
      "Chooses the column that orders the list.",
      [[.character("s")]],
      [.list],
      .narrow,
      hint: 5
    ),
    ActionEntry(
      .reverseSort,
      "reverse",
      "Turns the order round.",
      [[.character("S")]],
      [.list],
      .narrow,
      hint: 10
    ),
    ActionEntry(
      .sortLeft,
      "sort left",
      "Sorts by the column to the left of the one that sorts.",
      [[.character("<")]],
      [.list],
      .narrow
    ),
    ActionEntry(
      .sortRight,
      "sort right",
      "Sorts by the column to the right of the one that sorts.",
      [[.character(">")]],
      [.list],
      .narrow
    ),
    ActionEntry(
      .columnLeft,
      "column left",
      "Moves the column cursor left.",
      [[.character("h")], [.left]],
      [.list],
      .narrow
    ),
    ActionEntry(
      .columnRight,
      "column right",
      "Moves the column cursor right; a column that has no room is brought into view.",
      [[.character("l")], [.right]],
      [.list],
      .narrow
    ),
    ActionEntry(
      .preview,
      "preview",
      "Shows or hides the customer beside the list.",
      [[.character("p")]],
      [.list],
      .narrow,
      hint: 11
    ),
    ActionEntry(
      .policy,
      "policy",
      "Chooses the tier policy that sorts customers into tiers.",
      [[.character("P")]],
      inside,
      .narrow,
      hint: 12
    ),
  ]
}
