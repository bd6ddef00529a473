public import BookModel
import JSONWriter

/// The form in which events travel between stores: a JSON object each, one a line.
///
/// `id`, `batch`, `time` (milliseconds since 1970 UTC), `customer` (`id`, `name`, `externalId`,
/// `salesforceId`), `user`, `host`, `kind`, and what the kind needs:
///
/// | kind | keys |
/// | --- | --- |
/// | `mark` | `note`, `due` (a date or null), `priority`, `tags` |
/// | `done` | `outcome` (or null) |
/// | `snooze` | `until` |
/// | `wait` | `condition`, such as `health:poor` |
/// | `remove` | |
/// | `send` | `message`, such as `usage-recap`; `month`, such as `2026-11`; `day`; `feature` (or null) |
/// | `undo`, `redo` | `target`, the batch |
extension FollowUpEvent {
  /// The event as a line of JSON, without the line feed.
  public var jsonLine: String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", id)
      json.member("batch", batch)
      json.member("time", stamp.time)
      json.key("customer")
      json.object { json in
        json.member("id", customer.id.rawValue)
        json.member("name", customer.name)
        json.member("externalId", customer.externalId)
        json.member("salesforceId", customer.salesforceId)
      }
      json.member("user", stamp.user)
      json.member("host", stamp.host)
      change.write(to: &json)
    }
    return json.text
  }
}

extension FollowUpEvent.Change {
  /// Writes the members that say what happened.
  fileprivate func write(to json: inout JSONWriter) {
    json.member("kind", kind.rawValue)
    switch self {
    case .marked(let draft):
      json.member("note", draft.note)
      json.member("due", draft.due?.description)
      json.member("priority", draft.priority.rawValue)
      json.key("tags")
      json.array(draft.tags) { $0.value($1) }
    case .completed(let outcome): json.member("outcome", outcome)
    case .snoozed(let until): json.member("until", until.description)
    case .waiting(let condition): json.member("condition", condition.rawValue)
    case .removed: break
    case .sent(let message):
      json.member("message", message.message.rawValue)
      json.member("month", message.month.description)
      json.member("day", message.day.description)
      json.member("feature", message.feature)
    case .undone(let batch), .redone(let batch): json.member("target", batch)
    }
  }

  /// What happened, in a word.
  var kind: EventRow.Kind {
    switch self {
    case .marked: .mark
    case .completed: .done
    case .snoozed: .snooze
    case .waiting: .wait
    case .removed: .remove
    case .sent: .send
    case .undone: .undo
    case .redone: .redo
    }
  }
}
