import BookModel
import JSONReader

extension VitallyFileReader {
  /// Reads a copy of an account; nil when it has no usable id.
  mutating func readAccount(
    _ reader: inout JSONReader,
    origin: VitallyAccount.Origin
  ) throws(JSONError) -> VitallyAccount? {
    var account = VitallyAccount(id: "", origin: origin, file: file)
    var traits = TraitReading()
    accountKeys.beginObject()
    if origin == .webhook { traitKeys.beginObject() }
    try reader.enterObject()
    while let key = try reader.nextKey() {
      let found = accountKeys.look(up: key)
      if found.isRepeated { tally.repeatedKeys[accountKeys.name(of: found), default: 0] += 1 }
      let field = accountKeys.meaning(of: found)
      if field == .traits {
        try readTraits(&reader, into: &traits)
      } else if field == .other, origin == .webhook {
        // The body of a webhook has the traits beside the account's own fields.
        try readTrait(&reader, key, into: &traits, isFlat: true)
      } else {
        try readField(field, of: &account, &reader)
      }
    }
    account.traits = traits.traits
    account.otherTraits = traits.otherTraits
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
    case .mrr: account.mrr = try readRaw(&reader)
    case .healthScore: account.healthScore = try readRaw(&reader)
    case .nextRenewalDate: account.nextRenewal = try readRaw(&reader)
    case .churnedAt: account.churned = try readRaw(&reader)
    case .createdAt: account.created = try readRaw(&reader)
    case .lastInbound: account.lastInbound = try readRaw(&reader)
    case .lastOutbound: account.lastOutbound = try readRaw(&reader)
    case .csmId: account.csmId = try readID(&reader)
    case .accountExecutiveId: account.accountExecutiveId = try readID(&reader)
    case .keyRoles: account.keyRoles = try readKeyRoles(&reader)
    case .segments: account.segments = try readSegments(&reader)
    case .email, .label, .path, .traits, .subject, .note, .description, .archivedAt, .completedAt,
      .deactivatedAt, .lastSeen, .account, .accounts, .customer, .customers, .accountId,
      .customerId, .customObjectId, .dueDate, .noteDate, .author, .authorId, .assignedTo,
      .assignedToId, .other:
      try reader.skip()
    }
  }

  /// Reads a name as it stands; nil when it is blank or no text.
  private mutating func readAccountName(_ reader: inout JSONReader) throws(JSONError) -> String? {
    switch try reader.kind() {
    case .string:
      let name = try readString(&reader)
      return cleanedName(name).isEmpty ? nil : name
    case .number: return try reader.readNumber().text
    case .null, .bool, .array, .object:
      try reader.skip()
      return nil
    }
  }

  /// Reads key roles; the role and its holder may be objects, or a label and an id.
  private mutating func readKeyRoles(_ reader: inout JSONReader) throws(JSONError) -> [KeyRole] {
    var roles: [KeyRole] = []
    try readObjects(&reader) { file, reader throws(JSONError) in
      if let role = try file.readKeyRole(&reader) { roles.append(role) }
    }
    return roles
  }

  private mutating func readKeyRole(_ reader: inout JSONReader) throws(JSONError) -> KeyRole? {
    var label: String?
    var holder: Person?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "keyRole", "key_role": label = try readLabel(&reader, of: "label") ?? label
      case "label": label = try readName(&reader) ?? label
      case "vitallyUser", "vitally_user": holder = try readPerson(&reader)
      case "vitallyUserId", "vitally_user_id":
        if let id = try readID(&reader), holder == nil { holder = Person(id: id) }
      default: try reader.skip()
      }
    }
    return holder.map { KeyRole(label: label, person: $0) }
  }

  /// Reads a text, or the text of an object's field.
  private mutating func readLabel(
    _ reader: inout JSONReader,
    of field: StaticString
  ) throws(JSONError) -> String? {
    guard try reader.kind() == .object else { return try readName(&reader) }
    var label: String?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if key == field { label = try readName(&reader) } else { try reader.skip() }
    }
    return label
  }

  /// Reads one of our own people: an object, or an id alone.
  mutating func readPerson(_ reader: inout JSONReader) throws(JSONError) -> Person? {
    guard try reader.kind() == .object else { return try readID(&reader).map { Person(id: $0) } }
    var person = Person(id: "")
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": person.id = try readID(&reader) ?? ""
      case "name": person.name = try readName(&reader)
      case "email": person.email = try readName(&reader)
      default: try reader.skip()
      }
    }
    return person.id.isEmpty ? nil : person
  }

  /// Reads the names of segments; each may be an object or a text.
  private mutating func readSegments(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    guard try reader.kind() == .array else {
      try reader.skip()
      return []
    }
    var names: [String] = []
    try reader.enterArray()
    while try reader.nextElement() {
      if let name = try readLabel(&reader, of: "name") { names.append(name) }
    }
    return names
  }

  /// Reads an account inside a record of a kind; returns its id.
  mutating func readEmbeddedAccount(
    _ reader: inout JSONReader,
    in kind: FileKind
  ) throws(JSONError) -> String? {
    let isWhole = kind == .vitallyCustomObjectInstances || kind == .vitallyUsers
    let origin: VitallyAccount.Origin = isWhole ? .embedded : .mentioned
    guard let account = try readAccount(&reader, origin: origin) else { return nil }
    let updated = account.updated ?? Int.min
    if let known = embedded[origin]?[account.id], known >= updated { return account.id }
    embedded[origin, default: [:]][account.id] = updated
    data.accounts.append(account)
    return account.id
  }
}
