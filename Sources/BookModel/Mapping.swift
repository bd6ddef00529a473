/// Which names of the data stand for which facts, as the user wrote it in `folio.yaml`.
///
/// It holds only what the user said; the reader tries its defaults after it. Names are compared
/// without case, `.` and `_` being alike; labels count as names.
public struct Mapping: Hashable, Sendable {
  /// Names of Vitally traits by fact (`arr`, `seats`, `employees`, `developers`, ...), best first.
  public var traits: [String: [String]] = [:]
  /// Names of Looker fields by fact (`account`, `day`, `mau`, `feature`, ...), best first.
  public var looker: [String: [String]] = [:]
  /// Looker fields that count one feature's users, by the feature's name.
  public var features: [String: String] = [:]
  /// Whether the Salesforce trait comes before 12 x MRR (`prefer: {arr: trait}`).
  public var prefersTraitARR = false

  /// Creates a mapping that says nothing.
  public init() {}
}
