public import BookModel

extension Query {
  /// Returns whether it lets a follow-up through whose customer the book does not have.
  ///
  /// Its name, its note and all else that is known of such a follow-up is looked at. What is asked
  /// of the customer cannot be known, and hides nothing: what is not seen would be lost.
  public func mayKeep(_ followUp: FollowUp, on today: Day) -> Bool {
    guard let condition else { return true }
    let customer = Customer(id: followUp.customer, name: followUp.customerName)
    let portfolio = Portfolio(
      book: Book(customers: [customer]),
      today: today,
      followUps: [followUp.customer: followUp]
    )
    return condition.holds { leaf in
      !portfolio.places(matching: Query(text: "", condition: leaf), among: [0]).isEmpty
    } ?? true
  }
}

extension Condition {
  /// Returns whether it holds of a follow-up alone; nil where that depends on what is not known.
  ///
  /// - Parameter test: Tells whether a condition that is about the follow-up holds.
  /// - Returns: The answer.
  fileprivate func holds(_ test: (Condition) -> Bool) -> Bool? {
    switch self {
    case .all(let conditions):
      let answers = conditions.map { $0.holds(test) }
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .any(let conditions):
      let answers = conditions.map { $0.holds(test) }
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .not(let inner): return inner.holds(test).map { !$0 }
    case .words: return test(self)
    case .isPresent(let field), .texts(let field, _), .numbers(let field, _):
      return Condition.known.contains(field) ? test(self) : nil
    case .person, .hasFeatures, .opportunity: return nil
    }
  }

  /// What is known of a follow-up without its customer.
  private static let known: Set<Field> = [
    .id, .name, .followUp, .followUpPriority, .due, .note, .tag,
  ]
}
