import BookModel

/// What a filter asks of a customer.
indirect enum Condition: Hashable, Sendable {
  /// Every one must hold.
  case all([Condition])
  /// One must hold.
  case any([Condition])
  /// It must not hold.
  case not(Condition)
  /// A word found in the name, the owner, the tags or the notes.
  case words(TextPattern)
  /// The field has a value.
  case isPresent(Field)
  /// One of the field's texts meets one of the patterns.
  case texts(Field, [TextPattern])
  /// The field's number, or the number of its day, rank or truth, lies in one of the ranges.
  case numbers(Field, [NumberRange])
  /// The field's person is this one.
  case person(Field, Person)
  /// Some feature's users are known.
  case hasFeatures
  /// One of the opportunities meets a test.
  case opportunity(OpportunityTest)
}

/// What a filter asks of an opportunity.
enum OpportunityTest: Hashable, Sendable {
  case isOpen, isClosed, isWon, isLost
  /// It is open, with such an amount.
  case amount(NumberRange)
  /// It is open and closes on such a day.
  case closes(NumberRange)

  func holds(for opportunity: Opportunity) -> Bool {
    let isOpen = opportunity.isClosed != true
    switch self {
    case .isOpen: return isOpen
    case .isClosed: return !isOpen
    case .isWon: return opportunity.isWon == true
    case .isLost: return !isOpen && opportunity.isWon == false
    case .amount(let range): return isOpen && opportunity.amount.map(range.contains) ?? false
    case .closes(let range):
      return isOpen && opportunity.closeDate.map { range.contains(Double($0.number)) } ?? false
    }
  }
}

/// Numbers from a bound to another; days, ranks and truths are numbers too.
struct NumberRange: Hashable, Sendable {
  var lower = -Double.infinity
  var includesLower = true
  var upper = Double.infinity
  var includesUpper = true

  /// Returns whether a number lies in it; not a number lies in none.
  func contains(_ number: Double) -> Bool {
    (includesLower ? number >= lower : number > lower)
      && (includesUpper ? number <= upper : number < upper)
  }

  /// The range of exactly one number, but for what arithmetic loses.
  static func exactly(_ number: Double) -> NumberRange {
    let slack = abs(number) * 1e-9
    return NumberRange(lower: number - slack, upper: number + slack)
  }
}
