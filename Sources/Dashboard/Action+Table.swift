internal import Canvas

extension ActionEntry {
  /// Every action, in the order of the help.
  static let table = moving + narrowing + followUps + program

  static let inside: Set<Context> = [.list, .page]
  private static let anywhere: Set<Context> = [.list, .page, .waiting]

  private static let followUps: [ActionEntry] = [
    ActionEntry(
      .followUp,
      "follow up",
      "Marks the customer for follow-up, or changes the mark there is.",
      [[.character("f")]],
      inside,
      .followUps,
      hint: 1
    ),
    ActionEntry(
      .complete,
      "done",
      "Completes the follow-up.",
      [[.character("d")]],
      inside,
      .followUps,
      hint: 7
    ),
    ActionEntry(
      .snooze,
      "snooze",
      "Hides the follow-up until a day.",
      [[.character("z")]],
      inside,
      .followUps,
      hint: 8
    ),
    ActionEntry(
      .remove,
      "remove",
      "Takes the follow-up back.",
      [[.character("x")]],
      inside,
      .followUps,
      hint: 13
    ),
    ActionEntry(
      .undo,
      "undo",
      "Takes back the last thing done to follow-ups.",
      [[.character("u")]],
      inside,
      .followUps,
      hint: 9
    ),
    ActionEntry(
      .redo,
      "redo",
      "Does again what undo took back.",
      [[.control("r")]],
      inside,
      .followUps
    ),
  ]

  private static let program: [ActionEntry] = [
    ActionEntry(
      .bookScreen,
      "Book",
      "Goes to the Book screen.",
      [[.character("1")]],
      inside,
      .program
    ),
    ActionEntry(
      .reload,
      "read again",
      "Reads the snapshot again.",
      [[.character("R")]],
      anywhere,
      .program,
      hint: 14
    ),
    ActionEntry(
      .stopReading,
      "stop",
      "Stops reading the snapshot.",
      [[.escape]],
      [.waiting],
      .program,
      hint: 0
    ),
    ActionEntry(
      .theme,
      "theme",
      "Chooses the colours.",
      [[.character("T")]],
      anywhere,
      .program,
      hint: 15
    ),
    ActionEntry(
      .help,
      "help",
      "Shows every key.",
      [[.character("?")], [.function(1)]],
      anywhere,
      .program,
      hint: 6
    ),
    ActionEntry(
      .redraw,
      "redraw",
      "Paints the screen anew.",
      [[.control("l")]],
      anywhere,
      .program
    ),
    ActionEntry(
      .suspend,
      "suspend",
      "Goes to the shell; fg comes back.",
      [[.control("z")]],
      anywhere,
      .program
    ),
    ActionEntry(
      .quit,
      "back, quit",
      "Closes what is open; in the list, ends folio.",
      [[.character("q")]],
      anywhere,
      .program,
      hint: 16
    ),
    ActionEntry(
      .interrupt,
      "cancel",
      "Cancels what is being typed or read; else ends folio at once.",
      [[.control("c")]],
      anywhere,
      .program
    ),
  ]
}
