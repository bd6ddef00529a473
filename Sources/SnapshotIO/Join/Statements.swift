import BookModel

/// What the systems say of one fact, the one to believe first.
struct Statements<Value: Equatable> {
  private var all: [Fact<Value>]

  /// Creates the statements of a fact, best first; unknown ones are left out.
  init(_ facts: [Fact<Value>?]) { all = facts.compactMap(\.self) }

  /// Creates the statements of a fact, best first; unknown ones are left out.
  init(_ facts: Fact<Value>?...) { self.init(facts) }

  /// The statement to believe; nil when nobody states the fact.
  var best: Fact<Value>? { all.first }

  /// Returns what the systems say where two of them differ; nil where they agree.
  ///
  /// A system that states a fact twice is taken at its better word.
  func disagreement(
    over key: String,
    as value: (Value) -> FactValue,
    unless agree: (Value, Value) -> Bool
  ) -> Disagreement? {
    var values: [Source: Value] = [:]
    for fact in all {
      if let source = fact.source, values[source] == nil { values[source] = fact.value }
    }
    guard let best, values.values.contains(where: { !agree(best.value, $0) }) else { return nil }
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
