import BookModel

/// The fields of Vitally's records that folio reads, by their names without case and underscores.
enum VitallyField: String, Sendable {
  case id, updatedAt = "updatedat", createdAt = "createdat", externalId = "externalid"
  case name, email, label, path, traits, subject, note, description, mrr
  case healthScore = "healthscore"
  case nextRenewalDate = "nextrenewaldate"
  case churnedAt = "churnedat"
  case archivedAt = "archivedat"
  case completedAt = "completedat"
  case deactivatedAt = "deactivatedat"
  case lastSeen = "lastseentimestamp"
  case lastInbound = "lastinboundmessagetimestamp"
  case lastOutbound = "lastoutboundmessagetimestamp"
  case csmId = "csmid"
  case accountExecutiveId = "accountexecutiveid"
  case keyRoles = "keyroles"
  case segments
  case account, accounts, customer, customers
  case accountId = "accountid"
  case customerId = "customerid"
  case customObjectId = "customobjectid"
  case dueDate = "duedate"
  case noteDate = "notedate"
  case author
  case authorId = "authorid"
  case assignedTo = "assignedto"
  case assignedToId = "assignedtoid"
  case unsubscribed = "unsubscribedfromconversations"
  case bounced = "permanentlybounced"
  /// A key by which a record is known to be no account.
  case foreign
  case other

  /// Keys that accounts lack and by which records of other kinds are recognized.
  private static let foreignKeys: Set<String> = [
    "organizationownerid", "accountscount", "licensestatus", "writemode", "syncactive",
    "meetingdescription", "targetstartdate", "targetcompletiondate", "durationindays",
    "projectstatusid", "firstknown", "joindate", "npslastscore", "avatar", "feedback",
    "respondedat", "dismissedat",
  ]

  /// The field that a key names.
  init(key: String) {
    let name = foldedKey(key)
    self = VitallyField(rawValue: name) ?? (Self.foreignKeys.contains(name) ? .foreign : .other)
  }
}

/// Returns a key without case and underscores, as records are recognized by and read by.
func foldedKey(_ key: String) -> String {
  let folded = key.utf8.lazy.filter { $0 != UInt8(ascii: "_") }
    .map(\.asciiLowercased)
  return String(decoding: Array(folded), as: UTF8.self)
}
