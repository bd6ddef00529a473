import BookModel

/// The fields of a record that is no account, before it is known whether it can be used.
struct RecordFields {
  var id: String?
  var updated: Int?
  var externalId: String?
  var name: String?
  var email: String?
  var label: String?
  var path: String?
  var subject: String?
  /// The note or the description as plain text.
  var body: String?
  var isArchived = false
  var isDeactivated = false
  var isUnsubscribed = false
  var bounces = false
  var completed: Day?
  var created: Day?
  var due: Day?
  var noteDay: Day?
  var lastSeen: Day?
  var objectId: String?
  /// The author or the one it is assigned to.
  var person: Person?
  var personId: String?
  /// The accounts it belongs to, each once.
  private(set) var accountIds: [String] = []
  var traits = RecordTraits()

  /// Notes an account that it belongs to.
  mutating func note(account id: String?) {
    guard let id, !accountIds.contains(id) else { return }
    accountIds.append(id)
  }

  /// The best name of the author or of the one it is assigned to.
  var personName: String? { person?.displayName ?? personId }

  /// The record with the accounts it belongs to.
  func attached<Record>(_ record: Record, file: Int) -> Attached<Record> {
    Attached(
      accountIds: accountIds,
      file: file,
      updated: updated,
      isArchived: isArchived,
      record: record
    )
  }
}

/// The traits of a user or of an instance that folio reads, by the last part of their names.
///
/// Salesforce's field `X` may stand as `sfdc.X`, as `X` or as `vitally.custom.x`, in that order.
struct RecordTraits {
  private var values: [String: RawValue] = [:]
  private var ranks: [String: Int] = [:]

  /// Whether a trait is one that folio reads.
  static func isWanted(_ name: String, of kind: FileKind) -> Bool {
    let last = lastPart(of: name)
    if kind == .vitallyUsers { return userTraits.contains(last) || last.contains("champion") }
    return opportunityTraits.contains(last)
  }

  /// Notes a value.
  mutating func note(_ value: RawValue, named name: String) {
    guard value != .null, value != .text("") else { return }
    let last = RecordTraits.lastPart(of: name)
    let folded = name.lowercased()
    let rank = folded.hasPrefix("sfdc.") ? 0 : folded.contains(".") ? 2 : 1
    if let known = ranks[last], known < rank { return }
    values[last] = value
    ranks[last] = rank
  }

  /// The value of a trait.
  subscript(name: String) -> RawValue { values[name] ?? .null }

  /// What the traits call the person, such as "Champion".
  var roles: [String] {
    var roles: [String] = []
    for name in ["role__c", "roles__c", "role", "roles"] {
      switch self[name] {
      case .list(let items): roles += items.map(cleanedName)
      case .text(let text): roles += text.split(separator: ";").map { cleanedName(String($0)) }
      case .null, .flag, .number, .moment: break
      }
    }
    let isChampion = values.contains { $0.key.contains("champion") && $0.value.truth.known == true }
    if isChampion, !roles.contains(where: { $0.folded.contains("champion") }) {
      roles.append("Champion")
    }
    return roles.filter { !$0.isEmpty }
  }

  private static func lastPart(of name: String) -> String {
    (name.split(separator: ".").last.map(String.init) ?? name).lowercased()
  }

  private static let userTraits: Set<String> = [
    "title", "jobtitle", "job_title", "role__c", "roles__c", "role", "roles",
  ]
  private static let opportunityTraits: Set<String> = [
    "id", "accountid", "name", "type", "stagename", "amount", "closedate", "isclosed", "iswon",
    "forecastcategory", "forecastcategoryname",
  ]
}
