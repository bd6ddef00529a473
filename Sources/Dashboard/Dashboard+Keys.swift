internal import BookModel
internal import BookQuery
internal import Canvas

extension Dashboard {
  /// Answers a key.
  mutating func handle(_ key: Key) -> [Effect] {
    if toast?.isLasting == true { toast = nil }
    if key == .control("c") { return interrupt() }
    if keeps(key) { return [] }
    if let overlay { return press(key, in: overlay) }
    if case .paste = key { return [] }
    return pressAction(key)
  }

  mutating func pressAction(_ key: Key) -> [Effect] {
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
    case .filter(let prompt): return press(key, filter: prompt)
    case .reportFile(let editor, let problem):
      return press(key, reportFile: editor, problem: problem)
    case .pageSearch(let editor, let before):
      return press(key, pageSearch: editor, before: before)
    case .reasons: return pressOverReasons(key)
    case .followUp(let line): return press(key, followUp: line)
    case .menu(let menu): return press(key, menu: menu)
    case .help(let help): return press(key, help: help)
    case .log(let scroll): return press(key, log: scroll)
    case .palette(let palette): return press(key, palette: palette)
    case .naming(let editor): return press(key, naming: editor)
    case .columns(let picker): return press(key, columns: picker)
    }
  }

  /// Cancels what is being typed, chosen or read; without anything of that kind, ends the program.
  mutating func interrupt() -> [Effect] {
    pressed = []
    if overlay != nil { return closeOverlay() }
    if isReading { return stopReading() }
    return asksAboutUnsaved() ? [] : [.interrupt]
  }

  /// Closes what lies over the screen without taking it in.
  mutating func closeOverlay() -> [Effect] {
    defer { overlay = nil }
    switch overlay {
    case .filter(let prompt): setFilter(prompt.before)
    case .pageSearch(_, let before): show(before)
    case .menu(let menu):
      if case .theme(let before?) = menu.purpose, before != options.theme {
        options.theme = before
        return [.setTheme(before)]
      }
    case .followUp, .reportFile, .reasons, .help, .log, .palette, .columns, .naming, nil: break
    }
    return []
  }

  /// Filters the list, live.
  mutating func setFilter(_ text: String) {
    guard text != narrowing.filter else { return }
    narrowing.filter = text
    guard let context else { return }
    let before = narrowing.query
    narrowing.readFilter(in: context)
    if narrowing.error == nil || narrowing.query != before { refresh(keepingScope: true) }
  }
}

extension Dashboard {
  private mutating func press(_ key: Key, menu: Menu) -> [Effect] {
    var menu = menu
    switch key {
    case .escape: return closeOverlay()
    case .enter: return menu.purpose == .tiers ? closeOverlay() : choose(menu.cursor, of: menu)
    case .tab:
      if case .theme(let before) = menu.purpose { return filterThemes(before) }
      menu.move(by: 1)
    case .character(let character):
      if let index = menu.items.firstIndex(where: { $0.key == character }) {
        return choose(index, of: menu)
      }
      switch character {
      case "j": menu.move(by: 1)
      case "k": menu.move(by: -1)
      case " ": return choose(menu.cursor, of: menu)
      case "q": return closeOverlay()
      default: return addSort(character, menu)
      }
    case .up, .backTab: menu.move(by: -1)
    case .down: menu.move(by: 1)
    case .pageUp: menu.move(by: -10)
    case .pageDown: menu.move(by: 10)
    case .home: menu.move(by: -menu.items.count)
    case .end: menu.move(by: menu.items.count)
    default: break
    }
    overlay = .menu(menu)
    return previewTheme(menu)
  }
}
