public import BookModel

/// Whether a filter made from a cell keeps the customers that share its value, or leaves them out.
public enum CellFiltering: CaseIterable, Hashable, Sendable {
  case keep, exclude
}

extension Portfolio {
  /// Returns the condition of the filter language on one customer's value of a field.
  ///
  /// Texts, people and choices are meant exactly; numbers stand for the band of round numbers they
  /// lie in, days for their month or, where they are a time ago, for a band of days; a missing value
  /// gives `field:?`. The customer itself always meets what keeps, and never what excludes.
  ///
  /// - Returns: Such as `tier:Strategic` or `-renewal:2026-12`; nil for a field that cannot be
  ///   filtered by, such as `series`.
  public func cellTerm(
    of field: Field,
    at place: Int,
    _ filtering: CellFiltering,
    facts: QueryFacts = QueryFacts()
  ) -> String? {
    guard field.isFilterable, book.customers.indices.contains(place) else { return nil }
    guard let value = cellValue(of: field, at: place, facts) else {
      return filtering == .keep ? "\(field.name):?" : "\(field.name):*"
    }
    return (filtering == .keep ? "" : "-") + value
  }

  /// The condition that a customer's known value meets; nil where it is missing.
  private func cellValue(of field: Field, at place: Int, _ facts: QueryFacts) -> String? {
    if let person = person(of: field, at: place, facts: facts) {
      return personTerm(person, as: field)
    }
    switch field {
    case .opportunities:
      let opportunities = book.customers[place].opportunities
      guard !opportunities.isEmpty else { return nil }
      return opportunities.contains { $0.isClosed != true } ? "opp:open" : "opp:closed"
    case .changed:
      let keys = texts(of: .changed, at: place, facts: facts)
      if !keys.isEmpty { return "changed:" + keys.map(\.quotedForQuery).joined(separator: ",") }
      let id = book.customers[place].id
      return facts.changes[id] == nil && facts.changeDay[id] != nil ? "changed:*" : nil
    case .note: return texts(of: .note, at: place, facts: facts).isEmpty ? nil : "note:*"
    default: break
    }
    return value(of: field, at: place, facts: facts).map { term(of: field, $0) }
  }

  private func term(of field: Field, _ value: FieldValue) -> String {
    switch value {
    case .text(let text): textTerm(of: field, text)
    case .texts(let texts):
      "\(field.name)=" + texts.map(\.alwaysQuotedForQuery).joined(separator: ",")
    case .flag(let flag): "\(field.name):\(flag ? "yes" : "no")"
    case .day(let day):
      field == .due
        ? "due:\(day)" : "\(field.name):\(day.description.dropLast(3))"
    case .number(let number): "\(field.name):\(NumberBand(number, field))"
    }
  }

  private func textTerm(of field: Field, _ text: String) -> String {
    switch field {
    // Their names are a few known ones, which need no exactness.
    case .tier, .band, .computedBand, .sentiment, .followUp, .followUpPriority:
      "\(field.name):\(text.quotedForQuery)"
    default: "\(field.name)=\(text.alwaysQuotedForQuery)"
    }
  }

  /// The condition that a field's person is this one: by the name where nobody else has it.
  private func personTerm(_ person: Person, as field: Field) -> String? {
    switch field {
    case .ownerID, .accountExecutiveID: return "\(field.name)=\(person.id.alwaysQuotedForQuery)"
    case .ownerEmail, .accountExecutiveEmail:
      return person.email.map { "\(field.name)=\($0.alwaysQuotedForQuery)" }
    default: break
    }
    if person.id == me?.id { return "\(field.name):me" }
    let others = people(of: field)?.values.filter { $0.id != person.id } ?? []
    let taken = Set(others.flatMap { [$0.name, $0.email, $0.id] }.compactMap { $0?.folded })
    let names = [person.name, person.email].compactMap(\.self)
    let name = names.first { !$0.isEmpty && !taken.contains($0.folded) } ?? person.id
    return "\(field.name)=\(name.alwaysQuotedForQuery)"
  }
}

extension Field {
  /// Whether conditions on it can be written.
  var isFilterable: Bool {
    switch kind {
    case .structure: self == .opportunities
    case .text, .choice, .number, .money, .fraction, .days, .date, .flag, .version: true
    }
  }
}

extension String {
  /// The text as a value in quotes, which no sign of the grammar can be mistaken in.
  var alwaysQuotedForQuery: String {
    "\"\(map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined())\""
  }
}

/// The round numbers that a number lies between, as a range of the filter language.
struct NumberBand: CustomStringConvertible {
  /// The range, such as `200k..500k`; the number itself where that is round enough.
  let description: String

  init(_ number: Double, _ field: Field) {
    switch field.kind {
    case .days: description = Self.days(number)
    case .fraction: description = Self.steps(of: 10, around: number * 100, suffix: "%")
    case .number where field == .health || field == .computed || field == .healthChange:
      description = Self.steps(of: 1, around: number, suffix: "")
    case .number, .money, .text, .choice, .date, .flag, .version, .structure:
      description = Self.amounts(around: number)
    }
  }

  private static func steps(of step: Double, around number: Double, suffix: String) -> String {
    guard abs(number) < 1e12 else {
      return number < 0 ? "..-1000000000000\(suffix)" : "1000000000000\(suffix).."
    }
    let lower = (number / step).rounded(.down) * step
    return range(lower, lower + step) { "\(Int($0))\(suffix)" }
  }

  /// Whole numbers up to ten stand for themselves; others lie between 1, 2, 5, 10, 20 and so on.
  private static func amounts(around number: Double) -> String {
    let size = abs(number)
    if size <= 10, number.rounded() == number { return amount(number) }
    if size < 1 { return number < 0 ? "-1..0" : "0..1" }
    guard size < 1e15 else { return number < 0 ? "..-\(amount(1e15))" : "\(amount(1e15)).." }
    var decade = 1.0
    while decade * 10 <= size { decade *= 10 }
    let lower = [5, 2, 1].map { $0 * decade }.first { $0 <= size } ?? decade
    let upper = [2, 5, 10].map { $0 * decade }.first { $0 > size } ?? decade * 10
    return number < 0 ? range(-upper, -lower, amount) : range(lower, upper, amount)
  }

  /// A time ago or ahead: weeks near, months and years far.
  private static func days(_ number: Double) -> String {
    let cuts: [Double] = [0, 7, 30, 90, 180, 365]
    let size = abs(number)
    guard let upper = cuts.dropFirst().first(where: { $0 >= size }) else {
      return number < 0 ? "..-365d" : "365d.."
    }
    let lower = cuts.last { $0 < upper } ?? 0
    return number < 0
      ? range(-upper, -lower) { amount($0) + "d" } : range(lower, upper) { amount($0) + "d" }
  }

  private static func range(_ lower: Double, _ upper: Double, _ text: (Double) -> String)
    -> String
  { "\(text(lower))..\(text(upper))" }

  /// A whole number as people write it, with `k`, `m` or `b` where that loses nothing.
  static func amount(_ number: Double) -> String {
    for (size, suffix) in [(1e9, "b"), (1e6, "m"), (1e3, "k")] {
      let part = number / size
      if abs(part) >= 1, part.rounded() == part, let whole = Int(exactly: part) {
        return "\(whole)\(suffix)"
      }
    }
    return Int(exactly: number.rounded()).map(String.init) ?? "0"
  }
}
