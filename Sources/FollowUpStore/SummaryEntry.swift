import BookModel
import GRDB

/// A follow-up of a summary as a row: one there is, or one that was completed.
struct SummaryEntry {
  /// The columns, in the order of `arguments`.
  static let columns = """
    customer, customer_name, external_id, salesforce_id, marked_name, note, due, priority, tags, \
    is_snoozed, until, condition, created, author, mark, changed, changes, outcome, done_by, \
    done_host, done_time
    """
  /// The number of columns.
  static let count = 21

  private let customer: CustomerReference
  private let followUp: FollowUp
  private let completion: FollowUpLedger.Completion?

  init(_ standing: FollowUpPast.Standing) {
    customer = standing.customer
    followUp = standing.followUp
    completion = nil
  }

  init(_ completion: FollowUpLedger.Completion) {
    followUp = completion.followUp
    customer = completion.customer
    self.completion = completion
  }

  /// The values of the columns of `columns`.
  var arguments: StatementArguments {
    var until: Day?
    if case .snoozed(let day) = followUp.state { until = day }
    return [
      customer.id.rawValue, customer.name, customer.externalId, customer.salesforceId,
      followUp.customerName, followUp.note, followUp.due?.number, followUp.priority.rawValue,
      followUp.tags.joined(separator: " "), followUp.state == .open ? 0 : 1, until?.number,
      followUp.condition?.rawValue, followUp.created, followUp.author, followUp.markId,
      followUp.changed, followUp.changes, completion?.outcome, completion?.stamp.user,
      completion?.stamp.host, completion?.stamp.time,
    ]
  }
}

/// Reads the rows of a summary; what repeats is kept once.
struct SummaryReader {
  private var last: FollowUp?

  /// Reads a row; one that is none is left out, and missed then.
  mutating func read(_ row: RowReader, into past: inout FollowUpPast) {
    guard let id = row.text(0), let name = row.text(1), let followUp = followUp(row, id) else {
      return
    }
    last = followUp
    let customer = CustomerReference(
      id: followUp.customer,
      name: name,
      externalId: row.text(2),
      salesforceId: row.text(3)
    )
    if let time = row.integer(20), let user = row.text(18, like: followUp.author),
      let host = row.text(19, like: past.completed.last?.stamp.host)
    {
      past.completed.append(
        FollowUpLedger.Completion(
          followUp: followUp,
          customer: customer,
          outcome: row.text(17),
          stamp: FollowUpStamp(user: user, host: host, time: time)
        )
      )
      return
    }
    past.standing.append(FollowUpPast.Standing(customer: customer, followUp: followUp))
  }

  /// Whether a column holds the number of a day of the years 1 to 9999, or nothing.
  private func isDay(_ row: RowReader, _ column: Int32) -> Bool {
    row.integer(column).map { (-719_162...2_932_896).contains($0) } ?? true
  }

  private func followUp(_ row: RowReader, _ id: String) -> FollowUp? {
    guard let name = row.text(4), let note = row.text(5), let snoozed = row.integer(9),
      let priority = row.text(7).flatMap(FollowUp.Priority.init), let created = row.integer(12),
      let author = row.text(13, like: last?.author), let changed = row.integer(15),
      let changes = row.integer(16), isDay(row, 6), isDay(row, 10)
    else { return nil }
    let tags = (row.text(8) ?? "").split(separator: " ").map(String.init)
    var followUp = FollowUp(
      customer: Customer.ID(rawValue: id),
      customerName: name,
      note: note,
      due: row.integer(6).map { Day(number: $0) },
      priority: priority,
      tags: tags,
      state: snoozed == 0 ? .open : .snoozed(until: row.integer(10).map { Day(number: $0) }),
      created: created,
      author: author
    )
    followUp.condition = row.text(11).flatMap(FollowUpCondition.init)
    followUp.markId = row.text(14)
    followUp.changed = changed
    followUp.changes = changes
    return followUp
  }
}
