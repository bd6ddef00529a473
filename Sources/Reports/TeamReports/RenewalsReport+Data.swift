import BookModel

extension RenewalsReport {
  /// The report as programs read it.
  var value: ReportValue {
    .object(
      subject.head(.renewals) + [
        .init("overdue", .array(overdue.map { $0.value(on: today) })),
        .init("ended", .array(ended.map { $0.value(on: today) })),
        .init("months", .array(periods.map(\.value))),
        .init(
          "stages",
          .array(
            stages.map { stage, deals in
              .object([.init("stage", ReportValue(stage))] + ReportValue.sums(of: deals))
            }
          )
        ),
        .init("atRisk", .array(atRisk.map { $0.value(on: today) })),
        .init("missing", .array(missing.map { $0.value(on: today) })),
        .init("open", .array(open.map { $0.value(on: today) })),
        .init("won", DealSum(closed(won: true)).value),
        .init("lost", DealSum(closed(won: false)).value),
      ]
    )
  }

  /// A row an opportunity, closed ones too.
  var sheet: Sheet {
    Sheet(
      header: [
        "customerId", "customer", "owner", "arr", "renewal", "health", "id", "name", "kind", "type",
        "stage", "amount", "closeDate", "daysLate", "forecast", "isClosed", "isWon",
      ],
      rows: deals.map { deal in
        let (customer, opportunity) = (deal.customer, deal.opportunity)
        return [
          .text(customer.id.rawValue), .text(customer.name),
          ReportValue(customer.owner?.displayName), ReportValue(customer.arr),
          ReportValue(customer.renewal), ReportValue(customer.band?.rawValue),
          .text(opportunity.id), ReportValue(opportunity.name), .text(deal.kind.rawValue),
          ReportValue(opportunity.type), ReportValue(opportunity.stage),
          ReportValue(opportunity.amount), ReportValue(opportunity.closeDate),
          ReportValue(deal.daysLate(on: today)), ReportValue(opportunity.forecast),
          ReportValue(opportunity.isClosed), ReportValue(opportunity.isWon),
        ]
      }
    )
  }
}

extension RenewalsReport.Period {
  /// `{month, title, renewals, expansions, other, atRisk}`; the month is null for what has none.
  fileprivate var value: ReportValue {
    .object(
      [.init("month", ReportValue(month)), .init("title", .text(title))]
        + ReportValue.sums(of: deals)
    )
  }
}

extension ReportValue {
  /// The sums of some deals: `renewals`, `expansions`, `other`, and `atRisk` of the renewals.
  fileprivate static func sums(of deals: [Deal]) -> [Member] {
    func sum(_ isMeant: (Deal) -> Bool) -> ReportValue { DealSum(deals.filter(isMeant)).value }
    return [
      .init("renewals", sum { $0.kind == .renewal }),
      .init("expansions", sum { $0.kind == .expansion }),
      .init("other", sum { $0.kind == .other }),
      .init("atRisk", sum { $0.kind == .renewal && $0.customer.isAtRisk }),
    ]
  }
}

extension Deal {
  /// The days since it was to close; nil when it is closed, not due yet or without a date.
  func daysLate(on day: Day) -> Int? {
    isOverdue(on: day) ? opportunity.closeDate?.days(until: day) : nil
  }

  /// `{customer, kind, opportunity, daysLate}`.
  func value(on day: Day) -> ReportValue {
    .object([
      .init("customer", customer.value(on: day)), .init("kind", .text(kind.rawValue)),
      .init("opportunity", ReportValue(opportunity: opportunity)),
      .init("daysLate", ReportValue(daysLate(on: day))),
    ])
  }
}

extension DealCustomer {
  /// `{id, name, owner, arr, renewal, health}`.
  func value(on day: Day) -> ReportValue {
    let until = renewal.map { renewal in
      ReportValue.object([
        .init("date", ReportValue(renewal)), .init("days", .integer(day.days(until: renewal))),
      ])
    }
    return .object([
      .init("id", .text(id.rawValue)), .init("name", .text(name)),
      .init("owner", ReportValue(person: owner)), .init("arr", ReportValue(arr)),
      .init("renewal", until ?? .null), .init("health", ReportValue(band?.rawValue)),
    ])
  }
}
