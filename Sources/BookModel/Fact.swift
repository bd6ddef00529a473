/// A system of record that a value came from.
public enum Source: String, CaseIterable, Hashable, Sendable {
  case vitally, salesforce, looker

  /// The system's name.
  public var title: String {
    switch self {
    case .vitally: "Vitally"
    case .salesforce: "Salesforce"
    case .looker: "Looker"
    }
  }
}

/// On which side of a figure the true value lies, where the data gives no more than that.
public enum Bound: String, Hashable, Sendable {
  /// The true value is at least the figure.
  case lower
  /// The true value is at most the figure.
  case upper
}

/// A known value and where it came from; an unknown one is a nil `Fact`, never a zero.
public struct Fact<Value> {
  /// The value.
  public var value: Value
  /// The system it came from; nil when folio worked it out from dates and figures of its own.
  public var source: Source?
  /// The bound it is, or nil when it is the value itself.
  public var bound: Bound?

  /// Creates a fact.
  public init(_ value: Value, from source: Source?, bound: Bound? = nil) {
    self.value = value
    self.source = source
    self.bound = bound
  }
}

extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}
extension Fact: Sendable where Value: Sendable {}

extension Fact {
  /// Returns the fact with its value changed and its origin kept.
  public func map<NewValue>(_ change: (Value) -> NewValue) -> Fact<NewValue> {
    Fact<NewValue>(change(value), from: source, bound: bound)
  }
}

/// A value of any kind, for showing two sources beside each other.
public enum FactValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case day(Day)
  case flag(Bool)
}

/// Two or more systems that state different values for one fact.
public struct Disagreement: Hashable, Sendable {
  /// The fact, by its key in the customer record, such as `arr`.
  public var key: String
  /// What each system says.
  public var values: [Source: FactValue]

  /// Creates a disagreement.
  public init(key: String, values: [Source: FactValue]) {
    self.key = key
    self.values = values
  }
}
