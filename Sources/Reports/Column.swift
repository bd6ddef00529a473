import BookModel
public import BookQuery

/// A column of a list: a key of the customer record, a key inside one, or a name of the filter language.
public struct Column: Hashable, Sendable {
  /// The name, as the header row of CSV shows it.
  public let name: String
  let content: Content

  init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  /// What a column holds.
  enum Content: Hashable, Sendable {
    /// A key of the record.
    case key(RecordKey)
    /// A key inside a record's object, such as `renewal.days`.
    case member(RecordKey, String)
    /// What the filter language knows by another name, or shorter.
    case term(FilterTerm)
    /// The known users of a feature.
    case feature(String)
  }
}

/// A field of the filter language that is no key of the record, or the short value of one.
enum FilterTerm: String, CaseIterable, Hashable, Sendable {
  case tier, owner, ae, band, computed, renewal, touch, util, behind, opp
  case follow, due, note, tag, pulse, champion, buyer, tickets, coveredFor, d30, changed, mark
}

extension Column {
  /// Finds the column of a name, whatever its case; throws `unknownColumn` where there is none.
  public init(named name: String) throws(ReportError) {
    let wanted = name.lowercased()
    if let column = Column.all.first(where: { $0.name.lowercased() == wanted }) {
      self = column
    } else if let column = Field(name: name).flatMap(Column.init) {
      self = column
    } else {
      throw .unknownColumn(name: name, suggestion: wanted.nearest(among: Column.allNames).first)
    }
  }

  /// Creates the column of a field; nil where it has nothing to show.
  public init?(_ field: Field) {
    if case .feature(let name) = field {
      self.init("feature:\(name)", .feature(name))
    } else if let column = Column.all.first(where: { $0.name == field.name }) {
      self = column
    } else {
      return nil
    }
  }

  /// Finds the columns of a list such as `name,arr,renewal.date`; blanks, empty parts and repeats are left out.
  public static func parse(_ list: String) throws(ReportError) -> [Column] {
    var columns: [Column] = []
    for part in list.split(separator: ",") {
      let name = part.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty else { continue }
      let column = try Column(named: name)
      if !columns.contains(column) { columns.append(column) }
    }
    guard !columns.isEmpty else { throw .noColumns }
    return columns
  }

  /// Every name there is, for completion and help: the filter's short forms first.
  public static var allNames: [String] { all.map(\.name) }

  /// The columns of CSV and TSV when none are chosen: the whole record, nested keys dotted.
  static let record: [Column] = RecordKey.allCases.flatMap { key -> [Column] in
    key.members.isEmpty ? [Column(key)] : key.members.map { Column(key, $0) }
  }

  private static let all: [Column] = {
    let terms = FilterTerm.allCases.map { Column($0.rawValue, .term($0)) }
    let shadowed = Set(FilterTerm.allCases.map(\.rawValue))
    let keys = RecordKey.allCases.filter { !shadowed.contains($0.rawValue) }.map { Column($0) }
    let members = RecordKey.allCases.flatMap { key in
      (key.isKeyedByFact ? RecordKey.facts.map(\.rawValue) : key.members).map { Column(key, $0) }
    }
    return terms + keys + members
  }()

  private init(_ key: RecordKey) { self.init(key.rawValue, .key(key)) }
  private init(_ key: RecordKey, _ member: String) {
    self.init("\(key.rawValue).\(member)", .member(key, member))
  }
}

extension Column {
  /// The column itself, or the columns of its members where it is a whole object.
  var flattened: [Column] {
    guard case .key(let key) = content, !key.members.isEmpty else { return [self] }
    return key.members.map { Column(key, $0) }
  }
}
