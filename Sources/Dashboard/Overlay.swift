internal import BookModel
internal import Canvas

/// What lies over a screen and takes the keys.
enum Overlay: Equatable, Sendable {
  /// The filter is being typed; `before` is what it was.
  case filter(LineEditor, before: String)
  /// A follow-up is being written for a customer.
  case composer(LineEditor, Composition)
  /// The day of a snooze is being typed.
  case snoozeDay(LineEditor, Customer.ID)
  /// The name of the file that a report is written to is being typed; with why another is needed.
  case reportFile(LineEditor, problem: String?)
  /// A menu.
  case menu(Menu)
  /// The help.
  case help(HelpState)
}

/// What a follow-up is being written for.
struct Composition: Equatable, Sendable {
  /// The customer.
  var customer: Customer.ID
  /// The customer's name.
  var name: String
  /// The customer's renewal, which `^30d` counts from.
  var renewal: Day?
  /// The follow-up that is being changed; nil for a new one.
  var existing: FollowUp?
}

/// The help as the user looks at it.
struct HelpState: Equatable, Sendable {
  /// What to show only.
  var search = LineEditor()
  /// The lines above the box.
  var scroll = 0
}

/// A box of choices, each with its key.
struct Menu: Equatable, Sendable {
  /// What a menu is for.
  enum Purpose: Equatable, Sendable {
    case sort, tiers, policy, snooze, theme(before: String?), changesOrder, changesSince, quit
  }

  /// One choice.
  struct Item: Equatable, Sendable {
    /// The key that chooses it.
    var key: Character
    /// What it is called.
    var title: String
    /// A figure or remark at its right; empty for none.
    var remark = ""
    /// Whether it is in force.
    var isOn = false
    /// What choosing it does.
    var choice: Choice
  }

  /// What choosing an item does.
  enum Choice: Equatable, Sendable {
    case sort(Column)
    case tier(Int?)
    case allTiers
    case policy(TierPolicy)
    case snooze(days: Int)
    case snoozeMonth
    case snoozeTyped
    case theme(String)
    case changesOrder(ChangesScreen.Order)
    case changesSince(Day)
    case quit
    case nothing
  }

  /// What it is for.
  var purpose: Purpose
  /// What it asks.
  var title: String
  /// The choices.
  var items: [Item]
  /// The item that Enter chooses.
  var cursor = 0

  /// Whether it stays open when something is chosen.
  var staysOpen: Bool { purpose == .tiers }
}
