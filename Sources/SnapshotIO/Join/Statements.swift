import BookModel

/// What the systems say of one fact, the one to believe first.
///
/// Most facts are stated once: the first two take no memory of their own.
struct Statements<Value: Equatable> {
  /// The statement to believe; nil when nobody states the fact.
  private(set) var best: Fact<Value>?
  private var second: Fact<Value>?
  private var others: [Fact<Value>] = []

  /// Creates the statements of a fact that nobody states.
  init() {}

  /// Creates the statements of a fact, the best first; unknown ones are left out.
  init(_ first: Fact<Value>?, _ second: Fact<Value>?) {
    best = first ?? second
    self.second = first == nil ? nil : second
  }

  /// Adds a statement to believe less than those before it; an unknown one is left out.
  mutating func add(_ fact: Fact<Value>?) {
    guard let fact else { return }
    if best == nil {
      best = fact
    } else if second == nil {
      second = fact
    } else {
      others.append(fact)
    }
  }

  /// Adds statements to believe less than those before them.
  mutating func add(_ statements: Statements) {
    add(statements.best)
    add(statements.second)
    for fact in statements.others { add(fact) }
  }

  /// Leaves out statements that do not fit.
  fileprivate mutating func removeAll(where isLeftOut: (Value) -> Bool) {
    var kept = Statements()
    if let best, !isLeftOut(best.value) { kept.add(best) }
    if let second, !isLeftOut(second.value) { kept.add(second) }
    for fact in others where !isLeftOut(fact.value) { kept.add(fact) }
    self = kept
  }

  /// Returns what the systems say where two of them differ; nil where they agree.
  ///
  /// A system that states a fact twice is taken at its better word.
  func disagreement(
    over key: String,
    as value: (Value) -> FactValue,
    unless agree: (Value, Value) -> Bool
  ) -> Disagreement? {
    guard let best, let second else { return nil }
    if others.isEmpty, second.source == best.source || agree(best.value, second.value) {
      return nil
    }
    var values: [Source: Value] = [:]
    for fact in [best, second] + others {
      if let source = fact.source, values[source] == nil { values[source] = fact.value }
    }
    guard values.values.contains(where: { !agree(best.value, $0) }) else { return nil }
    return Disagreement(key: key, values: values.mapValues(value))
  }
}

extension Statements where Value == Double {
  /// Returns what the systems say where their numbers differ by more than `tolerance`.
  func disagreement(over key: String, beyond tolerance: Double) -> Disagreement? {
    // A difference of exactly the tolerance must not fail for the way binary fractions round.
    disagreement(over: key, as: FactValue.number) { abs($0 - $1) <= tolerance + 1e-9 }
  }
}

extension Statements where Value == Int {
  /// Leaves out counts of 0, which mean unlimited or unknown.
  mutating func removeZeros() { removeAll { $0 == 0 } }

  /// Returns what the systems say where their counts differ.
  func disagreement(over key: String) -> Disagreement? {
    disagreement(over: key, as: { .number(Double($0)) }, unless: ==)
  }
}

extension Statements where Value == String {
  /// Returns what the systems say where their texts differ.
  func disagreement(over key: String) -> Disagreement? {
    disagreement(over: key, as: FactValue.text, unless: ==)
  }
}

extension Statements where Value == Day {
  /// Returns what the systems say where their days differ.
  func disagreement(over key: String) -> Disagreement? {
    disagreement(over: key, as: FactValue.day, unless: ==)
  }
}

extension Fact where Value == Double {
  /// Returns this figure as a part of another; nil where the other is 0.
  ///
  /// The ratio has the source of its numerator. Where the numerator is a bound the ratio is the same;
  /// where only the denominator is, the ratio is the opposite bound: too large a divisor makes too
  /// small a ratio.
  func ratio(to whole: Fact<Double>) -> Fact<Double>? {
    guard whole.value != 0 else { return nil }
    return Fact(value / whole.value, from: source, bound: bound ?? whole.bound?.opposite)
  }
}

extension Bound {
  /// The bound on the other side.
  fileprivate var opposite: Bound {
    switch self {
    case .lower: .upper
    case .upper: .lower
    }
  }
}
