import BookModel
import JSONReader

extension VitallyFileReader {
  /// Reads one record of a kind; leaves it out, with the reason, when it has no usable id.
  mutating func readRecord(
    _ reader: inout JSONReader,
    as kind: FileKind
  ) throws(JSONError) {
    let isRead =
      switch kind {
      case .vitallyAccounts: try readOwnAccount(&reader)
      case .vitallyAdmins: try readAdmin(&reader)
      case .vitallyUsers, .vitallyTasks, .vitallyNotes, .vitallyCustomObjectInstances,
        .vitallyOrganizations, .vitallyProjects, .vitallyConversations, .vitallyNPS,
        .vitallySurveys, .vitallyCustomObjects, .vitallyCustomFields:
        try readFields(&reader, of: kind)
      case .vitallyWebhook, .lookerRows, .lookerJSONDetail, .lookerJSONBI, .lookerWebhook,
        .lookerMulti, .unknown:
        try skipForeign(&reader)
      }
    if isRead { records += 1 } else { skip("no usable id", &reader) }
  }

  private mutating func skipForeign(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    try reader.skip()
    return false
  }

  /// Reads an account of a page, or a copy of a bare array.
  private mutating func readOwnAccount(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    let origin: VitallyAccount.Origin = isPaged ? .page : .search
    guard let account = try readAccount(&reader, origin: origin) else { return false }
    data.accounts.append(account)
    return true
  }

  private mutating func readAdmin(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    guard let person = try readPerson(&reader) else { return false }
    data.people.append(person)
    return true
  }

  /// Reads the body of a webhook: the account inside `match`.
  mutating func readWebhook(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let isObject = try reader.kind() == .object
      if isObject, key == "match" || key == "payload" {
        try readWebhook(&reader)
      } else if isObject, key == "account" {
        if let account = try readAccount(&reader, origin: .webhook) {
          data.accounts.append(account)
          records += 1
        } else {
          skip("no usable id", &reader)
        }
      } else {
        try reader.skip()
      }
    }
  }

  /// Reads a record of any other kind.
  private mutating func readFields(
    _ reader: inout JSONReader,
    of kind: FileKind
  ) throws(JSONError) -> Bool {
    var fields = RecordFields()
    recordKeys.beginObject()
    try reader.enterObject()
    while let found = try recordKeys.next(in: &reader) {
      if found.isRepeated { tally.repeatedKeys[recordKeys.name(of: found), default: 0] += 1 }
      try readField(found.meaning, into: &fields, of: kind, &reader)
    }
    return keep(fields, as: kind)
  }

  private mutating func readField(
    _ field: VitallyField,
    into fields: inout RecordFields,
    of kind: FileKind,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    switch field {
    case .id: fields.id = try readID(&reader)
    case .updatedAt: fields.updated = try readUpdate(&reader)
    case .externalId: fields.externalId = try readID(&reader)
    case .name: fields.name = try readName(&reader)
    case .email: fields.email = try readName(&reader)
    case .label: fields.label = try readName(&reader)
    case .path: fields.path = try readName(&reader)
    case .subject: fields.subject = try readName(&reader)
    case .note, .description: fields.body = try readBody(&reader)
    case .archivedAt: fields.isArchived = try readRaw(&reader).isPresent
    case .deactivatedAt: fields.isDeactivated = try readRaw(&reader).isPresent
    case .completedAt: fields.completed = try readDay(&reader)
    case .createdAt: fields.created = try readRaw(&reader).day.known
    case .dueDate: fields.due = try readDay(&reader)
    case .noteDate: fields.noteDay = try readDay(&reader)
    case .lastSeen: fields.lastSeen = try readDay(&reader)
    case .accountId, .customerId: fields.note(account: try readID(&reader))
    case .customObjectId: fields.objectId = try readID(&reader)
    case .account, .accounts, .customer, .customers:
      try readAccounts(&reader, of: kind, into: &fields)
    case .author, .assignedTo: fields.person = try readPerson(&reader) ?? fields.person
    case .authorId, .assignedToId: fields.personId = try readID(&reader)
    case .traits: fields.traits = try readRecordTraits(&reader, of: kind)
    case .mrr, .healthScore, .nextRenewalDate, .churnedAt, .lastInbound, .lastOutbound, .csmId,
      .accountExecutiveId, .keyRoles, .segments, .other:
      try reader.skip()
    }
  }

  private mutating func readBody(_ reader: inout JSONReader) throws(JSONError) -> String? {
    guard try reader.kind() == .string else {
      try reader.skip()
      return nil
    }
    let text = PlainText.from(html: try readString(&reader))
    return text.isEmpty ? nil : text
  }

  private mutating func readAccounts(
    _ reader: inout JSONReader,
    of kind: FileKind,
    into fields: inout RecordFields
  ) throws(JSONError) {
    var ids: [String] = []
    try readObjects(&reader) { file, reader throws(JSONError) in
      if let id = try file.readEmbeddedAccount(&reader, in: kind) { ids.append(id) }
    }
    for id in ids { fields.note(account: id) }
  }

  /// Reads the traits of a user or an instance by the last part of their names.
  private mutating func readRecordTraits(
    _ reader: inout JSONReader,
    of kind: FileKind
  ) throws(JSONError) -> RecordTraits {
    var traits = RecordTraits()
    guard kind == .vitallyUsers || kind == .vitallyCustomObjectInstances,
      try reader.kind() == .object
    else {
      try reader.skip()
      return traits
    }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let name = key.string()
      if RecordTraits.isWanted(name, of: kind) {
        traits.note(try readRaw(&reader), named: name)
      } else {
        try reader.skip()
      }
    }
    return traits
  }
}

extension RawValue {
  /// Whether there is anything but null and blank text.
  fileprivate var isPresent: Bool {
    switch self {
    case .null: false
    case .flag(let flag): flag
    case .number, .list, .moment: true
    case .text(let text): !text.isBlank
    }
  }
}
