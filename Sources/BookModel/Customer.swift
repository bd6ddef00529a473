/// A customer: an account of Vitally, with what Salesforce and Looker know about it.
///
/// Values that depend on more than the snapshot (the tier policy, today, who is asking, follow-ups)
/// are not here: `Portfolio` adds them.
public struct Customer: Identifiable, Hashable, Sendable {
  /// The id of a customer's account in Vitally.
  public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
    /// The id itself.
    public let rawValue: String

    /// Creates an id.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Returns whether `left` sorts before `right` by its bytes.
    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  /// The account's id in Vitally.
  public var id: ID
  /// The id that the first system to create the account gave it.
  public var externalId: String?
  /// The id of the account in Salesforce.
  public var salesforceId: String?
  /// The name, control characters removed; the external id or the id where the data has none.
  public var name: String
  /// The segment that somebody set by hand.
  public var segment: Fact<String>?
  /// The technical advisor: the account's CSM.
  public var owner: Fact<Person>?
  /// The account executive.
  public var accountExecutive: Fact<Person>?
  /// Everybody with a role for this customer.
  public var keyRoles: [KeyRole] = []
  /// People at the customer.
  public var contacts: [Contact] = []

  /// Annual recurring revenue in the home currency.
  public var arr: Fact<Double>?
  /// Monthly recurring revenue in the home currency.
  public var mrr: Fact<Double>?
  /// Licensed users; never 0, which means unlimited or unknown.
  public var seats: Fact<Int>?
  /// The customer's employees.
  public var employees: Fact<Int>?
  /// The customer's developers.
  public var developers: Fact<Int>?

  /// Distinct users a day, on average over the last four weeks.
  public var dau: Fact<Double>?
  /// Distinct users of the last complete week.
  public var wau: Fact<Double>?
  /// Distinct users of the last complete month.
  public var mau: Fact<Double>?
  /// MAU over seats, a fraction that may exceed 1.
  public var utilization: Fact<Double>?
  /// Average DAU over MAU, a fraction.
  public var usage: Fact<Double>?
  /// The change of weekly users over four weeks, as a fraction.
  public var trend: Fact<Double>?
  /// Weekly active users, oldest first, the weeks of `Book.weeks`; nil for a week without data.
  public var series: Fact<WeekSeries>?
  /// Usage by feature.
  public var features = FeatureList()
  /// The instances of the product.
  public var instances: [InstanceUsage] = []

  /// Vitally's health score, 0 to 10.
  public var health: Fact<Double>?
  /// What the computed health is made of.
  public var healthInputs = HealthInputs()
  /// The computed health; nil when no input is known.
  public var healthScore: HealthScore?

  /// The day the contract ends unless it is renewed.
  public var renewal: Fact<Day>?
  /// The lifecycle stage, such as `Adopting`.
  public var stage: Fact<String>?
  /// The installed version of the product.
  public var version: Fact<String>?
  /// Releases between the installed version and the newest.
  public var versionsBehind: Fact<Int>?
  /// The newest inbound or outbound message.
  public var lastActivity: Fact<Day>?
  /// Renewal, expansion and new opportunities, by close date and id.
  public var opportunities: [Opportunity] = []
  /// The day the customer left; nil for a customer.
  public var churned: Fact<Day>?
  /// The day the account was created in Vitally.
  public var created: Day?

  /// Open and done tasks.
  public var tasks: [CustomerTask] = []
  /// Notes.
  public var notes: [CustomerNote] = []
  /// Facts on which the sources differ.
  public var disagreements: [Disagreement] = []

  /// Creates a customer of whom nothing is known but the name.
  public init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}

extension Customer {
  /// The health band: of the computed health, else of Vitally's number through the same cuts.
  ///
  /// Nil when neither is known.
  public var band: HealthBand? { healthScore?.band ?? health.map { HealthBand(score: $0.value) } }

  /// Whether the customer is at risk: its health band is poor.
  public var isAtRisk: Bool { band == .poor }

  /// Whether `person` is the owner, the account executive or holds a key role.
  public func belongs(to person: Person) -> Bool {
    owner?.value.id == person.id || accountExecutive?.value.id == person.id
      || keyRoles.contains { $0.person.isSame(as: person) }
  }
}

extension Person {
  /// Whether this is the same person as `other`: by id, else by e-mail address.
  public func isSame(as other: Person) -> Bool {
    if id == other.id { return true }
    guard let email, let otherEmail = other.email else { return false }
    return email.lowercased() == otherEmail.lowercased()
  }
}
