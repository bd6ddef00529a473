import BookModel

/// The values that a field has among some customers, and how many have each.
struct QueryValues: Sendable {
  /// One value.
  struct Value: Sendable {
    /// What it is called.
    var label: String
    /// How it is written in a filter.
    var text: String
    /// What it answers to, folded.
    var keys: [[UInt8]]
    /// What there is to say about it; empty for nothing.
    var note: String
    /// How many customers have it.
    var count: Int

    init(
      _ label: String,
      text: String? = nil,
      also: [String?] = [],
      note: String = "",
      _ count: Int
    ) {
      self.label = label
      self.text = text ?? label.quotedForQuery
      keys = ([label] + also.compactMap(\.self)).map { Array($0.folded.utf8) }
      self.note = note
      self.count = count
    }
  }

  /// The values, in an order of their own.
  var values: [Value]
  /// How many customers have none; nil where nobody has to have one.
  var missing: Int?

  init(_ values: [Value], missing: Int? = nil) {
    self.values = values
    self.missing = missing
  }

  /// Creates the values of texts, those of most customers first.
  init(_ counts: [String: Int], missing: Int? = nil) {
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    self.init(ordered.map { Value($0.key, $0.value) }, missing: missing)
  }
}

extension Portfolio {
  /// The fields whose values are few enough to be listed.
  static let listedFields: [Field] = [
    .tier, .segment, .stage, .owner, .accountExecutive, .coveredFor, .band, .sentiment, .champion,
    .buyer, .mine, .mark, .followUp, .tag, .version, .changed, .opportunities,
  ]

  /// Returns the values of a field among customers; nil for a field whose values are not listed.
  func listedValues(of field: Field, among places: [Int], _ facts: QueryFacts) -> QueryValues? {
    switch field {
    case .tier: tierValues(among: places)
    case .segment: sharedValues(columns.segments, among: places) { .init($0, $1) }
    case .stage: sharedValues(columns.stages, among: places) { .init($0, $1) }
    case .owner: peopleValues(columns.owners, .owner, among: places)
    case .accountExecutive:
      peopleValues(columns.accountExecutives, .accountExecutive, among: places)
    case .band, .sentiment: rankValues(of: field, ["poor", "concerning", "healthy"], places, facts)
    case .champion, .buyer, .mine, .mark: rankValues(of: field, ["no", "yes"], places, facts)
    case .followUp: followUpValues(among: places, facts)
    case .tag, .version, .changed, .coveredFor: textValues(of: field, among: places, facts)
    case .opportunities: opportunityValues(among: places)
    default: nil
    }
  }

  /// Returns the features, with the customers that use each.
  func featureValues(named names: [String], among places: [Int]) -> QueryValues {
    let counts = book.featureCustomers(at: places)
    let known = names.map { name in
      QueryValues.Value(name, note: "customers with users", counts[name] ?? 0)
    }
    return QueryValues(known.sorted { ($1.count, $0.label) < ($0.count, $1.label) })
  }

  private func tierValues(among places: [Int]) -> QueryValues {
    var counts = Array(repeating: 0, count: policy.tiers.count)
    var missing = 0
    for place in places {
      if let tier = placements[place].tier { counts[tier] += 1 } else { missing += 1 }
    }
    let values = zip(policy.tiers, counts).map { tier, count in
      QueryValues.Value(tier.name, also: [tier.short], note: tier.short, count)
    }
    return QueryValues(values, missing: missing)
  }

  private func counts<Value>(_ column: SharedColumn<Value>, among places: [Int])
    -> (counts: [Int], missing: Int)
  {
    var counts = Array(repeating: 0, count: column.values.count)
    var missing = 0
    for place in places {
      let number = column.numbers[place]
      if number < 0 { missing += 1 } else { counts[Int(number)] += 1 }
    }
    return (counts, missing)
  }

  private func sharedValues<Value>(
    _ column: SharedColumn<Value>,
    among places: [Int],
    _ make: (Value, Int) -> QueryValues.Value
  ) -> QueryValues {
    let (counts, missing) = counts(column, among: places)
    let values = zip(column.values, counts).filter { $0.1 > 0 }.map(make)
    return QueryValues(
      values.sorted { ($1.count, $0.label) < ($0.count, $1.label) },
      missing: missing
    )
  }

  private func peopleValues(
    _ column: SharedColumn<Person>,
    _ field: Field,
    among places: [Int]
  ) -> QueryValues {
    var uses: [String: Int] = [:]
    for name in column.values.flatMap({ [$0.name, $0.email].compactMap { $0?.folded } }) {
      uses[name, default: 0] += 1
    }
    var values = sharedValues(column, among: places) { person, count in
      // A name that others have too would keep their customers as well.
      let names = [person.name, person.email].compactMap(\.self)
      let own = names.first { uses[$0.folded] == 1 } ?? person.id
      return QueryValues.Value(
        person.displayName,
        text: own.quotedForQuery,
        also: [person.email, person.id],
        note: person.email ?? "",
        count
      )
    }
    if let me {
      let mine = zip(column.values, counts(column, among: places).counts)
        .filter { $0.0.isSame(as: me) }.reduce(0) { $0 + $1.1 }
      values.values.insert(.init("me", text: "me", note: me.displayName, mine), at: 0)
    }
    return values
  }

  /// The values of a field whose numbers are places in a list of names.
  private func rankValues(
    of field: Field,
    _ names: [String],
    _ places: [Int],
    _ facts: QueryFacts
  ) -> QueryValues {
    let numbers = numbers(of: field, at: places, facts: facts)
    var counts = Array(repeating: 0, count: names.count)
    for number in numbers where !number.isNaN { counts[min(names.count - 1, Int(number))] += 1 }
    let values = zip(names, counts).map { QueryValues.Value($0, $1) }
    return QueryValues(values, missing: places.count - counts.reduce(0, +))
  }

  private func followUpValues(among places: [Int], _ facts: QueryFacts) -> QueryValues {
    var values = rankValues(of: .followUp, FollowUpRank.names, places, facts)
    let open = values.values.dropLast().reduce(0) { $0 + $1.count }
    values.values.insert(.init("open", note: "not snoozed", open), at: 0)
    return values
  }

  private func textValues(of field: Field, among places: [Int], _ facts: QueryFacts) -> QueryValues
  {
    var counts: [String: Int] = [:]
    var missing = 0
    for place in places {
      let texts = texts(of: field, at: place, facts: facts)
      let shown = field == .coveredFor ? texts.prefix(1) : texts[...]
      for text in shown { counts[text, default: 0] += 1 }
      if texts.isEmpty { missing += 1 }
    }
    return QueryValues(counts, missing: missing)
  }

  private func opportunityValues(among places: [Int]) -> QueryValues {
    let tests: [(String, OpportunityTest)] = [
      ("open", .isOpen), ("closed", .isClosed), ("won", .isWon), ("lost", .isLost),
    ]
    var counts = Array(repeating: 0, count: tests.count)
    var missing = 0
    for place in places {
      let opportunities = book.customers[place].opportunities
      if opportunities.isEmpty { missing += 1 }
      for (number, test) in tests.enumerated() where opportunities.contains(where: test.1.holds) {
        counts[number] += 1
      }
    }
    return QueryValues(zip(tests, counts).map { .init($0.0, $1) }, missing: missing)
  }
}
