import BookModel
import BookQuery
import Testing

struct FilterGuideTests {
  @Test(arguments: [0, 40, 60, 80, 100]) func `no line is wider than asked for`(width: Int) {
    let lines = FilterGuide.text(width: width).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    // A term is never broken: it could not be copied.
    let terms = Set(FilterGuide.sections.flatMap { $0.rows.map { "  \($0.term)" } })
    for line in lines where !terms.contains(String(line)) {
      #expect(line.count <= max(40, width), "\(line)")
      #expect(line.last != " ")
    }
  }

  @Test func `every field has its line and its meaning`() {
    let rows = FilterGuide.sections.flatMap(\.rows)
    for name in Field.filterNames where name != "feature" {
      let row = rows.first { $0.term == name }
      #expect(row?.meaning.isEmpty == false, "\(name)")
    }
    for field in Field.all {
      #expect(!field.meaning.isEmpty && !field.meaning.hasSuffix("."))
      #expect(field.meaning.count <= 60, "\(field.name)")
    }
  }

  @Test func `what the guide shows can be read`() throws {
    let context = QueryContext(today: Day(number: 20_778), me: Person(id: "me", name: "Me"))
    for title in ["Examples", "At the end: how to show what is left"] {
      let rows = FilterGuide.sections.first { $0.title == title }?.rows ?? []
      #expect(!rows.isEmpty)
      for row in rows { _ = try Query(row.term, in: context) }
    }
    for text in ["acme", "\"two words\"", "~acm", "/^ac.*e$/", "ac*", "-(a | b)"] {
      _ = try Query(text, in: context)
    }
    for word in "today tomorrow fri +7d -3d eow eom eoq eoy eofy q1 q4 90d 6w 3mo 1y 2026-12 2026"
      .split(separator: " ")
    {
      _ = try Query("renewal<=\(word)", in: context)
    }
  }
}
