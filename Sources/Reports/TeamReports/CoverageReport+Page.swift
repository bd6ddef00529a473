import BookModel
import Programmes

extension CoverageReport {
  /// The report as people read it.
  var page: Page {
    Page(
      title: "Out of office \(plan.dates): \(plan.person.displayName.harmless)",
      subtitle: .init(
        [sum(of: rows).text, Figures.count(plan.length, "day"), subject.age]
          .joined(separator: " · ")
      ),
      sections: [
        .init(title: "Checklist", blocks: [.list(steps)]),
        .init(
          title: "To settle",
          blocks: warnings.isEmpty ? [] : [.list(warnings.map { .init($0) })]
        ),
        pressingSection, coverSection, quietSection, stayingSection,
        .init(title: "Status to set", blocks: [.letter(status)]),
        .init(title: "Tell the customers", blocks: rows.isEmpty ? [] : [.list(told)]),
        .init(title: "Notes to send", blocks: notes),
      ]
    )
  }

  private var steps: [Page.Item] {
    CoveragePlan.Step.allCases.map { step in
      let day = plan.day(of: step)
      let told = step == .tell && day == nil ? toldCount : ""
      return Page.Item(
        step.title + told + (day.map { ", done \($0.readable)" } ?? ""),
        isDone: day != nil
      )
    }
  }

  private var toldCount: String {
    let told = rows.count { $0.entry.told != nil }
    return told > 0 ? " (\(told) of \(rows.count) told)" : ""
  }

  private var pressingSection: Page.Section {
    let title = "Needs somebody's eye"
    let rows = pressing
    guard !rows.isEmpty else {
      return .init(title: title, blocks: [.paragraph("Nothing falls into these days.")])
    }
    return .init(title: "\(title): \(sum(of: rows).text)", blocks: [.list(rows.map(point))])
  }

  /// A customer with who looks after it and why, which no column of a table has the room for.
  private func point(_ row: Row) -> Page.Item {
    let about = [
      row.customer?.arr.map { Figures.money($0.value) } ?? "ARR unknown",
      row.entry.cover.displayName,
    ]
    let why = row.reasons.isEmpty ? "" : ": \(row.words)"
    return Page.Item("\(row.entry.customer.name) (\(about.joined(separator: ", ")))\(why)")
  }

  private var coverSection: Page.Section {
    let covers = covers
    let table = TableMaker(covers)
    return .init(
      title: "Who covers",
      blocks: covers.isEmpty
        ? [.paragraph("There is no customer to cover.")]
        : [
          .table(
            TextTable(parts: [
              table.text("COVER", least: 12) { $0.person.displayName.harmless },
              table.figure("CUSTOMERS") { Figures.grouped($0.rows.count) },
              table.figure("ARR") { Figures.money(sum(of: $0.rows).knownARR) },
              table.figure("NEED AN EYE") { cover in
                Figures.grouped(cover.rows.count { !$0.reasons.isEmpty })
              },
            ])
          )
        ]
    )
  }

  private var quietSection: Page.Section {
    let rows = quiet
    guard !rows.isEmpty else { return .init(title: "", blocks: []) }
    let table = TableMaker(rows)
    return .init(
      title: "Nothing expected: \(sum(of: rows).text)",
      blocks: [
        .table(
          TextTable(parts: [
            table.text("CUSTOMER", least: 18) { $0.entry.customer.name.harmless },
            table.figure("ARR") { Figures.money($0.customer?.arr?.value) },
            table.text("COVER", least: 8) { $0.entry.cover.displayName.harmless },
          ])
        )
      ]
    )
  }

  private var stayingSection: Page.Section {
    let rows = staying
    guard !rows.isEmpty else { return .init(title: "", blocks: []) }
    return .init(
      title: "Stays with its own advisor: \(sum(of: rows).text)",
      blocks: [.list(rows.map(point))]
    )
  }

  private var told: [Page.Item] {
    rows.map { row in
      let day = row.entry.told.map { ", told \($0.readable)" } ?? ""
      return Page.Item(
        "\(row.entry.customer.name): \(row.channel.words)\(day)",
        isDone: row.entry.told != nil
      )
    }
  }

  private var notes: [Page.Block] {
    rows.filter { $0.entry.told == nil }.flatMap { row -> [Page.Block] in
      [
        .paragraph("To \(row.entry.customer.name) (\(row.channel.words)):"),
        .letter(plan.note(for: row.entry, by: row.channel)),
      ]
    }
  }
}
