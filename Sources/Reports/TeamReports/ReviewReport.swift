public import BookModel

/// One customer for a business review: what `folio report review CUSTOMER` prints.
///
/// As JSON it is `{report, today, snapshot, subject, customer, goals, value, openPoints, steps}`:
/// `customer` is what `folio show` prints, `value` is `{unusedSeats, arrPerSeat, arrPerActiveUser,
/// unusedARR}`, `steps` are `{step, reason, source}`. CSV has a row `{section, name, value, source}`
/// for each fact.
public struct ReviewReport: Sendable {
  let subject: ReportSubject
  let detail: CustomerDetail

  /// Creates the report of the customer at a place of `portfolio.book.customers`.
  public init(of place: Int, in portfolio: Portfolio) {
    subject = ReportSubject(of: place, in: portfolio)
    detail = CustomerDetail(of: place, in: portfolio)
  }

  /// The report in all its forms.
  public var report: Report { Report(page: page, value: value, sheet: sheet) }
}

extension ReviewReport {
  var customer: Customer { detail.customer }
  var portfolio: Portfolio { subject.portfolio }
  var today: Day { portfolio.today }

  /// The words by which a note of goals is known.
  static let goalWords = ["goal", "objective", "success crit", "success plan", "outcome", "okr"]

  /// The notes that tell what the customer wants to reach, the newest first.
  var goals: [CustomerNote] {
    customer.notes.filter { note in
      let text = ((note.subject ?? "") + " " + note.text).lowercased()
      return Self.goalWords.contains { text.contains($0) }
    }.sorted { ($0.day?.number ?? .min) > ($1.day?.number ?? .min) }
  }

  /// The seats that nobody used in the last month; nil where seats or users are unknown, or more
  /// people use it than there are seats.
  var unusedSeats: Double? {
    guard let seats = customer.seats?.value, let mau = customer.mau?.value else { return nil }
    let unused = Double(seats) - mau
    return unused >= 0 ? unused : nil
  }

  /// What a seat costs a year.
  var arrPerSeat: Double? {
    guard let arr = customer.arr?.value, let seats = customer.seats?.value, seats > 0 else {
      return nil
    }
    return arr / Double(seats)
  }

  /// What somebody who uses it costs a year.
  var arrPerActiveUser: Double? {
    guard let arr = customer.arr?.value, let mau = customer.mau?.value, mau > 0 else { return nil }
    return arr / mau
  }

  /// What is paid a year for seats that nobody used.
  var unusedARR: Double? {
    guard let unusedSeats, let arrPerSeat else { return nil }
    return unusedSeats * arrPerSeat
  }

  /// The open tasks, the earliest due first, those without a day last.
  var openTasks: [CustomerTask] {
    customer.tasks.filter { $0.completed == nil }.sorted { left, right in
      (left.due?.number ?? .max, left.name, left.id)
        < (right.due?.number ?? .max, right.name, right.id)
    }
  }
}
