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

  /// Returns the people of a field; nil for a field that the data does not fill.
  func people(of field: Field) -> SharedColumn<Person>? {
    switch field {
    case .owner, .ownerID, .ownerEmail: columns.owners
    case .accountExecutive, .accountExecutiveID, .accountExecutiveEmail: columns.accountExecutives
    default: nil
    }
  }

  /// Returns the person of a field of one customer; nil where it is missing.
  func person(of field: Field, at place: Int, facts: QueryFacts) -> Person? {
    switch field {
    case .owner, .ownerID, .ownerEmail: book.customers[place].owner?.value
    case .accountExecutive, .accountExecutiveID, .accountExecutiveEmail:
      book.customers[place].accountExecutive?.value
    case .coveredFor: coveredFor[book.customers[place].id]
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
    return names(of: person, as: field)
  }

  /// Returns the texts of a field that has this person.
  private func names(of person: Person, as field: Field) -> [String] {
    switch field {
    case .ownerID, .accountExecutiveID: return [person.id]
    case .ownerEmail, .accountExecutiveEmail: return [person.email].compactMap(\.self)
    default:
      let known = [person.name, person.email].compactMap(\.self)
      return known.isEmpty ? [person.id] : known
    }
  }

  /// Returns what `answer` says of each customer's texts, asked once for texts that are shared.
  ///
  /// `missing` for customers without the field; nil for a field that is not kept that way.
  func sharedAnswers<Answer>(
    of field: Field,
    _ missing: Answer,
    _ answer: ([String]) -> Answer
  ) -> [Answer]? {
    switch field {
    case .owner, .ownerID, .ownerEmail:
      columns.owners.answers(missing) { answer(names(of: $0, as: field)) }
    case .accountExecutive, .accountExecutiveID, .accountExecutiveEmail:
      columns.accountExecutives.answers(missing) { answer(names(of: $0, as: field)) }
    case .stage: columns.stages.answers(missing) { answer([$0]) }
    case .segment: columns.segments.answers(missing) { answer([$0]) }
    default: nil
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
