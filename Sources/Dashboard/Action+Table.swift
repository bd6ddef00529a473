internal import Canvas

extension ActionEntry {
  /// Every action, in the order of the help.
  static let table =
    moving + screens + narrowing + renewals + changes + reports + customers + marking + followUps
    + program

  /// The screens, each with its digit.
  private static let screens = Screen.allCases.map { screen in
    ActionEntry(
      .go(screen),
      "go-\(screen.title.lowercased())",
      screen.title,
      screen.sentence,
      [[.character(screen.digit)]],
      .inside,
      .screens,
      command: screen.command
    )
  }

  private static let followUps: [ActionEntry] = [
    ActionEntry(
      .following(.add),
      "follow-up",
      "follow up",
      "Adds a follow-up to the customer or to the marked ones; changes the one there is.",
      [[.character("f")]],
      .inside,
      .followUps,
      hint: 1,
      command: "folio follow add"
    ),
    ActionEntry(
      .following(.edit),
      "edit",
      "edit",
      "Changes the follow-up; of the marked customers' ones only what you name.",
      [[.character("e")]],
      .inside,
      .followUps,
      hint: 10,
      command: "folio follow edit"
    ),
    ActionEntry(
      .following(.complete),
      "complete",
      "done",
      "Completes the follow-up.",
      [[.character("d")]],
      .inside,
      .followUps,
      hint: 7,
      command: "folio follow done"
    ),
    ActionEntry(
      .following(.completeWith),
      "complete-with",
      "done, with a word",
      "Completes the follow-up and says what came of it.",
      [[.character("D")]],
      .inside,
      .followUps,
      command: "folio follow done"
    ),
    ActionEntry(
      .following(.snooze),
      "snooze",
      "snooze",
      "Hides the follow-up until a day, or until something comes about.",
      [[.character("z")]],
      .inside,
      .followUps,
      hint: 8,
      command: "folio follow snooze"
    ),
    ActionEntry(
      .following(.remove),
      "remove",
      "remove",
      "Takes the follow-up back.",
      [[.character("x")]],
      .inside,
      .followUps,
      hint: 13,
      command: "folio follow remove"
    ),
    ActionEntry(
      .following(.undo),
      "undo",
      "undo",
      "Takes back the last thing done to follow-ups.",
      [[.character("u")]],
      .inside,
      .followUps,
      hint: 9,
      command: "folio follow undo"
    ),
    ActionEntry(
      .following(.redo),
      "redo",
      "redo",
      "Does again what undo took back.",
      [[.control("r")]],
      .inside,
      .followUps,
      command: "folio follow redo"
    ),
  ]

  private static let program: [ActionEntry] = [
    ActionEntry(
      .reload,
      "reload",
      "read again",
      "Reads the snapshot again.",
      [[.character("R")]],
      .anywhere,
      .program,
      hint: 14
    ),
    ActionEntry(
      .stopReading,
      "stop-reading",
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
      "theme",
      "Chooses the colours.",
      [[.character("T")]],
      .anywhere,
      .program,
      hint: 15,
      command: "folio themes list"
    ),
    ActionEntry(
      .palette,
      "palette",
      "find anything",
      "Finds actions, customers, themes and policies by name; :42 goes to row 42.",
      [[.character(":")], [.control("p")]],
      .anywhere,
      .program,
      hint: 18
    ),
    ActionEntry(
      .help,
      "help",
      "help",
      "Shows every key.",
      [[.character("?")], [.function(1)]],
      .anywhere,
      .program,
      hint: 6
    ),
    ActionEntry(
      .log,
      "log",
      "messages",
      "Shows everything that was told so far.",
      [[.character("~")]],
      .anywhere,
      .program
    ),
    ActionEntry(
      .redraw,
      "redraw",
      "redraw",
      "Paints the screen anew.",
      [[.control("l")]],
      .anywhere,
      .program
    ),
    ActionEntry(
      .suspend,
      "suspend",
      "suspend",
      "Goes to the shell; fg comes back.",
      [[.control("z")]],
      .anywhere,
      .program
    ),
    ActionEntry(
      .quit,
      "quit",
      "back, quit",
      "Closes what is open, or goes back; at the first screen, ends folio.",
      [[.character("q")]],
      .anywhere,
      .program,
      hint: 16
    ),
    ActionEntry(
      .interrupt,
      "interrupt",
      "cancel",
      "Cancels what is being typed or read; else ends folio at once.",
      [[.control("c")]],
      .anywhere,
      .program
    ),
  ]
}
