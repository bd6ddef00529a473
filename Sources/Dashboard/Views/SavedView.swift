/// A filter under a name, with all it says about order, columns and groups.
public struct SavedView: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The filter, as it is typed.
  public var filter: String
  /// Whether it is written in the configuration, where the dashboard takes nothing away.
  public var isConfigured: Bool

  /// Creates a view.
  public init(name: String, filter: String, isConfigured: Bool = false) {
    self.name = name
    self.filter = filter
    self.isConfigured = isConfigured
  }
}
