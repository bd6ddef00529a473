import Canvas
import Dashboard
import Terminal

extension DashboardLoop {
  /// Writes a text to a new file.
  mutating func write(_ text: String, to path: String) {
    do {
      try OutputFile(path: path, mayReplace: false).write(text)
      take(.told("Wrote \(path)"))
    } catch {
      take(.notWritten(path, reason: error.message))
    }
  }

  /// Puts a text on the clipboard; `told` says what it is.
  mutating func copy(_ text: String, told: String) {
    do {
      let way = try terminal.copy(text, to: clipboard)
      take(.told("Copied \(told) with \(way)"))
    } catch {
      take(.told("Not copied: \(error)"))
    }
  }

  /// Opens an address in the browser.
  mutating func open(_ address: String) {
    do {
      try links.open(address)
      take(.told("Opened \(address)"))
    } catch {
      take(.told("Not opened: \(error)"))
    }
  }

  /// Changes the colours.
  mutating func setTheme(_ name: String) {
    do {
      terminal.setTheme(try themes.theme(named: name))
      chosenTheme = name
      take(.themeChanged(name))
    } catch {
      take(.told("\(error)"))
    }
  }
}
