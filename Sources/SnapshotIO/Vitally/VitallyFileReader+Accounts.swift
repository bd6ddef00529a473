import BookModel
import JSONReader

extension VitallyFileReader {
  /// Reads a copy of an account; nil when it has no usable id.
  mutating func readAccount(
    _ reader: inout JSONReader,
    origin: VitallyAccount.Origin
  ) throws(JSONError) -> VitallyAccount? {
    var account = VitallyAccount(id: "", origin: origin, file: file)
    if shared.isFull { forgetSharedTexts() }
    traits.removeAll()
    accountKeys.beginObject()
    if origin == .webhook { traitKeys.beginObject() }
    likeness = Likeness()
    try reader.enterObject()
    while let found = try accountKeys.next(in: &reader) {
      if found.isRepeated { tally.repeatedKeys[accountKeys.name(of: found), default: 0] += 1 }
      if found.meaning == .traits {
        try readTraits(&reader, of: account.externalId)
      } else if found.meaning == .other, origin == .webhook {
        // The body of a webhook has the traits beside the account's own fields.
        let trait = traitKeys.look(up: accountKeys.name(of: found))
        try readTrait(&reader, trait, of: account.externalId, isFlat: true)
      } else {
        try readField(found.meaning, of: &account, &reader)
      }
    }
    account.traits = traits.compact
    return account.id.isEmpty ? nil : account
  }

  private mutating func readField(
    _ field: VitallyField,
    of account: inout VitallyAccount,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    switch field {
    case .id: account.id = try readID(&reader) ?? ""
    case .updatedAt: account.updated = try readUpdate(&reader)
    case .externalId: account.externalId = try readID(&reader)
    case .name: account.name = try readAccountName(&reader)
    case .mrr: account.mrr = try readOwn(&reader)
    case .healthScore: account.healthScore = try readOwn(&reader)
    case .nextRenewalDate: account.nextRenewal = try readOwn(&reader)
    case .churnedAt: account.churned = try readOwn(&reader)
    case .createdAt: account.created = try readRaw(&reader)
    case .lastInbound: account.lastInbound = try readRaw(&reader)
    case .lastOutbound: account.lastOutbound = try readRaw(&reader)
    case .csmId: account.csmId = try readSharedIDText(&reader)
    case .accountExecutiveId: account.accountExecutiveId = try readSharedIDText(&reader)
    case .keyRoles: account.keyRoles = try readKeyRoles(&reader)
    case .segments: account.segments = try readSegments(&reader)
    case .traits, .other: try reader.skip()
    case .email, .label, .path, .subject, .note, .description, .archivedAt, .completedAt,
      .deactivatedAt, .lastSeen, .account, .accounts, .customer, .customers, .accountId,
      .customerId, .customObjectId, .dueDate, .noteDate, .author, .authorId, .assignedTo,
      .assignedToId, .unsubscribed, .bounced, .foreign:
      likeness.hasForeignKey = true
      try reader.skip()
    }
  }

  /// Reads the value of a key that only accounts have.
  private mutating func readOwn(_ reader: inout JSONReader) throws(JSONError) -> RawValue {
    likeness.hasOwnKey = true
    return try readRaw(&reader)
  }

  /// Reads a name as it stands; nil when it is blank or no text.
  private mutating func readAccountName(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.kind() {
    case .string:
      let raw = try reader.readText()
      if raw.isPlain { return raw.string() }
      let name = raw.string(countingReplacements: &tally.replaced)
      return cleanedName(name).isEmpty ? nil : name
    case .number: return try reader.readNumber().text
    case .null, .bool, .array, .object:
      try reader.skip()
      return nil
    }
  }

  /// Reads the names of segments; each may be an object or a text.
  private mutating func readSegments(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    guard try reader.kind() == .array else {
      try reader.skip()
      return []
    }
    places.removeAll(keepingCapacity: true)
    try reader.enterArray()
    while try reader.nextElement() {
      let name = try readSharedLabel(&reader, of: .name)
      if name != SharedTexts.none { places.append(name) }
    }
    return segmentLists.list(of: places) { places.compactMap { shared[$0] } }
  }

  /// Reads an account inside a record of a kind; returns its id.
  mutating func readEmbeddedAccount(
    _ reader: inout JSONReader,
    in kind: FileKind
  ) throws(JSONError) -> String? {
    let isWhole = kind == .vitallyCustomObjectInstances || kind == .vitallyUsers
    let origin: VitallyAccount.Origin = isWhole ? .embedded : .mentioned
    guard let account = try readAccount(&reader, origin: origin) else { return nil }
    if isNewer(account) { data.accounts.append(HeldAccount(account)) }
    return account.id
  }

  /// Whether an embedded copy is newer than those of the file before it; notes it then.
  mutating func isNewer(_ account: VitallyAccount) -> Bool {
    let updated = account.updated ?? Int.min
    if let known = embedded[account.origin]?[account.id], known >= updated { return false }
    embedded[account.origin, default: [:]][account.id] = updated
    return true
  }
}
