import BookModel

/// A field of a Looker result, as the data describes it.
struct LookerField: Hashable, Sendable {
  /// The name as the data spells it: `pings.mau`, or the label where the shape has only labels.
  var name: String
  /// Its labels, where the shape has them beside the names.
  var labels: [String] = []
  /// Looker's type, such as `date_month` or `yesno`; nil when the shape does not say.
  var type: String?
  /// Whether it is a measure or a table calculation; nil when the shape does not say.
  var isMeasure: Bool?
  /// Whether the measures are spread over its values.
  var isPivot = false
}

/// Which fields stand for which facts: what the user said, then the defaults.
struct LookerFields: Sendable {
  private var facts: [(fact: LookerFact, patterns: [LookerPattern])] = []
  private var features: [(name: String, pattern: LookerPattern)] = []

  private static let defaults = LookerFact.allCases.map { fact in
    (fact: fact, patterns: fact.defaults.map(LookerPattern.init))
  }

  /// Creates the rules for what the user said; keys of the mapping that name no fact are ignored.
  init(mapping: Mapping) {
    for fact in LookerFact.allCases {
      let keys = mapping.looker.keys.filter { key in
        let lowered = key.lowercased()
        return lowered == fact.rawValue.lowercased() || LookerFact.aliases[lowered] == fact
      }
      let names = keys.sorted().flatMap { mapping.looker[$0] ?? [] }
      if !names.isEmpty { facts.append((fact, names.map(LookerPattern.init))) }
    }
    features = mapping.features.sorted { $0.key < $1.key }.map { ($0.key, LookerPattern($0.value)) }
  }

  /// Returns what is made of each field.
  ///
  /// The user's names come first, then the defaults that match as they stand, then columns of one
  /// feature, then the defaults with all separators alike; a field stands for one fact only.
  func resolve(fields: [LookerField]) -> LookerPlan {
    var claims = LookerClaims(fields: fields)
    for (fact, patterns) in facts { claims.claim(fact, by: patterns) }
    for (name, pattern) in features { claims.claimFeature(name, by: pattern) }
    for (fact, patterns) in Self.defaults { claims.claimExact(fact, by: patterns) }
    claims.claimWideFeatures()
    for (fact, patterns) in Self.defaults where !claims.has(fact) {
      claims.claimLoose(fact, by: patterns)
    }
    claims.settle()
    return claims.plan
  }
}

/// The fields of a result while facts claim them.
private struct LookerClaims {
  let fields: [LookerField]
  let names: [LookerName]
  var plan = LookerPlan()
  private var ranks: [LookerFact: Int] = [:]

  init(fields: [LookerField]) {
    self.fields = fields
    names = fields.map { LookerName($0.name) }
    plan.targets = Array(repeating: nil, count: fields.count)
  }

  func has(_ fact: LookerFact) -> Bool { ranks[fact] != nil }

  /// Claims the first free field for each pattern, by names first, then by labels.
  mutating func claim(_ fact: LookerFact, by patterns: [LookerPattern]) {
    for pattern in patterns {
      let field = named(by: pattern)
      if let field, suits(fact, field) { assign(fact, to: field) }
    }
  }

  mutating func claimExact(_ fact: LookerFact, by patterns: [LookerPattern]) {
    for pattern in patterns {
      let field = free { pattern.matches(names[$0]) && suits(fact, $0) }
      if let field { assign(fact, to: field) }
    }
  }

  /// Claims the shortest name, which is the least qualified one: `accounts_id` before
  /// `accounts_owner_id`.
  mutating func claimLoose(_ fact: LookerFact, by patterns: [LookerPattern]) {
    for pattern in patterns {
      let matching = names.indices.filter {
        plan.targets[$0] == nil && pattern.matchesLoosely(names[$0]) && suits(fact, $0)
      }
      let field = matching.min {
        (names[$0].loose.utf8.count, $0) < (names[$1].loose.utf8.count, $1)
      }
      if let field { assign(fact, to: field) }
    }
  }

  mutating func claimFeature(_ feature: String, by pattern: LookerPattern) {
    guard let field = named(by: pattern), !names[field].isRate else { return }
    assign(feature, span: names[field].loose.contains("week") ? .week : .month, to: field)
  }

  mutating func claimWideFeatures() {
    for field in names.indices where plan.targets[field] == nil {
      guard let wide = names[field].wideFeature else { continue }
      assign(wide.name, span: wide.isWeekly ? .week : .month, to: field)
    }
  }

  /// Chooses what dates the rows, and drops users that no column names the feature of.
  mutating func settle() {
    if !has(.feature) { drop(.users) }
    if has(.day) {
      plan.dayField = plan.mapped[LookerFact.day.rawValue]
    } else {
      guessDay()
    }
    if let dayField = plan.dayField { plan.dayGrain = LookerName(dayField).grain }
    plan.hasInstances = has(.site) || has(.endpoint)
  }

  /// Takes the day-like field nearest to the measures: of one of their views, the shortest period.
  private mutating func guessDay() {
    let views = Set(
      names.indices.filter { plan.targets[$0]?.isMeasure == true }.compactMap { names[$0].view }
    )
    func order(_ field: Int) -> (Int, Int, Int) {
      let isNear = names[field].view.map(views.contains) ?? false
      let length =
        switch names[field].grainWord {
        case "month": 2
        case "week": 1
        default: 0
        }
      return (isNear ? 0 : 1, length, field)
    }
    let candidates = names.indices.filter {
      plan.targets[$0] == nil && names[$0].canBePeriod && fields[$0].isMeasure != true
        && !fields[$0].isPivot
    }
    guard let field = candidates.min(by: { order($0) < order($1) }) else { return }
    assign(.day, to: field)
    plan.dayField = fields[field].name
    plan.isDayGuessed = true
  }

  private func suits(_ fact: LookerFact, _ field: Int) -> Bool {
    !(fact.isCount && names[field].isRate)
  }

  /// The first free field that the user's name means: by its name, else by a label.
  private func named(by pattern: LookerPattern) -> Int? {
    free { pattern.matches(names[$0]) } ?? free { pattern.matchesLoosely(names[$0]) }
      ?? free { place in
        fields[place].labels.contains { pattern.matchesLoosely(LookerName($0)) }
      }
  }

  private func free(_ matches: (Int) -> Bool) -> Int? {
    names.indices.first { plan.targets[$0] == nil && matches($0) }
  }

  private mutating func assign(_ fact: LookerFact, to field: Int) {
    let rank = ranks[fact] ?? 0
    ranks[fact] = rank + 1
    plan.targets[field] = .fact(fact, rank: rank)
    guard rank == 0 else { return }
    plan.mapped[fact.rawValue] = fields[field].name
    if fact == .dau {
      plan.isAverageDAU = ["average", "avg"].contains { names[field].loose.contains($0) }
    }
  }

  private mutating func assign(_ feature: String, span: UsageTable.Grain, to field: Int) {
    plan.targets[field] = .wide(feature: feature, span: span)
    if plan.mapped["features.\(feature)"] == nil {
      plan.mapped["features.\(feature)"] = fields[field].name
    }
  }

  private mutating func drop(_ fact: LookerFact) {
    for field in fields.indices {
      if case .fact(fact, _) = plan.targets[field] { plan.targets[field] = nil }
    }
    ranks[fact] = nil
    plan.mapped[fact.rawValue] = nil
  }
}
