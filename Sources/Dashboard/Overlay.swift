internal import BookModel
internal import BookQuery
internal import Canvas

/// What lies over a screen and takes the keys.
enum Overlay: Equatable, Sendable {
  /// The filter is being typed.
  case filter(FilterPrompt)
  /// A line about follow-ups is being typed.
  case followUp(FollowUpLine)
  /// The name of the file that a report is written to is being typed; with why another is needed.
  case reportFile(LineEditor, problem: String?)
  /// What to look for on the customer's page is being typed; `before` is the page as it was.
  case pageSearch(LineEditor, before: CustomerPage)
  /// Why the health of the customer under the cursor is what it is.
  case reasons
  /// A menu.
  case menu(Menu)
  /// The help.
  case help(HelpState)
  /// The messages so far, with the lines above the box.
  case log(scroll: Int)
  /// Everything that can be done, by name.
  case palette(Palette)
  /// The name of a view is being typed.
  case naming(LineEditor)
  /// The columns of the Book, to choose from.
  case columns(ColumnPicker)
}

/// The help as the user looks at it.
struct HelpState: Equatable, Sendable {
  /// What to show only.
  var search = LineEditor()
  /// The row under the cursor, of those that are shown.
  var cursor = 0
  /// The lines above the box.
  var scroll = 0
}

/// A box of choices, each with its key.
struct Menu: Equatable, Sendable {
  /// What a menu is for.
  enum Purpose: Equatable, Sendable {
    case sort, tiers, policy, snooze, theme(before: String?), changesOrder, changesSince, views
    case export, group, ticks, quit
  }

  /// One choice.
  struct Item: Equatable, Sendable {
    /// The key that chooses it; nil where there are more items than keys.
    var key: Character?
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
    case snooze(FollowUpSnooze)
    case snoozeTyped
    case followUpOrder(FollowUpOrder)
    case saveAgain
    case theme(String)
    case changesOrder(ChangesScreen.Order)
    case changesSince(Day)
    case view(SavedView)
    case removableViews
    case removeView(String)
    case export(ListExport.Format, ListExport.Destination)
    case tick(String)
    case group(Grouping)
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

  /// Whether it lists the themes.
  var isOfThemes: Bool {
    if case .theme = purpose { return true }
    return false
  }
}

extension Menu {
  /// The keys of items that have none of their own: `j` and `k` move the cursor, `q` closes.
  private static let keys = Array("123456789abcdefghilmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// Makes an item of each element, with a key as long as there are keys.
  static func items<Element>(
    of all: [Element],
    without taken: String = "",
    _ item: (Element, Character?) -> Item
  ) -> [Item] {
    let keys = keys.filter { !taken.contains($0) }
    return all.enumerated().map { place, element in
      item(element, keys.indices.contains(place) ? keys[place] : nil)
    }
  }

  /// Moves the cursor, to the first or the last item at most.
  mutating func move(by items: Int) {
    cursor = max(0, min(cursor + items, self.items.count - 1))
  }
}
