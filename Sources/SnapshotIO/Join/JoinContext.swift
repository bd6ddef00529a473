import BookModel

/// What customers are made with, the same for all of them.
struct JoinContext: Sendable {
  /// The snapshot's day; nil when nothing says.
  var day: Day?
  /// The product's releases.
  var releases = ReleaseList([])
  /// The folded names of the tiers of all loaded policies.
  var tierNames: Set<String> = []
  /// Whether the Salesforce trait comes before 12 x MRR.
  var prefersTraitARR = false
  /// Everybody of our company.
  var people = PeopleDirectory(admins: [], accounts: AccountList(inOrder: []))
  /// The weights and thresholds of the computed health.
  var healthPolicy = HealthPolicy.builtIn
}

/// The context, shared by reference: threads would contend for the reference counts of copies.
final class SharedContext: Sendable {
  let facts: JoinContext
  let scorer: HealthScorer

  init(_ context: JoinContext) {
    facts = context
    scorer = HealthScorer(context.healthPolicy)
  }
}

/// What texts that many accounts have in common were found to say.
struct JoinMemory: Sendable {
  /// More different texts than this are no names that accounts share.
  private static let limit = 4_096

  private var tiers: [String: Bool] = [:]
  private var stages: [String: String?] = [:]
  /// Lists of roles, of which accounts share one, by the id of the first person in them.
  private var roles: [String: (stated: [KeyRole], resolved: [KeyRole])] = [:]

  /// Returns whether a segment's name is that of a tier.
  mutating func isTier(_ segment: String, in context: SharedContext) -> Bool {
    if let known = tiers[segment] { return known }
    if tiers.count >= Self.limit { tiers.removeAll() }
    let isTier = context.facts.tierNames.contains(segment.folded)
    tiers[segment] = isTier
    return isTier
  }

  /// Returns the name of a stage as somebody wrote it; nil when it has none.
  mutating func stage(_ text: String) -> String? {
    if let known = stages[text] { return known }
    if stages.count >= Self.limit { stages.removeAll() }
    let name = LifecycleStage.name(text)
    stages.updateValue(name, forKey: text)
    return name
  }

  /// Returns roles with what is known of the persons who hold them.
  mutating func resolved(_ stated: [KeyRole], in context: SharedContext) -> [KeyRole] {
    guard let first = stated.first else { return [] }
    if let known = roles[first.person.id], known.stated == stated { return known.resolved }
    if roles.count >= Self.limit { roles.removeAll() }
    let resolved = stated.map(context.facts.people.resolved)
    roles[first.person.id] = (stated, resolved)
    return resolved
  }
}
