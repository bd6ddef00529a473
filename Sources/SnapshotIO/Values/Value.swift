/// What a value turned out to be when it was read as a date, an amount or the like.
enum Value<Known: Sendable>: Sendable {
  /// There is none: null, absent or blank.
  case absent
  /// There is one, and it is no such value.
  case bad
  /// The value.
  case known(Known)

  /// The value; nil when absent or bad.
  var known: Known? {
    if case .known(let value) = self { value } else { nil }
  }

  /// Whether a value is there that cannot be used.
  var isBad: Bool {
    if case .bad = self { true } else { false }
  }

  /// The value changed; one that cannot be changed is bad.
  func map<Other: Sendable>(_ change: (Known) -> Other?) -> Value<Other> {
    switch self {
    case .absent: .absent
    case .bad: .bad
    case .known(let value): change(value).map { .known($0) } ?? .bad
    }
  }
}

extension Value: Equatable where Known: Equatable {}
