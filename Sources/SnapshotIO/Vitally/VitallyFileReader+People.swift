import BookModel
import JSONReader

/// The keys of the small objects inside records: people, key roles and segments.
enum PartField: String, Sendable {
  case id, name, email, label
  case role, holder, holderId
  case other

  /// The field that a key names.
  init(key: String) {
    switch key {
    case "id": self = .id
    case "name": self = .name
    case "email": self = .email
    case "label": self = .label
    case "keyRole", "key_role": self = .role
    case "vitallyUser", "vitally_user": self = .holder
    case "vitallyUserId", "vitally_user_id": self = .holderId
    default: self = .other
    }
  }
}

extension VitallyFileReader {
  /// A person's texts, by their places.
  private struct SharedPerson {
    var id = SharedTexts.none
    var name = SharedTexts.none
    var email = SharedTexts.none
  }

  /// Reads key roles; the role and its holder may be objects, or a label and an id.
  mutating func readKeyRoles(_ reader: inout JSONReader) throws(JSONError) -> [KeyRole] {
    places.removeAll(keepingCapacity: true)
    try readObjects(&reader) { file, reader throws(JSONError) in
      try file.readKeyRole(&reader)
    }
    return roleLists.list(of: places) {
      stride(from: 0, to: places.count, by: 4).map { start in
        KeyRole(
          label: shared[places[start]],
          person: Person(
            id: shared[places[start + 1]] ?? "",
            name: shared[places[start + 2]],
            email: shared[places[start + 3]]
          )
        )
      }
    }
  }

  private mutating func readKeyRole(_ reader: inout JSONReader) throws(JSONError) {
    var label = SharedTexts.none
    var holder: SharedPerson?
    roleKeys.beginObject()
    try reader.enterObject()
    while let found = try roleKeys.next(in: &reader) {
      switch found.meaning {
      case .role:
        let named = try readSharedLabel(&reader, of: .label)
        if named != SharedTexts.none { label = named }
      case .label:
        let named = try readSharedName(&reader)
        if named != SharedTexts.none { label = named }
      case .holder: holder = try readSharedPerson(&reader)
      case .holderId:
        let id = try readSharedID(&reader)
        if id != SharedTexts.none, holder == nil { holder = SharedPerson(id: id) }
      case .id, .name, .email, .other: try reader.skip()
      }
    }
    if let holder { places += [label, holder.id, holder.name, holder.email] }
  }

  /// Reads one of our own people: an object, or an id alone.
  mutating func readPerson(_ reader: inout JSONReader) throws(JSONError) -> Person? {
    guard let person = try readSharedPerson(&reader), let id = shared[person.id] else {
      return nil
    }
    return Person(id: id, name: shared[person.name], email: shared[person.email])
  }

  private mutating func readSharedPerson(
    _ reader: inout JSONReader
  ) throws(JSONError) -> SharedPerson? {
    var person = SharedPerson()
    if try reader.kind() == .object {
      personKeys.beginObject()
      try reader.enterObject()
      while let found = try personKeys.next(in: &reader) {
        switch found.meaning {
        case .id: person.id = try readSharedID(&reader)
        case .name: person.name = try readSharedName(&reader)
        case .email: person.email = try readSharedName(&reader)
        case .label, .role, .holder, .holderId, .other: try reader.skip()
        }
      }
    } else {
      person.id = try readSharedID(&reader)
    }
    return person.id == SharedTexts.none ? nil : person
  }

  /// Reads a text, or the text of an object's field.
  mutating func readSharedLabel(
    _ reader: inout JSONReader,
    of field: PartField
  ) throws(JSONError) -> Int32 {
    guard try reader.kind() == .object else { return try readSharedName(&reader) }
    var label = SharedTexts.none
    labelKeys.beginObject()
    try reader.enterObject()
    while let found = try labelKeys.next(in: &reader) {
      if found.meaning == field {
        label = try readSharedName(&reader)
      } else {
        try reader.skip()
      }
    }
    return label
  }

  /// Reads a text for people; returns the place of what is left of it when it is cleaned.
  mutating func readSharedName(_ reader: inout JSONReader) throws(JSONError) -> Int32 {
    guard try reader.kind() == .string else { return shared.place(of: try readName(&reader)) }
    return shared.place(of: try reader.readText(), countingReplacements: &tally.replaced)
  }

  /// Reads an id or the like; returns its place.
  mutating func readSharedID(_ reader: inout JSONReader) throws(JSONError) -> Int32 {
    guard try reader.kind() == .string else { return shared.place(of: try readID(&reader)) }
    return shared.place(of: try reader.readText(), countingReplacements: &tally.replaced)
  }

  /// Reads an id that many records have.
  mutating func readSharedIDText(_ reader: inout JSONReader) throws(JSONError) -> String? {
    let place = try readSharedID(&reader)
    return shared[place]
  }

  /// Begins anew with the texts that records share: those in use stay with the records.
  mutating func forgetSharedTexts() {
    shared = SharedTexts()
    roleLists = SharedLists()
    segmentLists = SharedLists()
  }
}
