extension String {
  /// The text on one line, with nothing in it that Markdown would read as more than text.
  public var markdownEscaped: String {
    harmless.unicodeScalars.reduce(into: "") { text, scalar in
      if String.markdownSigns.contains(scalar) { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
  }

  private static let markdownSigns = Set("\\`*_[]<>|#~&".unicodeScalars)
}
