public import BookModel

/// What happened to the follow-ups of one customer.
public struct FollowUpStory: Equatable, Sendable {
  /// The customer.
  public var customer: Customer.ID
  /// The events, oldest first; nil while the answer is awaited.
  public var entries: [FollowUpLedger.Entry]?
  /// The follow-ups that it is as of.
  var stamp = 0

  /// Creates a story.
  public init(customer: Customer.ID, entries: [FollowUpLedger.Entry]) {
    self.customer = customer
    self.entries = entries
  }

  /// Creates a story that is awaited.
  init(of customer: Customer.ID, stamp: Int) {
    self.customer = customer
    self.stamp = stamp
  }
}

extension Dashboard {
  /// Asks for what happened to the follow-ups of the customer whose page is open, where it is not
  /// known or not up to date.
  mutating func askForHistory() -> [Effect] {
    guard page != nil, let selected else { return [] }
    if let history, history.customer == selected.id, history.stamp == stamp.followUps { return [] }
    let known = history?.customer == selected.id ? history?.entries : nil
    history = FollowUpStory(of: selected.id, stamp: stamp.followUps)
    history?.entries = known
    return [.recallHistory(CustomerReference(selected))]
  }

  /// Takes in what was asked for; an answer about another customer comes too late.
  mutating func take(_ story: FollowUpStory) {
    guard history?.customer == story.customer else { return }
    history?.entries = story.entries
  }
}
