/// The regular expressions that a filter may hold: those that cannot keep the program busy.
enum RegularExpression {
  /// The characters an expression may have at most.
  static let maximumLength = 200
  /// The repetitions without an end that an expression may have at most.
  static let maximumRepetitions = 3
  /// The characters of a text that are looked at: more would take too long with some expressions.
  static let searchedLength = 256

  /// Returns what is wrong with an expression; nil when nothing is.
  static func flaw(in text: some StringProtocol) -> String? {
    if text.isEmpty { return "an empty regular expression" }
    if text.count > maximumLength {
      return "a regular expression of more than \(maximumLength) characters"
    }
    if let flaw = repetitionFlaw(in: text) { return flaw }
    do {
      _ = try Regex(String(text))
      return nil
    } catch {
      return "a regular expression that cannot be read"
    }
  }

  /// Returns the compiled expression; nil when it is flawed.
  static func compiled(_ pattern: TextPattern) -> Regex<AnyRegexOutput>? {
    guard flaw(in: pattern.text) == nil, let regex = try? Regex(pattern.text) else { return nil }
    return pattern.isCaseSensitive ? regex : regex.ignoresCase()
  }

  /// The expression without what follows a backslash: `\S` is no capital letter.
  static func literalText(of text: some StringProtocol) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Refuses a repeated group that itself repeats or chooses, and many repetitions.
  private static func repetitionFlaw(in text: some StringProtocol) -> String? {
    var open: [Bool] = []
    var closed: Bool?
    var repetitions = 0
    for character in literalText(of: text) {
      let wasRisky = closed == true
      closed = nil
      switch character {
      case "(": open.append(false)
      case ")":
        closed = open.popLast() ?? false
        if closed == true, !open.isEmpty { open[open.count - 1] = true }
      case "*", "+", "{":
        if wasRisky { return "a regular expression that repeats a repetition or a choice" }
        repetitions += 1
        if !open.isEmpty { open[open.count - 1] = true }
      case "|": if !open.isEmpty { open[open.count - 1] = true }
      default: break
      }
    }
    return repetitions > maximumRepetitions
      ? "a regular expression with more than \(maximumRepetitions) repetitions" : nil
  }
}
