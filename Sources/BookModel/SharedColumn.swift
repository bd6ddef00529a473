/// A field of every customer whose values many customers share: each value once, and who has it.
///
/// What is asked of a value, such as whether a text is in it, is asked once for all who have it.
public struct SharedColumn<Value: Hashable & Sendable>: Equatable, Sendable {
  /// The values, each once, in the order in which they first came.
  public private(set) var values: [Value] = []
  /// For each customer the place of its value in `values`; -1 for none.
  public private(set) var numbers: [Int32] = []

  /// Creates a column of no customers.
  init() {}

  /// Creates a column of values and of each customer's place among them, -1 for none.
  ///
  /// Nil where a place is none.
  public init?(values: [Value], numbers: [Int32]) {
    guard numbers.allSatisfy({ $0 >= -1 && $0 < values.count }) else { return nil }
    self.values = values
    self.numbers = numbers
  }

  /// The value of the customer at a place; nil for none.
  @inlinable
  public subscript(place: Int) -> Value? {
    numbers[place] < 0 ? nil : values[Int(numbers[place])]
  }

  /// Returns for each customer what `answer` says of its value; `missing` where it has none.
  @inlinable
  public func answers<Answer>(_ missing: Answer, _ answer: (Value) -> Answer) -> [Answer] {
    let answers = values.map(answer)
    return numbers.map { $0 < 0 ? missing : answers[Int($0)] }
  }
}

/// Makes a shared column, one customer after the other.
struct SharedColumnBuilder<Value: Hashable & Sendable> {
  private(set) var column = SharedColumn<Value>()
  /// The places of the values of each key, nearly always one.
  private var places: [String: [Int32]] = [:]

  init(count: Int) { column.reserve(count) }

  /// Adds the next customer's value; equal values have equal keys.
  mutating func append(_ value: Value?, key: String?) {
    guard let value, let key else { return column.append(-1) }
    for place in places[key] ?? [] where column.values[Int(place)] == value {
      return column.append(place)
    }
    places[key, default: []].append(Int32(column.values.count))
    column.append(value)
  }
}

extension SharedColumn {
  fileprivate mutating func reserve(_ count: Int) { numbers.reserveCapacity(count) }

  fileprivate mutating func append(_ number: Int32) { numbers.append(number) }

  fileprivate mutating func append(_ value: Value) {
    numbers.append(Int32(values.count))
    values.append(value)
  }
}
