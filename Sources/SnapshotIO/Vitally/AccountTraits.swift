/// A trait's value and the name it stood under, which tells its source (`sfdc.` is Salesforce).
struct Trait: Hashable, Sendable {
  var name: String
  var value: RawValue
}

/// The traits of an account that the mapping or the defaults name.
///
/// An account has a handful of them: they lie in one short list, which is searched from its start.
struct AccountTraits: Sendable {
  /// A trait that states a fact.
  fileprivate struct Statement: Hashable, Sendable {
    var value: RawValue
    var fact: TraitFact
    /// Of several that state a fact, the lowest rank is the one to believe first.
    var rank: UInt16
    var name: String

    var trait: Trait { Trait(name: name, value: value) }
  }

  /// Those of one fact in the order of their ranks.
  fileprivate var statements: [Statement] = []

  /// Creates the traits of an account that has none.
  init() {}

  /// Whether no fact is stated.
  var isEmpty: Bool { statements.isEmpty }

  /// The trait that a fact is taken from; nil when none states it.
  subscript(fact: TraitFact) -> Trait? {
    get { statements.first { $0.fact == fact }?.trait }
    set {
      let place = statements.firstIndex { $0.fact == fact }
      if let place { statements.remove(at: place) }
      guard let newValue else { return }
      let statement = Statement(value: newValue.value, fact: fact, rank: 0, name: newValue.name)
      statements.insert(statement, at: place ?? statements.count)
    }
  }

  /// All traits that state a fact, best first: two systems may differ.
  func all(of fact: TraitFact) -> some Sequence<Trait> {
    statements.lazy.filter { $0.fact == fact }.map(\.trait)
  }

  /// Takes a trait for a fact; one without a value states nothing.
  ///
  /// The last of repeated keys wins, also when it says null.
  mutating func take(_ value: RawValue, named name: String, for use: TraitNames.Use) {
    let isValue = value.isValue
    if !statements.isEmpty {
      statements.removeAll {
        $0.fact == use.fact && $0.rank == use.rank && (isValue || $0.name == name)
      }
    }
    guard isValue else { return }
    let place = statements.firstIndex { $0.fact == use.fact && $0.rank > use.rank }
    let statement = Statement(value: value, fact: use.fact, rank: use.rank, name: name)
    if let place {
      statements.insert(statement, at: place)
    } else {
      statements.append(statement)
    }
  }

  /// Forgets the traits, keeping the memory for those of the next account.
  mutating func removeAll() { statements.removeAll(keepingCapacity: true) }

  /// The same traits in no more memory than they need.
  var compact: AccountTraits {
    var traits = AccountTraits()
    if !statements.isEmpty {
      traits.statements.reserveCapacity(statements.count)
      traits.statements += statements
    }
    return traits
  }
}

extension AccountTraits: Equatable {
  /// Whether the same traits state the same facts, whatever order they stood in.
  static func == (left: AccountTraits, right: AccountTraits) -> Bool {
    left.statements.count == right.statements.count
      && left.statements.allSatisfy { left.all(of: $0.fact).elementsEqual(right.all(of: $0.fact)) }
  }
}

extension AccountTraits: Sequence {
  /// Goes over the facts, each with the trait that it is taken from.
  func makeIterator() -> some IteratorProtocol<(key: TraitFact, value: Trait)> {
    let statements = statements
    return statements.indices.lazy
      .filter { place in !statements[..<place].contains { $0.fact == statements[place].fact } }
      .map { (key: statements[$0].fact, value: statements[$0].trait) }
      .makeIterator()
  }
}

extension RawValue {
  /// Whether there is a value: not null, blank or an empty list.
  fileprivate var isValue: Bool {
    switch self {
    case .null: false
    case .flag, .number, .moment: true
    case .text(let text): !text.isBlank
    case .list(let items): !items.isEmpty
    }
  }
}
