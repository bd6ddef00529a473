import BookModel
import Programmes

extension CoverageReport {
  /// The report as programs read it.
  var value: ReportValue {
    .object(
      subject.head(.coverage) + [
        .init("person", ReportValue(person: plan.person)),
        .init("from", ReportValue(plan.from)),
        .init("to", ReportValue(plan.to)),
        .init("back", ReportValue(plan.back)),
        .init("status", .text(status)),
        .init("steps", .array(CoveragePlan.Step.allCases.map(stepValue))),
        .init("warnings", .array(warnings.map { .text($0) })),
        .init("covers", .array(covers.map { coverValue($0.person, $0.rows) })),
        .init("customers", .array((pressing + quiet + staying).map(rowValue))),
      ]
    )
  }

  private func stepValue(_ step: CoveragePlan.Step) -> ReportValue {
    .object([
      .init("step", .text(step.rawValue)), .init("title", .text(step.title)),
      .init("done", ReportValue(plan.day(of: step))),
    ])
  }

  private func coverValue(_ person: Person, _ rows: [Row]) -> ReportValue {
    .object([.init("cover", ReportValue(person: person))] + sum(of: rows).members)
  }

  private func rowValue(_ row: Row) -> ReportValue {
    .object([
      .init("id", .text(row.entry.customer.id.rawValue)),
      .init("name", .text(row.entry.customer.name)),
      .init("arr", ReportValue(row.customer?.arr?.value)),
      .init("cover", ReportValue(person: row.entry.cover)),
      .init("stays", .flag(row.stays)),
      .init(
        "reasons",
        .array(
          row.reasons.map { reason in
            .object([.init("kind", .text(reason.kind)), .init("words", .text(reason.words))])
          }
        )
      ),
      .init("channel", row.channel.value),
      .init("told", ReportValue(row.entry.told)),
      .init("note", .text(plan.note(for: row.entry, by: row.channel))),
    ])
  }

  /// A row a customer, those with a reason first, those that stay with their own advisor last.
  var sheet: Sheet {
    Sheet(
      header: [
        "id", "name", "arr", "cover.name", "cover.email", "reasons", "channel", "told", "stays",
      ],
      rows: (pressing + quiet + staying).map { row in
        [
          .text(row.entry.customer.id.rawValue), .text(row.entry.customer.name),
          ReportValue(row.customer?.arr?.value), ReportValue(row.entry.cover.name),
          ReportValue(row.entry.cover.email), .text(row.words), .text(row.channel.words),
          ReportValue(row.entry.told), .flag(row.stays),
        ]
      }
    )
  }
}

extension CoverageChannel {
  /// `{kind, text, name, email}`; kind is stated, contact or unknown.
  fileprivate var value: ReportValue {
    let (kind, name, email): (String, String?, String?) =
      switch self {
      case .stated: ("stated", nil, nil)
      case .contact(let name, let address, _): ("contact", name, address)
      case .unknown: ("unknown", nil, nil)
      }
    return .object([
      .init("kind", .text(kind)), .init("text", .text(words)), .init("name", ReportValue(name)),
      .init("email", ReportValue(email)),
    ])
  }
}
