import BookModel

/// A field's name made ready for comparing: lower case, every separator alike.
struct LookerName: Hashable, Sendable {
  /// Lower case, as it stands otherwise: dots tell views from fields.
  let exact: String
  /// Lower case, every run of other characters than letters and digits one `_`.
  let loose: String
  /// Whether it counts no people but relates two figures: such a field is never users or seats.
  let isRate: Bool

  init(_ name: String) {
    exact = name.lowercased()
    let plain = LookerName.withoutYesNo(exact)
    loose = LookerName.separated(plain)
    isRate =
      plain.contains("%") || plain.contains("/")
      || loose.split(separator: "_").contains { LookerName.rateWords.contains(String($0)) }
  }

  /// The first day-like word the name ends in; nil when it ends in none.
  var grainWord: Substring? {
    ["day", "date", "week", "month"].first { loose.hasSuffix($0) }.map { $0[...] }
  }

  /// How long the periods are that it names; a date may begin any.
  var grain: UsageTable.Grain {
    switch grainWord {
    case "week": .week
    case "month": .month
    case "day": .day
    default: .undetermined
    }
  }

  /// Whether a row's period may be guessed from the field: it ends in a day-like word and names
  /// no moment of its own, such as a newest ping or a renewal.
  var canBePeriod: Bool {
    grainWord != nil && !LookerName.momentWords.contains { exact.contains($0) }
  }

  /// The view before the last dot; nil for a custom field.
  var view: Substring? { exact.lastIndex(of: ".").map { exact[..<$0] } }

  /// The name of the feature whose users a wide column counts, and whether they are a week's; nil
  /// for any other column.
  var wideFeature: (name: String, isWeekly: Bool)? {
    guard !isRate else { return nil }
    for (ending, isWeekly) in [("_monthly_users", false), ("_weekly_users", true)]
    where loose.hasSuffix(ending) {
      let words = loose.dropLast(ending.count).split(separator: "_").joined(separator: " ")
      guard let first = words.first else { return nil }
      return (first.uppercased() + words.dropFirst(), isWeekly)
    }
    return nil
  }

  private static let rateWords: Set<String> = [
    "rate", "ratio", "percent", "percentage", "pct", "share", "over", "per",
  ]
  private static let momentWords = [
    "latest", "last", "first", "created", "start", "end", "expir", "renew",
  ]

  /// The label of a yes/no field ends in `(Yes / No)`, which says nothing of its meaning.
  private static func withoutYesNo(_ text: String) -> String {
    let ending = " (yes / no)"
    return text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
  }

  private static func separated(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isLetter || character.isNumber {
        result.append(character)
      } else if !result.isEmpty, result.last != "_" {
        result.append("_")
      }
    }
    return result.last == "_" ? String(result.dropLast()) : result
  }
}

/// A name of a mapping: `*` stands for any text, `*.` in front also for none.
struct LookerPattern: Hashable, Sendable {
  private let exact: [String]
  private let loose: [String]
  private let isBareToo: Bool

  init(_ pattern: String) {
    let lowered = pattern.lowercased()
    exact = LookerPattern.parts(lowered)
    loose = LookerPattern.parts(lowered).map { part in
      String(part.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
    isBareToo = lowered.hasPrefix("*.")
  }

  /// Whether the name matches as it stands.
  func matches(_ name: LookerName) -> Bool { LookerPattern.match(name.exact, exact) }

  /// Whether the name matches with `.` and `_` and other separators alike.
  func matchesLoosely(_ name: LookerName) -> Bool {
    LookerPattern.match(name.loose, loose)
      || isBareToo && LookerPattern.match("_" + name.loose, loose)
  }

  private static func parts(_ pattern: String) -> [String] {
    pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether `text` is the parts with anything between them.
  private static func match(_ text: String, _ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last else { return false }
    guard parts.count > 1 else { return text == first }
    guard text.utf8.count >= first.utf8.count + last.utf8.count, text.hasPrefix(first),
      text.hasSuffix(last)
    else { return false }
    var rest = Array(text.utf8.dropFirst(first.utf8.count).dropLast(last.utf8.count))[...]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      let bytes = Array(part.utf8)
      guard let start = rest.firstRange(of: bytes)?.lowerBound else { return false }
      rest = rest[(start + bytes.count)...]
    }
    return true
  }
}
