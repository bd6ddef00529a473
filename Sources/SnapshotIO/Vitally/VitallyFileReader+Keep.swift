import BookModel

extension VitallyFileReader {
  /// Whether accounts come from pages of the interface, or one by one, and not from a bare array.
  var isPaged: Bool { recognition.container != .list }

  /// Keeps a record that was read; returns whether it has a usable id.
  mutating func keep(_ fields: RecordFields, as kind: FileKind) -> Bool {
    if kind == .vitallyCustomFields { return fields.path != nil }
    guard let id = fields.id else { return false }
    switch kind {
    case .vitallyUsers: keepUser(fields, id: id)
    case .vitallyTasks: keepTask(fields, id: id)
    case .vitallyNotes: keepNote(fields, id: id)
    case .vitallyCustomObjectInstances: keepInstance(fields, id: id)
    case .vitallyCustomObjects: keepObject(fields, id: id)
    // Counted, and else of no use to folio.
    case .vitallyOrganizations, .vitallyProjects, .vitallyConversations, .vitallyNPS,
      .vitallySurveys, .vitallyCustomFields, .vitallyAccounts, .vitallyAdmins, .vitallyWebhook,
      .lookerRows, .lookerJSONDetail, .lookerJSONBI, .lookerWebhook, .lookerMulti, .unknown:
      break
    }
    return true
  }

  private mutating func keepUser(_ fields: RecordFields, id: String) {
    let title = ["title", "jobtitle", "job_title"].lazy.compactMap { fields.traits[$0].words.known }
    let contact = Contact(
      id: id,
      name: fields.name,
      email: fields.email,
      title: title.first,
      roles: fields.traits.roles,
      lastSeen: fields.lastSeen,
      isDeactivated: fields.isDeactivated,
      isUnsubscribed: fields.isUnsubscribed,
      bounces: fields.bounces
    )
    data.contacts.append(fields.attached(contact, file: file))
  }

  private mutating func keepTask(_ fields: RecordFields, id: String) {
    let task = CustomerTask(
      id: id,
      name: fields.name ?? "Untitled",
      due: fields.due,
      completed: fields.completed,
      assignee: fields.personName,
      details: fields.body
    )
    data.tasks.append(fields.attached(task, file: file))
  }

  private mutating func keepNote(_ fields: RecordFields, id: String) {
    let note = CustomerNote(
      id: id,
      subject: fields.subject,
      text: fields.body ?? "",
      day: fields.noteDay ?? fields.created,
      author: fields.personName
    )
    data.notes.append(fields.attached(note, file: file))
  }

  private mutating func keepObject(_ fields: RecordFields, id: String) {
    let names = [fields.name, fields.label].compactMap { $0?.folded }
    if names.contains("opportunity") { data.opportunityObjects.insert(id) }
  }

  private mutating func keepInstance(_ fields: RecordFields, id: String) {
    let traits = fields.traits
    let closeDate = traits["closedate"]
    if closeDate.day.isBad { noteBadDate(closeDate) }
    let opportunity = Opportunity(
      id: fields.externalId ?? traits["id"].words.known ?? id,
      name: fields.name ?? traits["name"].words.known,
      type: traits["type"].words.known,
      stage: traits["stagename"].words.known,
      amount: traits["amount"].money.known,
      closeDate: closeDate.day.known,
      isClosed: traits["isclosed"].truth.known,
      isWon: traits["iswon"].truth.known,
      forecast: forecast(of: traits)
    )
    data.opportunities.append(
      VitallyOpportunity(
        file: file,
        updated: fields.updated,
        customerId: fields.accountIds.first,
        salesforceAccountId: traits["accountid"].words.known,
        opportunity: opportunity,
        isArchived: fields.isArchived,
        objectId: fields.objectId,
        hasStageAndCloseDate: traits["stagename"] != .null && closeDate != .null
      )
    )
  }

  /// The forecast category's name; Salesforce keeps `Commit` as `Forecast`.
  private func forecast(of traits: RecordTraits) -> String? {
    if let name = traits["forecastcategoryname"].words.known { return name }
    let category = traits["forecastcategory"].words.known
    switch category {
    case "Forecast": return "Commit"
    case "BestCase": return "Best Case"
    default: return category
    }
  }
}
