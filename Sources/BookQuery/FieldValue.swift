public import BookModel

/// A known value of a field of one customer.
public enum FieldValue: Hashable, Sendable {
  /// A number, an amount, a fraction or a number of days: `Field.kind` says which.
  case number(Double)
  case text(String)
  case texts([String])
  case day(Day)
  case flag(Bool)
}

extension Portfolio {
  /// Returns a field's value of the customer at a place of `book.customers`; nil when missing.
  ///
  /// A choice is its name and a person the best name there is. A list or an object of the record,
  /// such as `series`, has no single value: nil.
  public func value(
    of field: Field,
    at place: Int,
    facts: QueryFacts = QueryFacts()
  ) -> FieldValue? {
    switch field.kind {
    case .structure: return nil
    case .choice, .text, .version:
      let texts = texts(of: field, at: place, facts: facts)
      switch field {
      case .tag, .note, .tierMissing, .changed: return texts.isEmpty ? nil : .texts(texts)
      default: return texts.first.map(FieldValue.text)
      }
    case .number, .money, .fraction, .days, .date, .flag:
      let number = numbers(of: field, at: [place], facts: facts)[0]
      if number.isNaN { return nil }
      if field.kind == .flag { return .flag(number != 0) }
      return field.kind == .date ? .day(Day(number: Int(number))) : .number(number)
    }
  }
}
