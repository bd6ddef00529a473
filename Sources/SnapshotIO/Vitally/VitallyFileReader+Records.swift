import BookModel
import JSONReader

extension VitallyFileReader {
  /// Reads one record of a kind; leaves it out, with the reason, when it has no usable id.
  ///
  /// A page holds records of one kind; elsewhere any record may be of another than the first.
  mutating func readRecord(
    _ reader: inout JSONReader,
    as kind: FileKind
  ) throws(JSONError) {
    guard recognition.container != .pages else { return try readKnown(&reader, as: kind) }
    let (start, before) = (reader.offset, tally)
    // A look at each account would cost more than reading it; its keys tell afterwards.
    let isAccount = kind == .vitallyAccounts
    let account = isAccount ? try readAccount(&reader, origin: accountOrigin) : nil
    if isAccount, !likeness.isDoubtful { return take(account, &reader) }
    reader.goBack(toValueAt: start)
    let found = try kindOfRecord(&reader, else: kind)
    if isAccount, found == kind { return take(account, &reader) }
    reader.goBack(toValueAt: start)
    tally = before
    if found != kind { tally.otherKinds[found, default: 0] += 1 }
    try readKnown(&reader, as: found)
  }

  /// Goes over a record; returns its kind, or the given one where its keys do not tell.
  private func kindOfRecord(
    _ reader: inout JSONReader,
    else kind: FileKind
  ) throws(JSONError) -> FileKind {
    var shape = Shape()
    try shape.read(&reader)
    return shape.vitallyKind ?? kind
  }

  /// Reads one record that is of a kind.
  private mutating func readKnown(
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

  /// Where this file's accounts are from: a page, or a bare array's copy.
  private var accountOrigin: VitallyAccount.Origin { isPaged ? .page : .search }

  private mutating func readOwnAccount(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    guard let account = try readAccount(&reader, origin: accountOrigin) else { return false }
    data.accounts.append(HeldAccount(account))
    return true
  }

  /// Takes the account just read; nil is one without a usable id.
  private mutating func take(_ account: VitallyAccount?, _ reader: inout JSONReader) {
    guard let account else { return skip("no usable id", &reader) }
    data.accounts.append(HeldAccount(account))
    records += 1
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
          data.accounts.append(HeldAccount(account))
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
    case .unsubscribed: fields.isUnsubscribed = try readRaw(&reader).truth.known ?? false
    case .bounced: fields.bounces = try readRaw(&reader).truth.known ?? false
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
      .accountExecutiveId, .keyRoles, .segments, .foreign, .other:
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
