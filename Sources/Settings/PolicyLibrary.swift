public import BookModel

/// The tier policies there are: built in, in the configuration and in the policies folder.
public struct PolicyLibrary: Equatable, Sendable {
  /// The policies, built-in ones first, in the order in which they are listed.
  public private(set) var policies: [TierPolicy] = TierPolicy.builtIn
  /// Keys in the policies' files that nothing is done with.
  public private(set) var warnings: [SettingsError] = []

  /// Creates a library of the built-in policies and `additional` ones.
  public init(adding additional: [TierPolicy] = []) { policies += additional }

  /// Reads the policies folder, beside those of the configuration.
  ///
  /// A folder that does not exist holds none. Two policies with one name are an error.
  public init(configuration: Configuration, paths: Paths) throws(SettingsError) {
    policies += configuration.policies
    for file in try Self.files(in: paths.policies) {
      guard let text = try SettingsFile.text(of: file) else { continue }
      try add(text, file: file)
    }
  }

  private static func files(in folder: String) throws(SettingsError) -> [String] {
    do {
      return try SettingsFile.yamlNames(in: folder).map { "\(folder)/\($0)" }
    } catch {
      throw SettingsError(error, file: folder)
    }
  }

  /// Adds the policy of a file's text.
  public mutating func add(_ text: String, file: String) throws(SettingsError) {
    guard let node = try SettingsNode.document(text, file: file) else {
      throw SettingsError(.missingKey(key: "name", in: "the policy"), file: file)
    }
    var reader = PolicyReader()
    let policy = try reader.policy(node)
    if policies.contains(where: { $0.name == policy.name }) {
      throw node.error(.duplicate(what: "policy", value: policy.name))
    }
    policies.append(policy)
    warnings += reader.warnings
  }

  /// Returns the policy of a name, case aside.
  public func policy(named name: String) throws(SettingsError) -> TierPolicy {
    if let policy = policies.first(where: { $0.name == name }) { return policy }
    if let policy = policies.first(where: { $0.name.folded == name.folded }) { return policy }
    throw SettingsError(.unknownPolicy(name: name, known: policies.map(\.name)), file: "")
  }
}
