/// Why a theme cannot be used.
public enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is not there, or not to be read; the reason is the system's.
  case unreadable(file: String, reason: String)
  /// No theme has the name; these are there.
  case unknown(name: String, known: [String])
  /// The file is not what a theme's file should be; the line is counted from 1, 0 for the whole.
  case invalid(file: String, line: Int, problem: Problem)

  /// What is wrong in a theme's file.
  public enum Problem: Hashable, Sendable {
    /// More than a theme can need.
    case tooLarge
    /// Not YAML; the words are the parser's.
    case notYAML(String)
    /// Not a map of names to values.
    case notAMap
    /// Neither a palette nor a `folio` map.
    case empty
    /// A colour of the palette is not six hexadecimal digits.
    case color(key: String, value: String)
    /// Colours of the palette are not there.
    case missing([String])
    /// A name in the `folio` map that folio does not know.
    case slot(String)
    /// A value in the `folio` map that is none.
    case value(slot: String, value: String)
  }

  /// The wording, with file and line.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): \(reason)"
    case .unknown(let name, let known):
      "no theme named \"\(name)\"; there are \(known.joined(separator: ", "))"
    case .invalid(let file, 0, let problem): "\(file): \(problem)"
    case .invalid(let file, let line, let problem): "\(file):\(line): \(problem)"
    }
  }
}

extension ThemeError.Problem: CustomStringConvertible {
  /// The wording, without file and line.
  public var description: String {
    switch self {
    case .tooLarge: "too large for a theme"
    case .notYAML(let words): words
    case .notAMap: "not a map of names to values"
    case .empty: "neither a palette nor a folio map"
    case .color(let key, let value): "\(key): \"\(value)\" is not a colour such as \"1a2b3c\""
    case .missing(let keys): "the palette lacks \(keys.joined(separator: ", "))"
    case .slot(let slot):
      "unknown slot \"\(slot)\"; there are "
        + ThemeSlot.allCases.map(\.rawValue).joined(separator: ", ")
    case .value(let slot, let value):
      "\(slot): \"\(value)\" is not default, ansi0 to ansi15, a palette colour or \"1a2b3c\""
        + (ThemeSlot(rawValue: slot)?.surface == nil ? ", with bold or underline" : ", or reverse")
    }
  }
}
