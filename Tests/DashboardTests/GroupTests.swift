import BookModel
import Canvas
import Dashboard
import Testing

/// The Book's customers put into groups.
struct GroupTests {
  @Test(arguments: [
    ("tier", "lF", 24, 80), ("tier", "lF", 40, 120), ("tier", "lF", 50, 200),
    ("health", "llFj", 24, 80), ("renewal", "lllllllF", 24, 80), ("tier", "lF", 12, 60),
    ("tier", "lF", 8, 40),
  ])
  func `a row a group`(name: String, keys: String, rows: Int, columns: Int) {
    var dashboard = Dashboard.fixture(rows: rows, columns: columns)
    dashboard.type(keys)
    expectGolden(dashboard.view(rows: rows, columns: columns), "group-\(name)-\(columns)x\(rows)")
  }

  @Test func `Enter shows the customers of a group, and Esc goes back to the groups`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("lFj")
    let groups = dashboard.screen()
    #expect(dashboard.cursorRow().contains("Large Enterpri"))
    dashboard.press(.enter)
    #expect(dashboard.screen()[2].contains("FILTER tier:\"Large Enterprise\""))
    #expect(dashboard.screen()[2].contains("6 of 23"))
    dashboard.press(.escape)
    #expect(dashboard.screen() == groups)
    dashboard.press(.escape)
    #expect(dashboard.screen()[22].contains("sort name"))
  }

  @Test(arguments: ["F", "q"])
  func `keys that show the customers again`(key: String) {
    var dashboard = Dashboard.fixture()
    dashboard.type("l")
    let before = dashboard.screen()
    dashboard.type("F" + key)
    #expect(dashboard.screen() == before)
  }

  @Test func `on a column without groups it is asked by what`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("llllF")
    #expect(dashboard.screen().contains { $0.contains("r   renewal month") })
    dashboard.type("h")
    #expect(dashboard.screen()[22].contains("by health · 4 groups"))
    dashboard.press(.escape)
    dashboard.type("F")
    dashboard.press(.escape)
    #expect(dashboard.screen()[22].contains("sort name"))
  }

  @Test func `figures stand under their headings`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("lF")
    let (heading, row) = (dashboard.screen()[3], dashboard.screen()[4])
    for title in ["COUNT", "ARR", "AT RISK", "UTIL"] {
      let end = heading.distance(toEndOf: title)
      #expect(Array(row)[end - 1] != " " && Array(row)[end] == " ", "\(title): \(row)")
    }
  }

  @Test func `every group's customers are those that its filter finds`() {
    for keys in ["lF", "llF", "lllllllF", "lllllllllF", "llllllllllF"] {
      var dashboard = Dashboard.fixture()
      dashboard.type(keys)
      guard dashboard.screen()[22].contains(" groups") || dashboard.screen()[22].contains("1 group")
      else {
        Issue.record("\(keys): \(dashboard.screen()[22])")
        continue
      }
      for _ in 0..<8 {
        let row = dashboard.cursorRow().split(separator: " ").map(String.init)
        dashboard.press(.enter)
        let shown = dashboard.screen()[2].split(separator: " ").map(String.init)
        let count = shown.firstIndex(of: "of").map { shown[$0 - 1] } ?? "none"
        #expect(row.contains(count), "\(row): \(shown)")
        dashboard.press(.escape)
        dashboard.press(.down)
      }
    }
  }

  @Test func `group: in a filter shows the groups of what it leaves`() {
    var dashboard = Dashboard.fixture()
    dashboard.type("/health>0 group:owner")
    dashboard.press(.enter)
    #expect(dashboard.screen()[22].contains("by owner"))
    dashboard.type("b")
    #expect(dashboard.screen().contains { $0.contains("Ben Okafor") })
  }
}

extension String {
  /// The number of characters up to the end of a text that it holds.
  fileprivate func distance(toEndOf text: String) -> Int {
    let all = Array(self)
    let start = all.indices.first { all[$0...].starts(with: Array(text)) } ?? 0
    return start + text.count
  }
}
