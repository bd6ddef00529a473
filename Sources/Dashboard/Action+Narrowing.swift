internal import Canvas

extension ActionEntry {
  /// The actions that choose which customers are shown, in which order and how.
  static let narrowing: [ActionEntry] = [
    ActionEntry(
      .filter,
      "filter",
      "filter",
      "Shows only the customers that a filter finds, while you type it.",
      [[.character("/")]],
      .screens,
      .narrow,
      hint: 2,
      command: "folio list --filter"
    ),
    ActionEntry(
      .tiers,
      "tiers",
      "tiers",
      "Chooses the tiers that are shown.",
      [[.character("t")]],
      .screens,
      .narrow,
      hint: 3
    ),
    ActionEntry(
      .scope,
      "scope",
      "mine/all",
      "Switches between your book and all customers.",
      [[.character("b")]],
      .screens,
      .narrow,
      hint: 4
    ),
    ActionEntry(
      .sort,
      "sort",
      "sort",
      "Chooses the column that orders the list.",
      [[.character("s")]],
      .book,
      .narrow,
      hint: 5,
      command: "folio list --sort"
    ),
    ActionEntry(
      .reverseSort,
      "reverse-sort",
      "reverse",
      "Turns the order round.",
      [[.character("S")]],
      .book,
      .narrow,
      hint: 10
    ),
    ActionEntry(
      .sortLeft,
      "sort-left",
      "sort left",
      "Sorts by the column to the left of the one that sorts.",
      [[.character("<")]],
      .book,
      .narrow
    ),
    ActionEntry(
      .sortRight,
      "sort-right",
      "sort right",
      "Sorts by the column to the right of the one that sorts.",
      [[.character(">")]],
      .book,
      .narrow
    ),
    ActionEntry(
      .columnLeft,
      "column-left",
      "column left",
      "Moves the column cursor left.",
      [[.character("h")], [.left]],
      .book,
      .narrow
    ),
    ActionEntry(
      .columnRight,
      "column-right",
      "column right",
      "Moves the column cursor right; a column that has no room is brought into view.",
      [[.character("l")], [.right]],
      .book,
      .narrow
    ),
    ActionEntry(
      .preview,
      "preview",
      "preview",
      "Shows or hides the customer beside the list.",
      [[.character("p")]],
      .book,
      .narrow,
      hint: 11
    ),
    ActionEntry(
      .policy,
      "policy",
      "policy",
      "Chooses the tier policy that sorts customers into tiers.",
      [[.character("P")]],
      .inside,
      .narrow,
      hint: 12
    ),
  ]
}
