public import BookModel

/// Follow-ups in the forms that other programs read.
public struct FollowUpExport: Sendable {
  let items: [Item]
  private let list: FollowUpList
  let today: Day

  /// A follow-up with what the book adds to it.
  struct Item: Sendable {
    var followUp: FollowUp
    /// What the customer is called now.
    var name: String
    /// Whether the data has the customer; nil where there is no data.
    var isKnown: Bool?
    /// The id in Vitally of the one who made it; nil when the data does not say.
    var assignee: String?
    /// The day it is for: its due day, else the day it comes back; nil without any.
    var day: Day?
  }

  /// Creates an export, in the order of the list: by due day, then name, then id.
  ///
  /// A customer's name is that in `book`, else the one it was marked under.
  public init(of followUps: some Sequence<FollowUp>, in book: Book?, today: Day) {
    let followUps = Array(followUps)
    let customers = Set(followUps.map(\.customer))
    var names: [Customer.ID: String] = [:]
    for customer in book?.customers ?? [] where customers.contains(customer.id) {
      names[customer.id] = names[customer.id] ?? customer.name
    }
    var assignees: [String: String] = [:]
    for author in Set(followUps.map(\.author)) {
      let people = book?.people(meaning: author) ?? []
      if people.count == 1 { assignees[author] = people[0].id }
    }
    list = FollowUpList(of: followUps, in: book, today: today)
    items =
      followUps.map { followUp in
        Item(
          followUp: followUp,
          name: names[followUp.customer] ?? followUp.customerName,
          isKnown: book.map { _ in names[followUp.customer] != nil },
          assignee: assignees[followUp.author],
          day: followUp.due ?? followUp.returnDay
        )
      }
      .sorted { $0.rank < $1.rank }
    self.today = today
  }

  /// Comma-separated values with a header, as the list prints them.
  public var csv: String { list.text(.csv) }
}

extension FollowUpExport.Item {
  fileprivate var rank: (Int, String, Customer.ID) {
    (followUp.due?.number ?? .max, name.folded, followUp.customer)
  }

  /// What names the follow-up in other systems, the same with every export.
  var key: String {
    "folio-" + (followUp.markId ?? "\(followUp.customer.rawValue)-\(followUp.created)")
  }
}

extension FollowUp {
  /// The day on which it comes back; nil when it is open, or waits for no day.
  fileprivate var returnDay: Day? {
    switch state {
    case .open: nil
    case .snoozed(let until): until
    }
  }
}
