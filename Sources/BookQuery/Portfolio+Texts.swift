import BookModel

extension Portfolio {
  /// Returns the texts of a field of one customer; none where they are missing.
  func texts(of field: Field, at place: Int, facts: QueryFacts) -> [String] {
    switch field {
    case .name: return [book.customers[place].name]
    case .id: return [book.customers[place].id.rawValue]
    case .externalId: return [book.customers[place].externalId].compactMap(\.self)
    case .salesforceId: return [book.customers[place].salesforceId].compactMap(\.self)
    case .tier: return [placements[place].tier.map { policy.tiers[$0].name }].compactMap(\.self)
    case .tierPolicy: return [policy.name]
    case .tierMissing: return placements[place].missing.map(\.rawValue)
    case .segment: return [book.customers[place].segment?.value].compactMap(\.self)
    case .stage: return [book.customers[place].stage?.value].compactMap(\.self)
    case .version: return [book.customers[place].version?.value].compactMap(\.self)
    case .changed:
      let keys = facts.changes[book.customers[place].id] ?? []
      return keys.map { Field(name: $0)?.name ?? $0 }.sorted()
    case .opportunities:
      return book.customers[place].opportunities.flatMap {
        [$0.name, $0.type, $0.stage, $0.forecast].compactMap(\.self)
      }
    case .tag: return followUps[book.customers[place].id]?.tags ?? []
    case .note: return notes(at: place)
    default: return names(of: field, at: place, facts)
    }
  }

  /// Returns the person of a field of one customer; nil where it is missing.
  func person(of field: Field, at place: Int, facts: QueryFacts) -> Person? {
    switch field {
    case .owner, .ownerID, .ownerEmail: book.customers[place].owner?.value
    case .accountExecutive, .accountExecutiveID, .accountExecutiveEmail:
      book.customers[place].accountExecutive?.value
    case .coveredFor: facts.coveredFor[book.customers[place].id]
    default: nil
    }
  }

  /// The texts of the follow-up's note and of the notes in the data.
  private func notes(at place: Int) -> [String] {
    let followUp = [followUps[book.customers[place].id]?.note].compactMap(\.self)
    return followUp
      + book.customers[place].notes.flatMap { [$0.subject, $0.text].compactMap(\.self) }
  }

  private func names(of field: Field, at place: Int, _ facts: QueryFacts) -> [String] {
    guard let person = person(of: field, at: place, facts: facts) else {
      return choiceName(of: field, at: place)
    }
    switch field {
    case .ownerID, .accountExecutiveID: return [person.id]
    case .ownerEmail, .accountExecutiveEmail: return [person.email].compactMap(\.self)
    default:
      let known = [person.name, person.email].compactMap(\.self)
      return known.isEmpty ? [person.id] : known
    }
  }

  private func choiceName(of field: Field, at place: Int) -> [String] {
    switch field {
    case .band: return [book.customers[place].band?.rawValue].compactMap(\.self)
    case .computedBand:
      return [book.customers[place].healthScore?.band?.rawValue].compactMap(\.self)
    case .sentiment:
      return [book.customers[place].healthInputs.sentiment?.value.rawValue].compactMap(\.self)
    case .followUp:
      guard let followUp = followUps[book.customers[place].id] else { return [] }
      return [FollowUpRank.names[Int(FollowUpRank.rank(followUp.urgency(on: today)))]]
    case .followUpPriority:
      return [followUps[book.customers[place].id]?.priority.rawValue].compactMap(\.self)
    default: return []
    }
  }
}
