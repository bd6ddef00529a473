/// Why a draft cannot be made.
public enum DraftError: Error, Hashable, Sendable {
  /// A template cannot be read.
  case template(name: String, reason: String)
  /// A text template does not begin with the subject.
  case noSubject(name: String)
  /// The step is not due: there is nothing to write.
  case notDue(customer: String)
}

extension DraftError: CustomStringConvertible {
  /// What is wrong, as a clause without a full stop.
  public var description: String {
    switch self {
    case .template(let name, let reason): "\(name): \(reason)"
    case .noSubject(let name): "\(name): the first line is not \"Subject: \" with a text"
    case .notDue(let customer): "\(customer) is not due for this message"
    }
  }
}
