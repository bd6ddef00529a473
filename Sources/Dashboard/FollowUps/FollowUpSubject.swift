internal import BookModel

/// A customer about whom something is to be done.
struct FollowUpSubject: Equatable, Sendable {
  /// Who it is.
  var customer: CustomerReference
  /// The place in the book; nil when the book does not have the customer.
  var place: Int?
  /// The renewal, which `^30d` counts from; nil when unknown.
  var renewal: Day?
  /// The follow-up there is; nil for none.
  var followUp: FollowUp?
}

/// The customers about whom something is to be done: those marked, or the one under the cursor.
struct FollowUpSubjects: Equatable, Sendable {
  /// The customers; never empty.
  var all: [FollowUpSubject]
  /// Whether they are those that are marked.
  var areMarked: Bool

  /// Who they are, in words.
  var title: String {
    areMarked ? Figures.count(all.count, "marked customer") : all.first?.customer.name ?? ""
  }

  /// Those who have a follow-up; nil when none has.
  var withFollowUp: FollowUpSubjects? {
    let having = all.filter { $0.followUp != nil }
    return having.isEmpty ? nil : FollowUpSubjects(all: having, areMarked: areMarked)
  }
}

extension Dashboard {
  /// What a verb acts on: on a customer's page that customer, else the marked ones, else the one
  /// under the cursor; nil when there is none.
  var subjects: FollowUpSubjects? {
    guard let portfolio else { return nil }
    if page == nil, !marks.isEmpty {
      let customers = portfolio.book.customers
      let places = customers.indices.filter { marks.contains(customers[$0].id) }
      return FollowUpSubjects(all: places.map { subject(at: $0, in: portfolio) }, areMarked: true)
    }
    return subjectUnderCursor(portfolio).map { FollowUpSubjects(all: [$0], areMarked: false) }
  }

  private func subjectUnderCursor(_ portfolio: Portfolio) -> FollowUpSubject? {
    if let selectedPlace { return subject(at: selectedPlace, in: portfolio) }
    guard screen == .followUps, let row = screens.followUps.current else { return nil }
    let followUp = row.followUp
    return FollowUpSubject(
      customer: CustomerReference(id: followUp.customer, name: followUp.customerName),
      followUp: row.completion == nil ? followUp : nil
    )
  }

  /// Finds the customers of a line that is being written in another book.
  mutating func relocateSubjects() {
    guard case .followUp(var line) = overlay, let portfolio else { return }
    let customers = portfolio.book.customers
    let wanted = Set(line.subjects.all.map(\.customer.id))
    var places: [Customer.ID: Int] = [:]
    for place in customers.indices where wanted.contains(customers[place].id) {
      places[customers[place].id] = place
    }
    for index in line.subjects.all.indices {
      let place = places[line.subjects.all[index].customer.id]
      line.subjects.all[index].place = place
      if let place { line.subjects.all[index].renewal = customers[place].renewal?.value }
    }
    show(line)
  }

  private func subject(at place: Int, in portfolio: Portfolio) -> FollowUpSubject {
    let customer = portfolio.book.customers[place]
    return FollowUpSubject(
      customer: CustomerReference(customer),
      place: place,
      renewal: customer.renewal?.value,
      followUp: portfolio.followUps[customer.id]
    )
  }
}
