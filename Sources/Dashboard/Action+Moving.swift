internal import Canvas

extension ActionEntry {
  /// The actions that move the cursor and open and close pages.
  static let moving: [ActionEntry] = [
    ActionEntry(
      .move(.down),
      "down",
      "down",
      "Goes to the next row, or a line down the page.",
      [[.character("j")], [.down]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.up),
      "up",
      "up",
      "Goes to the row before, or a line up the page.",
      [[.character("k")], [.up]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.top),
      "top",
      "top",
      "Goes to the top.",
      [[.character("g"), .character("g")], [.home]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.bottom),
      "bottom",
      "bottom",
      "Goes to the bottom.",
      [[.character("G")], [.character("g"), .character("e")], [.end]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.halfPageDown),
      "half-page-down",
      "half page down",
      "Goes half a page down.",
      [[.control("d")]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.halfPageUp),
      "half-page-up",
      "half page up",
      "Goes half a page up.",
      [[.control("u")]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.pageDown),
      "page-down",
      "page down",
      "Goes a page down.",
      [[.pageDown], [.control("f")]],
      .inside,
      .move
    ),
    ActionEntry(
      .move(.pageUp),
      "page-up",
      "page up",
      "Goes a page up.",
      [[.pageUp], [.control("b")]],
      .inside,
      .move
    ),
    ActionEntry(
      .open,
      "open",
      "open",
      "Opens the customer's page, or shows the customers of a row in the Book.",
      [[.enter]],
      .screens,
      .move,
      hint: 0,
      command: "folio show"
    ),
    ActionEntry(
      .back,
      "back",
      "back",
      "Closes what is open, or goes back; then stops reading again, clears the filter and the tiers.",
      [[.escape]],
      .inside,
      .move
    ),
    ActionEntry(
      .nextPane,
      "next-pane",
      "next part",
      "Goes to the next part of the screen, or section of the page.",
      [[.tab], [.character("]")]],
      .sectioned,
      .move,
      hint: 1
    ),
    ActionEntry(
      .previousPane,
      "previous-pane",
      "part before",
      "Goes to the part of the screen, or section of the page, before.",
      [[.backTab], [.character("[")]],
      .sectioned,
      .move
    ),
    ActionEntry(
      .nextCustomer,
      "next-customer",
      "next",
      "Shows the next customer's page.",
      [[.character("J")]],
      [.page],
      .move,
      hint: 3
    ),
    ActionEntry(
      .previousCustomer,
      "previous-customer",
      "previous",
      "Shows the page of the customer before.",
      [[.character("K")]],
      [.page],
      .move,
      hint: 4
    ),
    ActionEntry(
      .scrollDown,
      "scroll-down",
      "scroll down",
      "Moves the page up by a line.",
      [[.control("e")]],
      [.page],
      .move
    ),
    ActionEntry(
      .scrollUp,
      "scroll-up",
      "scroll up",
      "Moves the page down by a line.",
      [[.control("y")]],
      [.page],
      .move
    ),
  ]
}
