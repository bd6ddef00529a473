public import BookModel

extension Portfolio {
  /// Returns those of `places`, in their order, whose customers a filter keeps.
  ///
  /// Places are indices of `book.customers`. The filter's `limit` is not applied: it belongs to
  /// what is shown after sorting. With `index`, made from the same book, words are found quickly.
  public func places(
    matching query: Query,
    among places: some Sequence<Int>,
    facts: QueryFacts = QueryFacts(),
    index: SearchIndex? = nil
  ) -> [Int] {
    let places = Array(places)
    guard let condition = query.condition else { return places }
    let usable = index.flatMap { $0.count == book.customers.count ? $0 : nil }
    return Matcher(portfolio: self, facts: facts, index: usable).places(places, meeting: condition)
  }
}

/// Finds the customers that meet a condition, one condition after the other over all of them.
private struct Matcher {
  let portfolio: Portfolio
  let facts: QueryFacts
  let index: SearchIndex?

  func places(_ places: [Int], meeting condition: Condition) -> [Int] {
    switch condition {
    case .all(let conditions):
      return conditions.reduce(places) { self.places($0, meeting: $1) }
    case .any(let conditions):
      let found = conditions.map { self.places(places, meeting: $0) }
      return self.places(places, in: found, isKept: true)
    case .not(let inner):
      return self.places(places, in: [self.places(places, meeting: inner)], isKept: false)
    case .words(let pattern): return self.places(places, holding: pattern)
    case .texts(let field, let patterns):
      return patterns.count == 1
        ? self.places(places, field, patterns[0])
        : self.places(places, in: patterns.map { self.places(places, field, $0) }, isKept: true)
    case .numbers(let field, let ranges):
      let numbers = portfolio.numbers(of: field, at: places, facts: facts)
      return zip(places, numbers).filter { pair in ranges.contains { $0.contains(pair.1) } }
        .map(\.0)
    case .isPresent(let field): return self.places(places, having: field)
    case .person(let field, let person):
      if let people = portfolio.people(of: field) {
        let isMeant = people.answers(false) { $0.isSame(as: person) }
        return places.filter { isMeant[$0] }
      }
      return places.filter {
        portfolio.person(of: field, at: $0, facts: facts)?.isSame(as: person) ?? false
      }
    case .hasFeatures:
      return places.filter { place in
        portfolio.book.customers[place].features.hasUsers
      }
    case .opportunity(let test):
      return places.filter { place in
        portfolio.book.customers[place].opportunities.contains { test.holds(for: $0) }
      }
    }
  }

  /// Keeps the places that are in one of the lists, or those that are in none.
  private func places(_ places: [Int], in lists: [[Int]], isKept: Bool) -> [Int] {
    var flags = Array(repeating: false, count: portfolio.book.customers.count)
    for list in lists { for place in list { flags[place] = true } }
    return places.filter { flags[$0] == isKept }
  }

  private func places(_ places: [Int], having field: Field) -> [Int] {
    // Whether a customer is marked is always known; `mark:*` asks for those who are.
    if field == .mark {
      return places.filter { facts.marked.contains(portfolio.book.customers[$0].id) }
    }
    if field.isNumeric {
      let numbers = portfolio.numbers(of: field, at: places, facts: facts)
      return zip(places, numbers).filter { !$0.1.isNaN }.map(\.0)
    }
    if field == .changed {
      return places.filter { place in
        let id = portfolio.book.customers[place].id
        return facts.changes[id].map { !$0.isEmpty } ?? (facts.changeDay[id] != nil)
      }
    }
    return places.filter { !portfolio.texts(of: field, at: $0, facts: facts).isEmpty }
  }

  private func places(_ places: [Int], _ field: Field, _ pattern: TextPattern) -> [Int] {
    let test = pattern.test
    if let index, field == .name, pattern.isLiteral {
      let found = index.places(places, holding: pattern.foldedBytes, in: .name)
      return pattern.isFolded ? found : found.filter { test(portfolio.book.customers[$0].name) }
    }
    if let index, field == .name, !pattern.isCaseSensitive {
      if pattern.kind == .letters {
        return places.filter { index.holdsInOrder(pattern.bytes, at: $0, in: .name) }
      }
      if let matcher = pattern.expression.map(RegularMatcher.init) {
        return places.filter { index.holdsMatch(of: matcher, at: $0, in: .name) }
      }
    }
    if let answers = portfolio.sharedAnswers(of: field, false, { $0.contains(where: test) }) {
      return places.filter { answers[$0] }
    }
    return field.isPerson
      ? self.places(places, ofPeople: field, pattern)
      : self.places(places, ofTexts: field, pattern)
  }

  /// Tests each person once: a few people have many customers.
  private func places(_ places: [Int], ofPeople field: Field, _ pattern: TextPattern) -> [Int] {
    let test = pattern.test
    var known: [Person: Bool] = [:]
    return places.filter { place in
      guard let person = portfolio.person(of: field, at: place, facts: facts) else { return false }
      if let isFound = known[person] { return isFound }
      let texts = portfolio.texts(of: field, at: place, facts: facts)
      let isFound = texts.contains(where: test)
      known[person] = isFound
      return isFound
    }
  }

  /// Tests each text of a choice once; other texts seldom repeat.
  private func places(_ places: [Int], ofTexts field: Field, _ pattern: TextPattern) -> [Int] {
    let test = pattern.test
    guard field.kind == .choice else {
      return places.filter {
        portfolio.texts(of: field, at: $0, facts: facts).contains(where: test)
      }
    }
    var known: [String: Bool] = [:]
    return places.filter { place in
      guard let text = portfolio.texts(of: field, at: place, facts: facts).first else {
        return false
      }
      if let isFound = known[text] { return isFound }
      known[text] = test(text)
      return known[text] ?? false
    }
  }

  private func places(_ places: [Int], holding pattern: TextPattern) -> [Int] {
    let test = pattern.test
    let marked = portfolio.followUps.filter { _, followUp in
      test(followUp.note) || followUp.tags.contains(where: test)
    }
    let candidates = index.flatMap { flags(of: pattern, in: $0) }
    return places.filter { place in
      if !marked.isEmpty, marked[portfolio.book.customers[place].id] != nil { return true }
      if let candidates {
        guard candidates[place] else { return false }
        if pattern.isFolded { return true }
      }
      return test(portfolio.book.customers[place].name) || hasText(test, beyondNameAt: place)
    }
  }

  /// Returns which customers' folded texts may meet a pattern; nil where the index cannot tell.
  private func flags(of pattern: TextPattern, in index: SearchIndex) -> [Bool]? {
    if pattern.isLiteral { return index.flags(holding: pattern.foldedBytes) }
    guard let expression = pattern.expression, !pattern.isCaseSensitive else { return nil }
    return index.flags(matching: RegularMatcher(expression))
  }

  private func hasText(_ test: (String) -> Bool, beyondNameAt place: Int) -> Bool {
    if let owner = portfolio.book.customers[place].owner?.value,
      owner.name.map(test) ?? false || owner.email.map(test) ?? false
    {
      return true
    }
    return portfolio.book.customers[place].notes.contains { note in
      test(note.text) || note.subject.map(test) ?? false
    }
  }
}

extension TextPattern {
  /// Whether a text that meets it holds its bytes, once folded.
  fileprivate var isLiteral: Bool { kind == .part || kind == .start || kind == .whole }

  /// Whether every folded text that holds its bytes, or a match of it, meets it.
  fileprivate var isFolded: Bool { (kind == .part || kind == .expression) && !isCaseSensitive }

  /// The bytes to look for in texts that are folded without regard to case.
  fileprivate var foldedBytes: [UInt8] { isCaseSensitive ? Array(text.folded.utf8) : bytes }
}

extension Field {
  /// Whether its value is a person, or something of one.
  fileprivate var isPerson: Bool {
    switch self {
    case .owner, .ownerID, .ownerEmail, .coveredFor: true
    case .accountExecutive, .accountExecutiveID, .accountExecutiveEmail: true
    default: false
    }
  }
}
