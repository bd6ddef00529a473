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
      .keepCell,
      "keep-cell",
      "keep value",
      "Shows only the customers with the value under the column cursor.",
      [[.character("=")]],
      .book,
      .narrow,
      hint: 17
    ),
    ActionEntry(
      .excludeCell,
      "exclude-cell",
      "exclude value",
      "Leaves out the customers with the value under the column cursor.",
      [[.character("-")]],
      .book,
      .narrow
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
      .list(.sort),
      "sort",
      "sort",
      "Chooses what orders the list.",
      [[.character("s")]],
      .ordered,
      .narrow,
      hint: 5,
      command: "folio list --sort"
    ),
    ActionEntry(
      .list(.reverseSort),
      "reverse-sort",
      "reverse",
      "Turns the order round.",
      [[.character("S")]],
      .ordered,
      .narrow,
      hint: 10
    ),
    ActionEntry(
      .list(.addSort),
      "add-sort",
      "sort further",
      "Sorts equal rows by the column under the cursor; once more turns that round.",
      [[.character("+")]],
      .book,
      .narrow
    ),
    ActionEntry(
      .list(.columns),
      "columns",
      "columns",
      "Chooses the columns, their order and their widths.",
      [[.character("c")]],
      .book,
      .narrow,
      hint: 19,
      command: "folio list --columns"
    ),
    ActionEntry(
      .list(.group),
      "group",
      "group",
      "Puts the customers into groups by the column under the cursor, or shows them one by one.",
      [[.character("F")]],
      .book,
      .narrow,
      hint: 20,
      command: "folio summary --by"
    ),
    ActionEntry(
      .views,
      "views",
      "views",
      "Chooses a saved view: a filter with its order, columns and groups.",
      [[.character("w")]],
      .listed,
      .narrow,
      hint: 21
    ),
    ActionEntry(
      .saveView,
      "save-view",
      "save view",
      "Saves what is shown, with order, columns and tiers, under a name.",
      [[.character("W")]],
      .listed,
      .narrow
    ),
    ActionEntry(
      .export,
      "export",
      "export",
      "Writes the customers shown into a file, or copies them: CSV, TSV, JSON or Markdown.",
      [[.character("X")]],
      .listed,
      .program,
      hint: 22,
      command: "folio list --format"
    ),
    ActionEntry(
      .list(.sortLeft),
      "sort-left",
      "sort left",
      "Sorts by the column to the left of the one that sorts.",
      [[.character("<")]],
      .book,
      .narrow
    ),
    ActionEntry(
      .list(.sortRight),
      "sort-right",
      "sort right",
      "Sorts by the column to the right of the one that sorts.",
      [[.character(">")]],
      .book,
      .narrow
    ),
    ActionEntry(
      .list(.columnLeft),
      "column-left",
      "column left",
      "Moves the column cursor left.",
      [[.character("h")], [.left]],
      .book,
      .narrow
    ),
    ActionEntry(
      .list(.columnRight),
      "column-right",
      "column right",
      "Moves the column cursor right; a column that has no room is brought into view.",
      [[.character("l")], [.right]],
      .book,
      .narrow
    ),
    ActionEntry(
      .list(.preview),
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
