internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Answers a key.
  mutating func press(_ key: Key) -> [Effect] {
    if toast?.isError == true { toast = nil }
    if key == .control("c") { return interrupt() }
    if keeps(key) { return [] }
    if let overlay { return press(key, in: overlay) }
    if case .paste = key { return [] }
    return pressAction(key)
  }

  private mutating func pressAction(_ key: Key) -> [Effect] {
    let keys = pressed + [key]
    pressed = []
    switch options.keys.match(keys, in: keyContext) {
    case .action(let action): return perform(action)
    case .prefix:
      pressed = keys
      return []
    // The key that breaks a sequence off counts by itself.
    case .nothing: return keys.count > 1 ? pressAction(key) : []
    }
  }

  private mutating func press(_ key: Key, in overlay: Overlay) -> [Effect] {
    switch overlay {
    case .filter(let editor, let before): return press(key, filter: editor, before: before)
    case .composer(let editor, let composition):
      return press(key, composer: editor, composition)
    case .snoozeDay(let editor, let id): return press(key, snoozeDay: editor, id)
    case .reportFile(let editor, let problem):
      return press(key, reportFile: editor, problem: problem)
    case .menu(let menu): return press(key, menu: menu)
    case .help(let help): return press(key, help: help)
    }
  }

  /// Cancels what is being typed, chosen or read; without anything of that kind, ends the program.
  private mutating func interrupt() -> [Effect] {
    pressed = []
    if overlay != nil { return closeOverlay() }
    return isReading ? stopReading() : [.interrupt]
  }

  /// Closes what lies over the screen without taking it in.
  mutating func closeOverlay() -> [Effect] {
    defer { overlay = nil }
    switch overlay {
    case .filter(_, let before): setFilter(before)
    case .menu(let menu):
      if case .theme(let before?) = menu.purpose, before != options.theme {
        options.theme = before
        return [.setTheme(before)]
      }
    case .composer, .snoozeDay, .reportFile, .help, nil: break
    }
    return []
  }

  /// Filters the list, live.
  mutating func setFilter(_ text: String) {
    guard text != narrowing.filter else { return }
    narrowing.filter = text
    guard let context else { return }
    narrowing.readFilter(in: context)
    if narrowing.error == nil { refresh(keepingScope: true) }
  }
}

extension Dashboard {
  private mutating func press(_ key: Key, filter editor: LineEditor, before: String) -> [Effect] {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter, narrowing.error == nil { overlay = nil }
    if key == .up { moveCursor(by: -1) }
    if key == .down { moveCursor(by: 1) }
    guard editor.handle(key) else { return [] }
    overlay = .filter(editor, before: before)
    setFilter(editor.text)
    return []
  }

  private mutating func press(
    _ key: Key,
    composer editor: LineEditor,
    _ composition: Composition
  ) -> [Effect] {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter {
      guard let draft = try? draft(of: editor.text, composition) else { return [] }
      overlay = nil
      return [.follow(.mark(draft), [composition.customer])]
    }
    if editor.handle(key) { overlay = .composer(editor, composition) }
    return []
  }

  private mutating func press(_ key: Key, snoozeDay editor: LineEditor, _ id: Customer.ID)
    -> [Effect]
  {
    var editor = editor
    if key == .escape { return closeOverlay() }
    if key == .enter {
      guard let today = portfolio?.today, let day = snoozeDay(editor.text, today: today) else {
        return []
      }
      overlay = nil
      return [.follow(.snooze(until: day), [id])]
    }
    if editor.handle(key) { overlay = .snoozeDay(editor, id) }
    return []
  }

  private mutating func press(_ key: Key, menu: Menu) -> [Effect] {
    var menu = menu
    if key == .escape { return closeOverlay() }
    if key == .enter { return menu.staysOpen ? closeOverlay() : choose(menu.cursor, of: menu) }
    if case .character(let character) = key {
      if let index = menu.items.firstIndex(where: { $0.key == character }) {
        return choose(index, of: menu)
      }
      if character == " " { return choose(menu.cursor, of: menu) }
      return character == "q" ? closeOverlay() : []
    }
    if key == .up || key == .backTab { menu.cursor = max(0, menu.cursor - 1) }
    if key == .down || key == .tab { menu.cursor = min(menu.items.count - 1, menu.cursor + 1) }
    overlay = .menu(menu)
    return previewTheme(menu)
  }

  private mutating func press(_ key: Key, help: HelpState) -> [Effect] {
    var help = help
    let isSearching = !help.search.text.isEmpty
    let closing: [Key] = [.escape, .character("q"), .character("?")]
    if key == .function(1) || !isSearching && closing.contains(key) { return closeOverlay() }
    if key == .escape {
      help = HelpState()
    } else if let lines = help.lines(for: key, page: helpRows(size.rows)) {
      help.scroll += lines
    } else if help.search.handle(key) {
      help.scroll = 0
    }
    let height = helpLines(help, width: HelpState.width(columns: size.columns)).count
    help.scroll = max(0, min(help.scroll, height - helpRows(size.rows)))
    overlay = .help(help)
    return []
  }
}

extension HelpState {
  /// Returns the lines that a key scrolls down by; nil for a key that does not scroll.
  fileprivate func lines(for key: Key, page: Int) -> Int? {
    let steps: [Key: Int] = [
      .up: -1, .down: 1, .pageUp: -page, .pageDown: page, .enter: page, .home: -10_000,
      .end: 10_000,
    ]
    return steps[key]
  }
}
