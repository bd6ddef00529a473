/// A form in which a report can be printed.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// Columns for people to read on a terminal.
  case table
  /// One JSON value.
  case json
  /// One JSON value a line.
  case ndjson
  /// Comma-separated values, quoted as RFC 4180 says, lines ending in a line feed.
  case csv
  /// Tab-separated values; tabs and line breaks inside a cell become spaces.
  case tsv
  /// A Markdown table.
  case markdown
}

/// The place where a text for people is shown.
public struct Layout: Hashable, Sendable {
  /// The columns there are; nil where nothing limits them, as in a pipe.
  public var width: Int?
  /// Whether colours may be used; signs and words say the same without them.
  public var usesColor: Bool

  /// Creates a layout.
  public init(width: Int? = nil, usesColor: Bool = false) {
    self.width = width
    self.usesColor = usesColor
  }
}
