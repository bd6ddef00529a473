import BookModel

/// Renewal and expansion opportunities with their risk: what `folio report renewals` prints.
///
/// As JSON it is `{report, today, snapshot, subject, overdue, ended, months, stages, atRisk, missing,
/// open, won, lost}`: `ended` are customers whose contract is past its end, `missing` those renewing
/// within 120 days without an open renewal opportunity, `open` every open opportunity; `months` and
/// `stages` hold sums `{deals, amount, withoutAmount}` by kind, forecast and risk. CSV has a row an
/// opportunity.
public struct RenewalsReport: Sendable {
  let subject: ReportSubject
  let customers: [DealCustomer]
  let deals: [Deal]

  /// The days before a renewal from which on it is worked on.
  static let reach = 120
  /// The days that won and lost opportunities are looked back at.
  static let lookBack = 90
  /// The months that the forecast shows one by one.
  static let months = 12

  /// Creates the report of some customers.
  public init(_ subject: ReportSubject) {
    self.subject = subject
    let book = subject.portfolio.book
    let customers = subject.places.filter { book.customers[$0].churned == nil }
      .map { DealCustomer(of: $0, in: book) }
    self.customers = customers
    deals = customers.flatMap { customer in
      book.customers[customer.place].opportunities.map { opportunity in
        Deal(opportunity: opportunity, kind: .init(opportunity), customer: customer)
      }
    }.sorted(by: Deal.isEarlier)
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }
}

extension RenewalsReport {
  var today: Day { subject.portfolio.today }

  /// The opportunities that are neither won nor lost, the earliest first.
  var open: [Deal] { deals.filter(\.isOpen) }

  /// The open ones that were to be closed by now, the latest in delay first.
  var overdue: [Deal] { open.filter { $0.isOverdue(on: today) } }

  /// The customers whose contract is past its end, the longest past first.
  var ended: [DealCustomer] {
    renewing { $0 < 0 }
  }

  /// Those who renew within reach, or should have, without an open renewal opportunity.
  var missing: [DealCustomer] {
    let worked = Set(open.filter { $0.kind == .renewal }.map(\.customer.id))
    return renewing { $0 <= Self.reach }.filter { !worked.contains($0.id) }
  }

  /// The open renewals of customers whose health is poor, the biggest first.
  var atRisk: [Deal] {
    open.filter { $0.kind == .renewal && $0.customer.isAtRisk }.sorted { left, right in
      let amounts = (left.opportunity.amount ?? -1, right.opportunity.amount ?? -1)
      return amounts.0 == amounts.1 ? Deal.isEarlier(left, right) : amounts.0 > amounts.1
    }
  }

  /// The opportunities closed in the last days, won or lost.
  func closed(won: Bool) -> [Deal] {
    deals.filter { deal in
      guard deal.opportunity.isWon == won, !deal.isOpen, let day = deal.opportunity.closeDate
      else { return false }
      return (0...Self.lookBack).contains(day.days(until: today))
    }
  }

  private func renewing(_ isMeant: (Int) -> Bool) -> [DealCustomer] {
    customers.filter { $0.renewal.map { isMeant(today.days(until: $0)) } ?? false }
      .sorted { left, right in
        (left.renewal ?? today, left.place) < (right.renewal ?? today, right.place)
      }
  }

  /// A part of the forecast: the open deals that close in it.
  struct Period: Sendable {
    /// What it is called, such as `Dec 2026`.
    var title: String
    /// The month's first day; nil for what is overdue, later or without a date.
    var month: Day?
    var deals: [Deal]
  }

  /// The open deals by when they close: what is overdue, each month from this one to the last with a
  /// deal, at most twelve, then what is later and what has no date.
  var periods: [Period] {
    let coming = open.filter { !$0.isOverdue(on: today) }
    let first = today.startOfMonth
    let starts = (0..<Self.months).map { first.adding(months: $0) }
    let months = starts.map { start in
      Period(
        title: "\(start.monthName) \(start.date.year)",
        month: start,
        deals: coming.filter { $0.month == start }
      )
    }
    let last = months.lastIndex { !$0.deals.isEmpty } ?? -1
    let end = first.adding(months: Self.months)
    let others = [
      Period(title: "later", deals: coming.filter { $0.month.map { $0 >= end } ?? false }),
      Period(title: "no date", deals: coming.filter { $0.month == nil }),
    ]
    let late = overdue.isEmpty ? [] : [Period(title: "overdue", deals: overdue)]
    return late + Array(months[..<(last + 1)]) + others.filter { !$0.deals.isEmpty }
  }

  /// The open deals by sales stage, in the order of the stages' names.
  var stages: [(stage: String?, deals: [Deal])] {
    Dictionary(grouping: open, by: \.opportunity.stage).sorted { left, right in
      (left.key == nil ? 1 : 0, left.key ?? "") < (right.key == nil ? 1 : 0, right.key ?? "")
    }.map { ($0.key, $0.value) }
  }
}
