import BookQuery
import Canvas
import Dashboard
import Dispatch
import Terminal

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
    case .written(let name, let missing):
      take(.told("Written to \(name)\(missing.asLeftOut)"))
    case .failed(let reason): take(.saveFailed(reason))
    case .copied(let text, let missing): copy(text, told: "the list\(missing.asLeftOut)")
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

extension [Field] {
  /// What says that a list lacks these columns; empty for none.
  var asLeftOut: String {
    isEmpty ? "" : ", without \(map(\.title).joined(separator: ", ")): a list has no such column"
  }
}
