/// A regular expression, as far as what it matches can be told in one pass over a text.
///
/// Letters, `.`, classes such as `[a-z]`, `\d \w \s` and their opposites, `^ $ \b \B`, groups, `|`,
/// and the repetitions `* + ? {2} {2,} {2,5}`. What looks back or ahead is left out: it is what can
/// keep a program busy for ever.
indirect enum RegularExpression: Hashable, Sendable {
  /// Nothing: it matches everywhere.
  case empty
  /// One character of a set.
  case set(ScalarSet)
  /// One after the other.
  case sequence([RegularExpression])
  /// One of several.
  case choice([RegularExpression])
  /// Again and again; without a limit where `most` is nil.
  case repeated(RegularExpression, least: Int, most: Int?)
  /// A place in the text.
  case place(Place)

  /// A place that takes no character.
  enum Place: Hashable, Sendable {
    case start, end, wordBoundary, noWordBoundary
  }

  /// The characters that an expression may have at most.
  static let maximumLength = 200
  /// How often a part may be asked for by number at most.
  static let maximumCount = 100

  /// Reads an expression for texts that keep their case, or for folded ones.
  init(_ text: some StringProtocol, keepsCase: Bool) throws(Flaw) {
    guard text.count <= Self.maximumLength else { throw .tooLong }
    var parser = RegularExpressionParser(text, keepsCase: keepsCase)
    self = try parser.parse()
    guard size <= RegularProgram.maximumSize else { throw .tooLarge }
  }

  /// The instructions that its program has, about.
  private var size: Int {
    switch self {
    case .empty: 0
    case .set, .place: 1
    case .sequence(let parts): parts.reduce(0) { $0.addingClamped($1.size) }
    case .choice(let parts): parts.reduce(0) { $0.addingClamped($1.size + 2) }
    case .repeated(let part, let least, let most):
      (part.size + 1).multipliedClamped(max(1, least, most ?? 0) + (most == nil ? 1 : 0))
    }
  }

  /// Why a text is no regular expression for a filter.
  enum Flaw: Error, Equatable, CustomStringConvertible {
    case empty, tooLong, tooLarge, unreadable
    /// It asks for something that is left out here.
    case unsupported(String)

    /// The wording, as a clause without a full stop.
    var description: String {
      switch self {
      case .empty: "an empty regular expression"
      case .tooLong: "a regular expression of more than \(maximumLength) characters"
      case .tooLarge: "a regular expression that repeats too much"
      case .unreadable: "a regular expression that cannot be read"
      case .unsupported(let what): "a regular expression with \(what), which is not supported"
      }
    }
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
}

extension Int {
  /// The sum; the largest number where it does not fit.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? .max : sum.partialValue
  }

  /// The product; the largest number where it does not fit.
  fileprivate func multipliedClamped(_ other: Int) -> Int {
    let product = multipliedReportingOverflow(by: other)
    return product.overflow ? .max : product.partialValue
  }
}
