import BookModel
import Programmes

extension NurtureReport {
  /// The report as programs read it.
  var value: ReportValue {
    let counts = counts
    return .object(
      subject.head(.nurture) + [
        .init("policy", .text(programme.portfolio.policy.name)),
        .init("tiers", .array(programme.tiers.map { .text($0) })),
        .init("month", .text(programme.month.description)),
        .init("note", ReportValue(note)),
        .init(
          "counts",
          .object(
            messages.map { message in
              .init(
                message.rawValue,
                .object(
                  NurtureCount.allCases.map { count in
                    .init(count.rawValue, .integer(counts[message]?[count] ?? 0))
                  }
                )
              )
            }
          )
        ),
        .init("targets", .array(targets.map(target))),
        .init("customers", .array(standings.map(standingValue))),
        .init(
          "unplaced",
          .array(
            unplaced.map { customer in
              .object([
                .init("id", .text(customer.id.rawValue)), .init("name", .text(customer.name)),
              ])
            }
          )
        ),
      ]
    )
  }

  private func target(_ standing: NurtureStanding, _ step: NurtureStep) -> ReportValue {
    .object(zip(Self.columns, cells(standing, step)).map { .init($0, $1) })
  }

  private static let columns = [
    "accountId", "externalId", "name", "adminName", "adminEmail", "message", "month", "feature",
    "reason",
  ]

  private func cells(_ standing: NurtureStanding, _ step: NurtureStep) -> [ReportValue] {
    let customer = customer(standing)
    let admin = standing.adminTexts
    let reason: String? = if case .due(let reason) = step.state { reason } else { nil }
    return [
      .text(customer.id.rawValue), ReportValue(customer.externalId), .text(customer.name),
      ReportValue(admin.name), ReportValue(admin.address), .text(step.message.rawValue),
      .text(step.month.description), ReportValue(step.feature), ReportValue(reason),
    ]
  }

  /// The target list: a row a message that is due.
  var sheet: Sheet {
    Sheet(header: Self.columns, rows: targets.map { cells($0, $1) })
  }

  private func standingValue(_ standing: NurtureStanding) -> ReportValue {
    let customer = customer(standing)
    let admin = standing.adminTexts
    let isKnown = standing.admin != .unknown
    return .object([
      .init("id", .text(customer.id.rawValue)),
      .init("externalId", ReportValue(customer.externalId)),
      .init("name", .text(customer.name)),
      .init("tier", .text(standing.tier)),
      .init("missing", .array(standing.missing.map { .text($0.rawValue) })),
      .init(
        "admin",
        isKnown
          ? .object([
            .init("name", ReportValue(admin.name)), .init("email", ReportValue(admin.address)),
          ]) : .null
      ),
      .init(
        "passedOver",
        .array(
          standing.passedOver.map { contact in
            .object([
              .init("name", ReportValue(contact.name)), .init("email", ReportValue(contact.email)),
              .init("why", ReportValue(contact.mailRefusal?.rawValue)),
            ])
          }
        )
      ),
      .init("messages", .array(standing.steps.map(\.value))),
    ])
  }
}

extension NurtureStep {
  /// `{message, month, feature, state, day, reason, blocks}`.
  fileprivate var value: ReportValue {
    var day: Day?
    var reason: String?
    var hindrances: [NurtureBlock] = []
    switch state {
    case .due(let why), .unneeded(let why): reason = why
    case .blocked(let blocks): hindrances = blocks
    case .sent(let sent): day = sent
    case .waiting(let until, let why): (day, reason) = (until, why)
    }
    return .object([
      .init("message", .text(message.rawValue)),
      .init("month", .text(month.description)),
      .init("feature", ReportValue(feature)),
      .init("state", .text(NurtureCount(state).rawValue)),
      .init("day", ReportValue(day)),
      .init("reason", ReportValue(reason)),
      .init("blocks", .array(hindrances.map(\.value))),
    ])
  }
}

extension NurtureBlock {
  /// `{kind, what, remedy}`.
  fileprivate var value: ReportValue {
    .object([
      .init("kind", .text(kind)), .init("what", .text(description)),
      .init("remedy", .text(remedy)),
    ])
  }
}
