import JSONReader

/// The keys of an object with the kinds of their values, by which it is recognized.
struct Shape: Equatable {
  /// Kinds by name, as `name(of:)` folds it; of a huge object only the first.
  private var kinds: [String: JSONKind] = [:]
  /// Keys noted, also those over the limit.
  private(set) var count = 0
  /// Keys with a dot, as fields of Looker and traits have.
  private var dotted = 0
  /// Values that are objects which have a `value`.
  private var cells = 0
  /// The keys that are kept.
  private static let limit = 256

  /// The name without case and underscores, so that `external_id` is `externalId`.
  ///
  /// A name with a capital first stands as it is: it is a label of Looker's, such as `ID`.
  static func name(of key: JSONText) -> String {
    let name = key.string()
    if let first = name.utf8.first, (0x41...0x5A).contains(first) { return name }
    return foldedKey(name)
  }

  /// Notes a key.
  mutating func note(_ name: String, _ kind: JSONKind) {
    count += 1
    if name.utf8.contains(UInt8(ascii: ".")) { dotted += 1 }
    if kinds.count < Shape.limit { kinds[name] = kind }
  }

  /// Reads the keys of an object.
  mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let kind = try reader.kind()
      note(Shape.name(of: key), kind)
      if kind == .object { try readCell(&reader) } else { try reader.skip() }
    }
  }

  private mutating func readCell(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    var isCell = false
    while let key = try reader.nextKey() {
      if key == "value" { isCell = true }
      try reader.skip()
    }
    if isCell { cells += 1 }
  }
}

extension Shape {
  /// The kind of a key's value; nil when there is no such key.
  func kind(_ name: String) -> JSONKind? { kinds[name] }

  /// Whether there is such a key.
  func has(_ name: String) -> Bool { kinds[name] != nil }

  /// Whether there is one of the keys.
  func hasAny(_ names: String...) -> Bool { names.contains { kinds[$0] != nil } }

  /// Whether there are all the keys.
  func hasAll(_ names: String...) -> Bool { names.allSatisfy { kinds[$0] != nil } }

  /// Whether it has an id, as all of Vitally's records have.
  var hasId: Bool { has("id") }

  /// Whether its values are cells, as in `json_detail`.
  var holdsCells: Bool { cells > 0 && cells == kinds.values.count { $0 == .object } && !hasId }

  /// Whether it may be a row of Looker's: no lists, and none of a record's own keys.
  var isRow: Bool {
    count > 0 && !kinds.values.contains(.array) && !isErrorMessage
      && !hasAny("createdat", "updatedat", "results", "data")
  }

  /// Whether it can be nothing but a row of Looker's: plain values, several of fields of a view.
  var isPlainRow: Bool { isRow && dotted > 1 && !hasId && !kinds.values.contains(.object) }

  /// Whether it is what a service answers instead of data.
  var isErrorMessage: Bool {
    hasAny("error", "message", "errors") && !hasId && count <= 6
      && !hasAny("results", "data", "rows", "traits") && dotted == 0
  }

  /// Which of Vitally's records it is; nil for none.
  var vitallyKind: FileKind? {
    if hasAll("label", "path", "type") { return .vitallyCustomFields }
    guard hasId, dotted == 0 || has("traits") else { return nil }
    return Shape.marks.first { mark in mark.isMet(self) }?.kind
  }

  /// What tells one kind of record from another.
  private struct Mark {
    var kind: FileKind
    var isMet: @Sendable (Shape) -> Bool
  }

  /// The marks, those that leave no doubt first.
  private static let marks: [Mark] = [
    Mark(kind: .vitallyCustomObjectInstances) {
      $0.hasAny("customobjectid", "customers") || $0.has("customerid") && $0.has("traits")
    },
    Mark(kind: .vitallyCustomObjects) { $0.hasAny("writemode", "syncactive") },
    Mark(kind: .vitallyTasks) { $0.hasAny("duedate", "assignedtoid", "assignedto", "completedat") },
    Mark(kind: .vitallyNotes) { $0.hasAny("notedate", "note", "meetingdescription") },
    Mark(kind: .vitallyProjects) {
      $0.hasAny("targetstartdate", "targetcompletiondate", "durationindays", "projectstatusid")
    },
    Mark(kind: .vitallyNPS) {
      $0.has("score") && $0.hasAny("feedback", "respondedat", "dismissedat", "userid")
    },
    Mark(kind: .vitallyConversations) {
      $0.has("subject") && $0.hasAny("status", "rating", "source")
    },
    Mark(kind: .vitallyAdmins) { $0.has("licensestatus") },
    Mark(kind: .vitallyUsers) {
      $0.hasAny("firstknown", "joindate", "npslastscore", "unsubscribedfromconversations", "avatar")
        || $0.has("email") && $0.hasAny("accounts", "traits", "accountid", "lastseentimestamp")
    },
    Mark(kind: .vitallyOrganizations) { $0.hasAny("organizationownerid", "accountscount") },
    Mark(kind: .vitallyAccounts) {
      $0.hasAny("mrr", "healthscore", "nextrenewaldate", "accountownerid", "csmid", "churnedat")
        || $0.hasAll("name", "traits")
    },
    Mark(kind: .vitallyAdmins) { $0.hasAll("name", "email") },
  ]
}
