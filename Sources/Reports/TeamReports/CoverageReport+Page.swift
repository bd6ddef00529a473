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
        pressingSection, coverSection, quietSection,
        .init(title: "Status to set", blocks: [.verbatim(plan.status)]),
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
    let rows = pressing
    guard !rows.isEmpty else {
      return .init(
        title: "Needs somebody's eye",
        blocks: [.paragraph("Nothing falls into these days.")]
      )
    }
    let table = TableMaker(rows)
    return .init(
      title: "Needs somebody's eye: \(sum(of: rows).text)",
      blocks: [
        .table(
          TextTable(parts: [
            table.text("CUSTOMER", least: 18) { $0.entry.customer.name.harmless },
            table.figure("ARR", rank: 1) { Figures.money($0.customer?.arr?.value) },
            table.text("COVER", least: 8) { $0.entry.cover.displayName.harmless },
            table.text("WHY", least: 20) { $0.words.harmless },
          ])
        )
      ]
    )
  }

  private var coverSection: Page.Section {
    let table = TableMaker(covers)
    let isEmpty = plan.entries.isEmpty
    return .init(
      title: "Who covers",
      blocks: isEmpty
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
        .verbatim(plan.note(for: row.entry, by: row.channel)),
      ]
    }
  }
}
