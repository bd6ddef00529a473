public import BookModel

/// Something about a customer that can be filtered by, sorted by or shown in a column.
///
/// A field answers to the names of the filter language and to the keys of the customer record.
public enum Field: Hashable, Sendable {
  case id, externalId, salesforceId, name
  /// The tier that the policy in force puts the customer in.
  case tier
  /// The name of the policy, whether the tier is certain, and the numbers it lacks.
  case tierPolicy, tierIsCertain, tierMissing
  case segment
  case owner, ownerID, ownerEmail
  case accountExecutive, accountExecutiveID, accountExecutiveEmail
  /// Whether the customer is in the book of `Portfolio.me`.
  case mine
  case stage
  /// Vitally's number, 0 to 10.
  case health
  /// The health band: of the computed health, else of Vitally's number.
  case band
  /// The computed health, 0 to 10, its band, and the part of its weight that had data.
  case computed, computedBand, computedCoverage
  case arr, mrr
  /// The day the contract ends, and the days until then.
  case renewal, renewalDays
  /// The days since the newest message to or from the customer, and its day.
  case touch, lastActivity
  case utilization, usage, trend
  case seats, employees, developers
  case dau, wau, mau
  case series
  case version, versionsBehind
  case opportunities
  /// Where the customer's follow-up stands.
  case followUp
  case followUpPriority, due, note, tag
  /// What changed since the snapshot before.
  case changed
  case churned
  /// The technical advisor's own judgement of the customer's health.
  case sentiment
  /// The change of Vitally's health in 30 days.
  case healthChange
  case champion, buyer
  /// Help and defect tickets of the last 90 days.
  case tickets
  /// Whether the customer is marked in the dashboard.
  case mark
  /// Whose customer this is while a coverage plan gives it to `Portfolio.me`.
  case coveredFor
  case sources, disagreements, bounds
  /// The users of one feature of the product, by its name.
  case feature(String)
  /// The change of a figure in 30 days, such as of ARR; that of health is `healthChange`.
  case change(CustomerColumns.Figure)
}

extension Field {
  /// What kind of value a field has, which decides how it is compared, aligned and written.
  public enum Kind: Hashable, Sendable {
    /// Free text, or several texts.
    case text
    /// One of a few names.
    case choice
    /// A plain number.
    case number
    /// An amount in the home currency.
    case money
    /// A fraction that is shown as a percentage.
    case fraction
    /// A number of days.
    case days
    /// A calendar day.
    case date
    /// Yes or no.
    case flag
    /// A version number.
    case version
    /// A list or an object that is neither filtered nor sorted by.
    case structure
  }

  /// On which side of its column a value stands.
  public enum Alignment: Hashable, Sendable {
    case leading, trailing
  }

  /// Creates the field of a name: one of the filter language or of the customer record.
  ///
  /// Case is ignored. `feature:Code search` names a feature, `arr.d30` the change of a figure.
  public init?(name: some StringProtocol) {
    let key = name.lowercased()
    if let field = FieldTable.fields[key] {
      self = field
    } else if key.hasPrefix("feature:") {
      let feature = name.dropFirst("feature:".count).trimmed(of: "\"")
      guard !feature.isEmpty else { return nil }
      self = .feature(feature)
    } else if let field = Field.changes.first(where: { $0.name == key }) {
      self = field
    } else {
      return nil
    }
  }

  /// The name in the filter language, such as `util`; the record's key for what only records have.
  public var name: String {
    if case .feature(let feature) = self { return "feature:\(feature.quotedForQuery)" }
    if let changing { return changing.name + ".d30" }
    return entry.name
  }

  /// The header of the field's column, such as `ARR`.
  public var title: String {
    if case .feature(let feature) = self { return feature }
    if let changing { return "Δ" + changing.title }
    return entry.title
  }

  /// The kind of its values.
  public var kind: Kind {
    if case .feature = self { return .number }
    return changing?.kind ?? entry.kind
  }

  /// Where its values stand in a column: numbers and days at the end, the rest at the beginning.
  public var alignment: Alignment {
    switch kind {
    case .number, .money, .fraction, .days: .trailing
    case .text, .choice, .date, .flag, .version, .structure: .leading
    }
  }

  /// Every field but the features and the changes, in the order of the documentation.
  public static let all = FieldTable.entries.map(\.field)

  /// The changes in 30 days that can be shown and sorted by, besides that of health.
  public static let changes: [Field] = [.change(.utilization), .change(.mau), .change(.arr)]

  /// The field whose figure's change this is; nil for other fields.
  public var changing: Field? {
    guard case .change(let figure) = self else { return nil }
    return Field.all.first { $0.figure == figure }
  }

  /// The names of the filter language, in the order of the documentation.
  public static let filterNames = FieldTable.entries.filter(\.isFilter).map(\.name) + ["feature"]

  private var entry: FieldTable.Entry {
    FieldTable.byField[self] ?? FieldTable.Entry(self, "feature", [], "FEATURE", .number)
  }
}

extension StringProtocol {
  /// The text without `character` at either end.
  func trimmed(of character: Character) -> String {
    var rest = self[...]
    while rest.first == character { rest = rest.dropFirst() }
    while rest.last == character { rest = rest.dropLast() }
    return String(rest)
  }

  /// The text as one value of the filter language: in quotes unless it is a plain word.
  public var quotedForQuery: String {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x80
          ? !scalar.properties.isWhitespace
          : ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "@"
      }
    if isPlain { return String(self) }
    return "\"\(map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined())\""
  }
}
