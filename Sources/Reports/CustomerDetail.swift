public import BookModel
public import BookQuery

/// Everything about one customer: what `folio show` prints.
///
/// As JSON it is the record and five arrays: `features` `{name, users, share, trend, series}`,
/// `instances` `{site, endpoint, version, mau, seats, lastPing}`, `people` `{side, id, name, email,
/// title, roles, lastSeen, deactivated}` (`side` is `us` or `customer`), `tasks` `{id, name, due,
/// completed, assignee, details}` and `notes` `{id, date, author, subject, text}`.
public struct CustomerDetail: Sendable {
  /// The book the customer is of.
  public let portfolio: Portfolio
  let record: CustomerRecord
  private let facts: QueryFacts

  /// Creates the detail of the customer at a place of `portfolio.book.customers`.
  public init(of place: Int, in portfolio: Portfolio, facts: QueryFacts = QueryFacts()) {
    self.portfolio = portfolio
    self.facts = facts
    self.record = CustomerRecord(of: place, in: portfolio, facts: facts)
  }

  /// Returns the customer in a format: a page for people, the record with its lists as JSON.
  ///
  /// CSV and TSV hold the record alone, as one row.
  public func text(_ format: OutputFormat, _ layout: Layout = Layout()) -> String {
    switch format {
    case .table: Page(self).text(layout)
    case .markdown: Page(self).markdown
    case .json: value.json(indentation: 2) + "\n"
    case .ndjson: value.json() + "\n"
    case .csv, .tsv:
      CustomerList(of: [record.place], in: portfolio, facts: facts).text(format)
    }
  }
}

extension CustomerDetail {
  var customer: Customer { record.customer }

  /// The record with `features`, `instances`, `people`, `tasks` and `notes`.
  var value: ReportValue {
    .object(
      record.members + [
        .init("features", .array(customer.features.map { ReportValue(feature: $0) })),
        .init("instances", .array(customer.instances.map { ReportValue(instance: $0) })),
        .init("people", .array(CustomerPerson.all(of: customer).map(\.value))),
        .init("tasks", .array(customer.tasks.map { ReportValue(task: $0) })),
        .init("notes", .array(customer.notes.map { ReportValue(note: $0) })),
      ]
    )
  }
}

extension ReportValue {
  fileprivate init(feature: FeatureUsage) {
    self = .object([
      .init("name", .text(feature.name)),
      .init("users", ReportValue(feature.users)),
      .init("share", ReportValue(feature.share)),
      .init("trend", ReportValue(feature.trend)),
      .init("series", ReportValue(series: feature.series)),
    ])
  }

  /// `{site, endpoint, version, mau, seats, lastPing}`.
  fileprivate init(instance: InstanceUsage) {
    self = .object([
      .init("site", ReportValue(instance.site)),
      .init("endpoint", ReportValue(instance.endpoint)),
      .init("version", ReportValue(instance.version)),
      .init("mau", ReportValue(instance.mau)),
      .init("seats", ReportValue(instance.seats)),
      .init("lastPing", ReportValue(instance.lastPing)),
    ])
  }

  /// `{id, name, due, completed, assignee, details}`.
  init(task: CustomerTask) {
    self = .object([
      .init("id", .text(task.id)),
      .init("name", .text(task.name)),
      .init("due", ReportValue(task.due)),
      .init("completed", ReportValue(task.completed)),
      .init("assignee", ReportValue(task.assignee)),
      .init("details", ReportValue(task.details)),
    ])
  }

  /// `{id, date, author, subject, text}`.
  init(note: CustomerNote) {
    self = .object([
      .init("id", .text(note.id)),
      .init("date", ReportValue(note.day)),
      .init("author", ReportValue(note.author)),
      .init("subject", ReportValue(note.subject)),
      .init("text", .text(note.text)),
    ])
  }
}

/// Somebody who has to do with a customer, on our side or on theirs.
struct CustomerPerson: Hashable, Sendable {
  /// Whose side somebody is on.
  enum Side: String, Hashable, Sendable {
    case us, customer
  }

  var side: Side
  var id: String
  var name: String?
  var email: String?
  var title: String?
  var roles: [String] = []
  var lastSeen: Day?
  var isDeactivated = false
  var isUnsubscribed = false
  var bounces = false

  /// Our people first, each once with every role, then the customer's, in the data's order.
  static func all(of customer: Customer) -> [CustomerPerson] {
    var people: [CustomerPerson] = []
    for role in customer.keyRoles {
      let label = role.label.map { [$0] } ?? []
      if let index = people.firstIndex(where: { $0.id == role.person.id }) {
        people[index].roles += label
      } else {
        let person = role.person
        people.append(
          Self(side: .us, id: person.id, name: person.name, email: person.email, roles: label)
        )
      }
    }
    return people
      + customer.contacts.map { contact in
        Self(
          side: .customer,
          id: contact.id,
          name: contact.name,
          email: contact.email,
          title: contact.title,
          roles: contact.roles,
          lastSeen: contact.lastSeen,
          isDeactivated: contact.isDeactivated,
          isUnsubscribed: contact.isUnsubscribed,
          bounces: contact.bounces
        )
      }
  }

  /// `{side, id, name, email, title, roles, lastSeen, deactivated, unsubscribed, bounces}`.
  var value: ReportValue {
    .object([
      .init("side", .text(side.rawValue)),
      .init("id", .text(id)),
      .init("name", ReportValue(name)),
      .init("email", ReportValue(email)),
      .init("title", ReportValue(title)),
      .init("roles", .array(roles.map { .text($0) })),
      .init("lastSeen", ReportValue(lastSeen)),
      .init("deactivated", .flag(isDeactivated)),
      .init("unsubscribed", .flag(isUnsubscribed)),
      .init("bounces", .flag(bounces)),
    ])
  }
}
