internal import Canvas

extension ActionEntry {
  /// The actions that move the cursor and open and close pages.
  static let moving: [ActionEntry] = [
    ActionEntry(
      .move(.down),
      "down",
      "Goes to the next customer, or a line down the page.",
      [[.character("j")], [.down]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.up),
      "up",
      "Goes to the customer before, or a line up the page.",
      [[.character("k")], [.up]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.top),
      "top",
      "Goes to the top.",
      [[.character("g"), .character("g")], [.home]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.bottom),
      "bottom",
      "Goes to the bottom.",
      [[.character("G")], [.end]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.halfPageDown),
      "half page down",
      "Goes half a page down.",
      [[.control("d")]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.halfPageUp),
      "half page up",
      "Goes half a page up.",
      [[.control("u")]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.pageDown),
      "page down",
      "Goes a page down.",
      [[.pageDown], [.control("f")]],
      inside,
      .move
    ),
    ActionEntry(
      .move(.pageUp),
      "page up",
      "Goes a page up.",
      [[.pageUp], [.control("b")]],
      inside,
      .move
    ),
    ActionEntry(
      .open,
      "open",
      "Opens the customer's page.",
      [[.enter]],
      [.list],
      .move,
      hint: 0
    ),
    ActionEntry(
      .back,
      "back",
      "Closes what is open; in the list, stops reading again, clears the filter and the tiers.",
      [[.escape]],
      inside,
      .move
    ),
    ActionEntry(
      .nextCustomer,
      "next",
      "Shows the next customer's page.",
      [[.character("J")]],
      [.page],
      .move,
      hint: 3
    ),
    ActionEntry(
      .previousCustomer,
      "previous",
      "Shows the page of the customer before.",
      [[.character("K")]],
      [.page],
      .move,
      hint: 4
    ),
    ActionEntry(
      .scrollDown,
      "scroll down",
      "Moves the page up by a line.",
      [[.control("e")]],
      [.page],
      .move
    ),
    ActionEntry(
      .scrollUp,
      "scroll up",
      "Moves the page down by a line.",
      [[.control("y")]],
      [.page],
      .move
    ),
  ]
}
