import Canvas
import Testing

@testable import Dashboard

/// The one table that keys, hints and help come from.
struct ActionTableTests {
  @Test(arguments: Context.all)
  func `no key means two things in one place`(context: Context) {
    let keys = ActionEntry.table.filter { $0.contexts.contains(context) }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for sequence in keys where sequence.count > 1 {
      #expect(!keys.contains(Array(sequence.dropLast())), "\(Key.names(sequence)) is cut short")
    }
  }

  @Test func `every entry says what it does, in a sentence, and has a key`() {
    for entry in ActionEntry.table {
      #expect(!entry.title.isEmpty && !entry.keys.isEmpty && !entry.contexts.isEmpty)
      #expect(entry.sentence.hasSuffix("."), "\(entry.sentence)")
      #expect(entry.keys.allSatisfy { !$0.isEmpty && !Key.names($0).isEmpty })
    }
    #expect(Set(ActionEntry.table.map(\.action)).count == ActionEntry.table.count)
    #expect(Set(ActionEntry.table.map(\.id)).count == ActionEntry.table.count)
    for id in ActionEntry.table.map(\.id) {
      #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)")
    }
  }

  @Test func `nothing destructive is on a key that terminals confuse`() {
    let forbidden: [Key] = [
      .backspace, .delete, .control("s"), .control("q"), .control("h"), .control("i"),
      .control("m"), .control("["),
    ]
    for entry in ActionEntry.table {
      #expect(entry.keys.allSatisfy { !forbidden.contains($0[0]) }, "\(entry.title)")
    }
  }

  @Test func `the hint line and the help name every key of the table`() {
    let dashboard = Dashboard.fixture()
    let help = dashboard.helpText(HelpState(), width: 76)
      .map { $0.line.pieces.map(\.text).joined() }.joined(separator: "\n")
    for entry in ActionEntry.table where entry.contexts.contains(.screen(.book)) {
      #expect(help.contains(entry.allKeyNames), "\(entry.title)")
    }
    let hints = dashboard.screen(rows: 24, columns: 300)[23]
    for entry in KeyMap.standard.hints(in: .screen(.book)) {
      #expect(hints.contains("\(entry.keyName) \(entry.title)"), "\(entry.title)")
    }
  }

  @Test func `the sort menu has every column, each with a key of its own`() {
    let keys = Column.allCases.compactMap(\.sortKey)
    #expect(Set(keys).count == keys.count)
    #expect(keys.count == Column.allCases.count - 1, "the sparkline sorts as the trend does")
    #expect(!keys.contains("q"), "q closes")
    #expect(Set(Column.byImportance) == Set(Column.allCases))
  }

  @Test(arguments: [20, 40, 60, 80, 120, 130, 200, 250], Column.allCases)
  func `columns never overlap and never leave the list`(width: Int, needed: Column) {
    let placed = PlacedColumn.all(width: width, needed: needed, empty: [])
    #expect(placed.first?.column == .name)
    for (left, right) in zip(placed, placed.dropFirst()) {
      #expect(left.start + left.width < right.start)
    }
    if width >= 40 { #expect(placed.contains { $0.column == needed }) }
    #expect(placed.allSatisfy { $0.start + $0.width <= width || placed.count == 1 })
  }
}
