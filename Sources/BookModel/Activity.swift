/// A task of Vitally's: something somebody is to do for a customer.
public struct CustomerTask: Identifiable, Hashable, Sendable {
  /// The task's id in Vitally.
  public var id: String
  /// What is to be done.
  public var name: String
  /// The day it is due; nil when none was set.
  public var due: Day?
  /// The day it was completed; nil while it is open.
  public var completed: Day?
  /// Who is to do it; nil when nobody is named.
  public var assignee: String?
  /// The description as plain text, without markup and control characters.
  public var details: String?

  /// Creates a task.
  public init(
    id: String,
    name: String,
    due: Day? = nil,
    completed: Day? = nil,
    assignee: String? = nil,
    details: String? = nil
  ) {
    self.id = id
    self.name = name
    self.due = due
    self.completed = completed
    self.assignee = assignee
    self.details = details
  }
}

/// A note of Vitally's about a customer.
public struct CustomerNote: Identifiable, Hashable, Sendable {
  /// The note's id in Vitally.
  public var id: String
  /// What it is about; nil when it has no subject.
  public var subject: String?
  /// The text, without markup and control characters.
  public var text: String
  /// The day it is of; nil when unknown.
  public var day: Day?
  /// Who wrote it; nil when unknown.
  public var author: String?

  /// Creates a note.
  public init(
    id: String,
    subject: String? = nil,
    text: String,
    day: Day? = nil,
    author: String? = nil
  ) {
    self.id = id
    self.subject = subject
    self.text = text
    self.day = day
    self.author = author
  }
}
