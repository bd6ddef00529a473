import Dashboard
import Dispatch
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

extension DashboardLoop {
  /// Makes a completer beside the loop; it comes back through the mailbox.
  func make(_ order: FilterCompleterOrder) {
    let mailbox = mailbox
    DispatchQueue.global(qos: .userInitiated).async {
      mailbox.post(.completer(order.made()), of: 0)
    }
  }

  /// Adds features up beside the loop; they come back through the mailbox.
  func make(_ order: FeatureOrder) {
    let mailbox = mailbox
    DispatchQueue.global(qos: .userInitiated).async {
      mailbox.post(.features(order.made()), of: 0)
    }
  }

  /// Writes customers down beside the loop; what became of it comes back through the mailbox.
  func carryOut(_ export: ListExport) {
    let mailbox = mailbox
    DispatchQueue.global(qos: .userInitiated).async {
      mailbox.post(.export(export.carriedOut()), of: 0)
    }
  }

  /// Tells what became of an export.
  mutating func take(_ outcome: ListExport.Outcome) {
    switch outcome {
    case .written(let name): take(.told("Written to \(name)"))
    case .failed(let reason): take(.saveFailed(reason))
    case .copied(let text): copy(text, told: "the list")
    }
  }

  /// Leaves the screen to the user's editor.
  mutating func edit(_ text: String) {
    do throws(EditorError) {
      take(.edited(try terminal.edit(text, with: editor)))
    } catch {
      take(.told("\(error)"))
    }
  }
}
