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
    guard !pressing.isEmpty else {
      return .init(title: title, blocks: [.paragraph("Nothing falls into these days.")])
    }
    return section(title, pressing, why: true)
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

  private var quietSection: Page.Section { section("Nothing expected", quiet) }

  private var stayingSection: Page.Section {
    section("Stays with its own advisor", staying, who: "ADVISOR", why: true)
  }

  /// A section of customers; none where there are no customers.
  private func section(
    _ title: String,
    _ rows: [Row],
    who: String = "COVER",
    why: Bool = false
  ) -> Page.Section {
    guard !rows.isEmpty else { return .init(title: "", blocks: []) }
    let table = TableMaker(rows)
    var parts = [
      table.text("CUSTOMER", least: 18) { $0.entry.customer.name.harmless },
      table.figure("ARR", rank: 1) { Figures.money($0.customer?.arr?.value) },
      table.text(who, least: 8) { $0.entry.cover.displayName.harmless },
    ]
    if why { parts.append(table.text("WHY", least: 20) { $0.words.harmless }) }
    return .init(
      title: "\(title): \(sum(of: rows).text)",
      blocks: [.table(TextTable(parts: parts))]
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
