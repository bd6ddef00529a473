/// A field to sort by, and which way.
public struct SortKey: Hashable, Sendable {
  /// The field.
  public var field: Field
  /// Whether the largest comes first.
  public var isDescending: Bool

  /// Creates a sort key.
  public init(_ field: Field, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }

  /// Creates the key written as `arr`, `+arr` or `-arr`; nil when it cannot be sorted by.
  public init?(parsing text: some StringProtocol) {
    let isDescending = text.first == "-"
    let name = isDescending || text.first == "+" ? text.dropFirst() : text[...]
    guard let field = Field(name: name) else { return nil }
    self.init(field, isDescending: isDescending)
  }
}

extension SortKey: CustomStringConvertible {
  /// The key as it is written, such as `-arr`.
  public var description: String { (isDescending ? "-" : "") + field.name }
}
