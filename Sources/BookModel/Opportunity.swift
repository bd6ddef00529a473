/// A Salesforce opportunity: a renewal, an expansion or a new deal of one customer.
public struct Opportunity: Identifiable, Hashable, Sendable {
  /// The Salesforce id, else the id of Vitally's custom-object instance.
  public var id: String
  /// The opportunity's name.
  public var name: String?
  /// The type as the organization defines it, such as `Renewal` or `Expansion`.
  public var type: String?
  /// The sales stage as the organization defines it.
  public var stage: String?
  /// The amount in the home currency; nil when unknown.
  public var amount: Double?
  /// The day it is expected to close, or closed.
  public var closeDate: Day?
  /// Whether it is closed, won or lost; nil when unknown.
  public var isClosed: Bool?
  /// Whether it was won; nil when unknown.
  public var isWon: Bool?
  /// The forecast category's name, such as `Commit` or `Best Case`.
  public var forecast: String?

  /// Creates an opportunity.
  public init(
    id: String,
    name: String? = nil,
    type: String? = nil,
    stage: String? = nil,
    amount: Double? = nil,
    closeDate: Day? = nil,
    isClosed: Bool? = nil,
    isWon: Bool? = nil,
    forecast: String? = nil
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.stage = stage
    self.amount = amount
    self.closeDate = closeDate
    self.isClosed = isClosed
    self.isWon = isWon
    self.forecast = forecast
  }
}
