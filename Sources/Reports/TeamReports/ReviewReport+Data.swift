import BookModel

extension ReviewReport {
  /// The report as programs read it.
  var value: ReportValue {
    .object(
      subject.head(.review) + [
        .init("customer", detail.value),
        .init("goals", .array(goals.map { ReportValue(note: $0) })),
        .init(
          "value",
          .object([
            .init("unusedSeats", ReportValue(unusedSeats)),
            .init("arrPerSeat", ReportValue(arrPerSeat)),
            .init("arrPerActiveUser", ReportValue(arrPerActiveUser)),
            .init("unusedARR", ReportValue(unusedARR)),
          ])
        ),
        .init(
          "openPoints",
          .object([
            .init("tasks", .array(openTasks.map { ReportValue(task: $0) })),
            .init("defectTickets", ReportValue(customer.healthInputs.defectTickets?.value)),
            .init("helpTickets", ReportValue(customer.healthInputs.helpTickets?.value)),
            .init("followUp", detail.record.value(of: .followUp)),
          ])
        ),
        .init("steps", .array(steps.map(\.value))),
      ]
    )
  }

  /// A row a fact.
  var sheet: Sheet {
    Sheet(
      header: ["section", "name", "value", "source"],
      rows: factRows + valueRows + featureRows + dealRows + taskRows + stepRows
    )
  }

  private var factRows: [[ReportValue]] {
    let keys: [(String, [RecordKey])] = [
      (
        "customer",
        [.id, .name, .owner, .segment, .stage, .renewal, .health, .version, .versionsBehind]
      ),
      ("usage", [.dau, .wau, .mau, .utilization, .usage, .trend, .series]),
      ("value", [.arr, .seats]),
    ]
    return keys.flatMap { section, keys in
      keys.map { key in
        let value =
          key == .owner
          ? ReportValue(customer.owner?.value.displayName)
          : key == .renewal
            ? ReportValue(customer.renewal?.value) : detail.record.value(of: key)
        let source = detail.record.origin(of: key)?.source?.rawValue
        return [.text(section), .text(key.rawValue), value, ReportValue(source)]
      }
    }
  }

  private var valueRows: [[ReportValue]] {
    let values: [(String, Double?)] = [
      ("unusedSeats", unusedSeats), ("arrPerSeat", arrPerSeat),
      ("arrPerActiveUser", arrPerActiveUser), ("unusedARR", unusedARR),
    ]
    return values.map { [.text("value"), .text($0.0), ReportValue($0.1), .null] }
  }

  private var featureRows: [[ReportValue]] {
    customer.features.map {
      [.text("feature"), .text($0.name), ReportValue($0.users), .text(Source.looker.rawValue)]
    }
  }

  private var dealRows: [[ReportValue]] {
    customer.opportunities.map { deal in
      [
        .text("opportunity"), .text(deal.name ?? deal.id), ReportValue(deal.amount),
        .text(Source.salesforce.rawValue),
      ]
    }
  }

  private var taskRows: [[ReportValue]] {
    openTasks.map {
      [.text("task"), .text($0.name), ReportValue($0.due), .text(Source.vitally.rawValue)]
    }
  }

  private var stepRows: [[ReportValue]] {
    steps.map {
      [.text("step"), .text($0.step), .text($0.reason), ReportValue($0.source?.rawValue)]
    }
  }
}

extension ReviewStep {
  /// `{step, reason, source}`.
  fileprivate var value: ReportValue {
    .object([
      .init("step", .text(step)), .init("reason", .text(reason)),
      .init("source", ReportValue(source?.rawValue)),
    ])
  }
}
