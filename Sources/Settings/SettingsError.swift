/// What is wrong with something the user configured, in which file and line.
///
/// Errors end the program (exit code 78); warnings are the same, and do not.
public struct SettingsError: Error, Hashable, Sendable {
  /// What can be wrong.
  public enum Problem: Hashable, Sendable {
    /// The file cannot be read, for the system's reason.
    case unreadable(reason: String)
    /// The file is larger than a settings file can be.
    case tooLarge(limit: Int)
    /// The file is not UTF-8.
    case encoding
    /// The file is not YAML.
    case syntax(String)
    /// Something is of the wrong kind.
    case wrongKind(key: String, expected: String, found: String)
    /// A key that nothing is done with; the nearest known one.
    case unknownKey(key: String, nearest: String?)
    /// A key that must be there.
    case missingKey(key: String, in: String)
    /// A value that is none of the possible ones.
    case unknownValue(key: String, value: String, possible: [String])
    /// A text that is no number of the right kind.
    case badNumber(key: String, value: String, example: String)
    /// A tier's bound that cannot be read.
    case badBound(value: String)
    /// A tier with both `any` and `all`, or with neither.
    case badRule(tier: String)
    /// A policy without tiers.
    case noTiers(policy: String)
    /// A name or key that something else has already.
    case duplicate(what: String, value: String)
    /// A short name or key that is too long.
    case tooLong(key: String, value: String, limit: Int)
    /// A key of the keyboard that an action cannot have.
    case badKey(action: String, problem: String, remedy: String)
    /// A policy that there is not.
    case unknownPolicy(name: String, known: [String])
  }

  /// The file, as the user would name it.
  public var file: String
  /// The line, counted from 1; nil when it is about the whole file.
  public var line: Int?
  /// What is wrong.
  public var problem: Problem

  /// Creates an error.
  public init(_ problem: Problem, file: String, line: Int? = nil) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}

extension SettingsError: CustomStringConvertible {
  /// The file, the line and what is wrong, such as `config.yaml:3: unknown key "teme"`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return file.isEmpty ? problem.description : "\(place): \(problem)"
  }

  /// What to do about it, in one line; nil where nothing more helps.
  public var remedy: String? { problem.remedy }
}

extension SettingsError.Problem: CustomStringConvertible {
  /// What is wrong, as a clause without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .tooLarge(let limit): "is larger than \(limit) bytes"
    case .encoding: "is not UTF-8"
    case .syntax(let problem): "is not YAML: \(problem)"
    case .wrongKind(let key, let expected, let found): "\(key) must be \(expected), not \(found)"
    case .unknownKey(let key, _): "unknown key \"\(key)\""
    case .missingKey(let key, let owner): "\(owner) has no \(key)"
    case .unknownValue(let key, let value, _): "\(key) cannot be \"\(value)\""
    case .badNumber(let key, let value, _): "\(key) cannot be \"\(value)\""
    case .badBound(let value): "\"\(value)\" is no bound"
    case .badRule(let tier): "\(tier) needs either any or all, with at least one bound"
    case .noTiers(let policy): "\(policy) has no tiers"
    case .duplicate(let what, let value): "a second \(what) \"\(value)\""
    case .tooLong(let key, let value, let limit):
      "\(key) \"\(value)\" has more than \(limit) character\(limit == 1 ? "" : "s")"
    case .badKey(let action, let problem, _): "\(action): \(problem)"
    case .unknownPolicy(let name, _): "no policy \"\(name)\""
    }
  }

  fileprivate var remedy: String? {
    switch self {
    case .unreadable, .tooLarge, .syntax, .wrongKind, .tooLong: nil
    case .encoding: "save the file as UTF-8"
    case .unknownKey(_, let nearest): nearest.map { "did you mean \($0)?" }
    case .missingKey(let key, _): "add \(key):"
    case .unknownValue(_, _, let possible): "use \(possible.joined(separator: ", "))"
    case .badNumber(_, _, let example): "write \(example)"
    case .badBound: "write '>=100k' or '<1_000_000', in quotes"
    case .badRule: "write any: {arr: '>=100k'} or all: {arr: '<100k'}"
    case .noTiers: "list at least one under tiers:"
    case .duplicate: "give it another one"
    case .badKey(_, _, let remedy): remedy
    case .unknownPolicy(_, let known): "use \(known.joined(separator: ", "))"
    }
  }
}
