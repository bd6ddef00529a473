import BookModel

extension QueryCompleter {
  /// What may come where a condition begins.
  func words(_ typed: String, _ most: Int) -> [QueryCandidate] {
    var found = fields(typed).map(\.candidate)
    if let field = Field(name: typed), field.isFilterable {
      found = field.comparisons + found.filter { $0.label != field.name }
    }
    let words = [
      ("sort:", "the order, such as -arr"), ("group:", "totals by tier, owner, stage"),
      ("cols:", "the columns"), ("limit:", "the first few"),
    ]
    let pipeline = words.filter { typed.isEmpty || $0.0.hasPrefix(typed.lowercased()) }
      .map { QueryCandidate(.pipeline, $0.0, note: $0.1) }
    guard typed.count > 1 else { return (found.first(most - 1) + pipeline).first(most) }
    return (pipeline + found.first(most / 2) + anyValues(typed) + found.dropFirst(most / 2))
      .first(most)
  }

  /// Returns the fields that a text may be the beginning of.
  func fields(_ typed: String) -> [Field] {
    guard !typed.isEmpty else { return Field.usual }
    let wanted = Array(typed.folded.utf8)
    let met = FieldTable.completions.enumerated().compactMap { place, field in
      MatchRank.best(of: wanted, among: field.keys).map { (rank: $0, place: place, field.field) }
    }
    if met.isEmpty {
      return typed.nearest(among: Field.filterNames).compactMap { name in
        name == "feature" ? .feature("") : Field(name: name)
      }
    }
    return MatchRank.likeliest(met.map { ($0.rank, $0.place, $0.2) })
  }

  /// Values of any field, and customers, that a text is the beginning of.
  private func anyValues(_ typed: String) -> [QueryCandidate] {
    let wanted = Array(typed.folded.utf8)
    var found: [QueryCandidate] = []
    for field in [Field.tier, .owner, .stage, .segment, .tag, .band] {
      for value in values(of: field)?.values ?? [] where value.count > 0 {
        guard let rank = MatchRank.best(of: wanted, among: value.keys), rank < 3 else { continue }
        let text = "\(field.name):\(value.text)"
        found.append(QueryCandidate(.value, text, note: value.note, count: value.count))
      }
    }
    return found.first(4)
      + customers(beginningWith: typed).first(3).map { customer in
        var customer = customer
        customer.text = "name=" + customer.label.alwaysQuotedForQuery
        return customer
      }
  }

  /// Returns some customers whose name begins with a text; a book has them by folded name.
  func customers(beginningWith typed: String) -> [QueryCandidate] {
    let wanted = typed.folded
    func name(_ index: Int) -> String { portfolio.book.customers[places[index]].name }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore = name(middle).folded.utf8.lexicographicallyPrecedes(wanted.utf8)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    var found: [QueryCandidate] = []
    while low < places.count, found.count < 20, name(low).folded.hasPrefix(wanted) {
      let label = name(low)
      if found.last?.label != label {
        found.append(QueryCandidate(.customer, label, text: label.quotedForQuery, note: "customer"))
      }
      low += 1
    }
    return found
  }
}

extension Array {
  /// The first few.
  func first(_ count: Int) -> [Element] { Array(prefix(Swift.max(0, count))) }
}

extension Field {
  /// The fields that are offered before anything is typed.
  fileprivate static let usual: [Field] = [
    .tier, .health, .renewal, .owner, .arr, .utilization, .stage, .followUp, .touch, .trend,
    .feature(""), .changed, .tag, .segment, .champion, .opportunities,
  ]

  /// The field with what usually follows it.
  fileprivate var candidate: QueryCandidate {
    if case .feature = self {
      return QueryCandidate(.field, "feature", text: "feature:", note: meaning)
    }
    let text = isMeasured ? name : name + ":"
    return QueryCandidate(.field, name, text: text, note: meaning)
  }

  /// The field's name alone.
  var bare: QueryCandidate {
    var candidate = candidate
    candidate.text = candidate.label
    return candidate
  }

  /// Whether it is compared with `<` and `>`.
  var isMeasured: Bool {
    switch kind {
    case .number, .money, .fraction, .days, .date, .version: true
    case .text, .choice, .flag, .structure: false
    }
  }

  /// The operators that can follow it.
  fileprivate var comparisons: [QueryCandidate] {
    let all: [(QueryScanner.Comparison, String)] =
      isMeasured
      ? [
        (.less, "less than"), (.more, "more than"), (.atMost, "at most"), (.atLeast, "at least"),
        (.has, "a value, a range such as 3..6, ? or *"), (.unequal, "known and another"),
      ] : [(.has, "has"), (.equal, "is exactly"), (.unequal, "known and another")]
    return all.map { QueryCandidate(.comparison, name + $0.rawValue, note: $1) }
  }
}

extension FieldTable {
  /// The fields of the filter language with what they answer to, folded.
  static let completions: [(field: Field, keys: [[UInt8]])] =
    entries.filter(\.isFilter).map { entry in
      (entry.field, ([entry.name] + entry.aliases + [entry.title]).map { Array($0.folded.utf8) })
    } + [(.feature(""), [Array("feature".utf8)])]
}
