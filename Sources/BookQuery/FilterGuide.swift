/// The filter language in words, made from the table of fields: for `folio help filter`, and for the
/// cheat sheet in the dashboard's help.
public enum FilterGuide {
  /// A heading with what belongs under it.
  public struct Section: Hashable, Sendable {
    /// The heading.
    public var title: String
    /// The lines under it.
    public var rows: [Row]
  }

  /// Something that can be written, and what it means.
  public struct Row: Hashable, Sendable {
    /// What is written, such as `renewal<90d`.
    public var term: String
    /// What it means, in a few words.
    public var meaning: String
  }

  /// Everything there is to say, in the order to read it in.
  public static let sections = [conditions, values, time, fields, showing, examples]

  /// Returns the guide as text whose lines have at most some columns.
  ///
  /// - Parameter width: The columns; lines are never wrapped closer than 40.
  /// - Returns: The text, a line end after each line.
  public static func text(width: Int) -> String {
    let width = max(40, width)
    let column = min(26, width / 2)
    let introduction = """
      A filter keeps the customers that meet all its conditions. It is the same language on the \
      command line, in the dashboard (/), in saved views and in the configuration. On a command \
      line put it in quotes: the shell would take < and > for itself.
      """
    var lines = wrapped(introduction, to: width)
    for section in sections {
      lines += ["", section.title.uppercased()]
      for row in section.rows { lines += row.lines(column: column, width: width) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func section(_ title: String, _ rows: KeyValuePairs<String, String>) -> Section {
    Section(title: title, rows: rows.map { Row(term: $0, meaning: $1) })
  }
}

extension FilterGuide {
  private static let conditions = section(
    "Conditions",
    [
      "acme":
        "a word in the name, the owner, the tags or the notes; accents do not matter, capitals only where you write some",
      "\"two words\"": "exactly this text",
      "~acm": "a name with these letters in this order",
      "/^ac.*e$/": "a regular expression: . [a-z] \\d \\w \\s \\b ^ $ ( | ) * + ? {2,5}",
      "ac*": "a text that begins so",
      "field:value": "a field that holds the value; a choice may be shortened: tier:strat",
      "field=value": "exactly the value",
      "field!=value": "known, and not the value",
      "field<5  >  <=  >=": "less, more, at most, at least",
      "field:a,b": "one of several",
      "field:3..6  3..  ..6": "from, to, both included",
      "field:?  field:*": "missing, known; a missing value meets no comparison",
      "a b": "both",
      "a | b   a OR b": "one or the other",
      "-a   !a   NOT a": "not; -util<50% keeps those whose utilization is unknown",
      "( )": "what belongs together: -(a | b)",
    ]
  )

  private static let values = section(
    "Values",
    [
      "100k 1.2m 3b": "thousands, millions, thousands of millions",
      "40%  .4  40": "the same part, of a field that is one",
      "\"a, b\"": "in quotes where a value has signs or spaces; \\\" is a quote",
      "me": "you, as in owner:me; who that is says --me or the configuration",
      "yes  no": "of fields that are true or not",
    ]
  )

  private static let time = section(
    "Time",
    [
      "90d 6w 3mo 1y": "from today: ahead for what comes, ago for what was",
      "2026-12-31": "a day; 2026-12 a month, 2026 a year",
      "today tomorrow fri +7d -3d": "days by name and by distance",
      "eow eom eoq eoy eofy": "the end of the week, month, quarter, year, fiscal year",
      "q1 q2 q3 q4": "the quarter that is not over yet",
      "overdue  late": "before today: renewal:overdue, due:late",
    ]
  )

  private static let fields = Section(
    title: "Fields",
    rows: FieldTable.entries.filter(\.isFilter).map { entry in
      let others = entry.aliases.filter { !$0.contains(".") }
      let also = others.isEmpty ? "" : " (also \(others.joined(separator: ", ")))"
      return Row(term: entry.name, meaning: entry.field.meaning + also)
    } + [
      Row(
        term: "feature:NAME",
        meaning: "the customers that use a feature; feature:NAME>20 counts its users"
      )
    ]
  )

  private static let showing = section(
    "At the end: how to show what is left",
    [
      "sort:-arr,renewal": "the order; - for the highest first",
      "group:tier": "totals by " + Grouping.allCases.map(\.rawValue).joined(separator: ", "),
      "cols:name,arr,health": "the columns",
      "limit:20": "at most so many",
    ]
  )

  private static let examples = section(
    "Examples",
    [
      "tier:strategic renewal<90d health<5 owner:me": "what is in danger and mine",
      "util<50% -stage:onboarding touch>30d | pulse:poor":
        "little used and out of touch, or felt to be poor",
      "feature:\"Code search\":? arr>100k":
        "large ones of which we do not know whether they search",
      "renewal:q1 sort:-arr group:owner": "the next first quarter by advisor",
      "changed:health d30<-1": "whose health has fallen",
    ]
  )
}

extension FilterGuide.Row {
  /// The row in lines: the meaning beside the term, or below one that is long.
  fileprivate func lines(column: Int, width: Int) -> [String] {
    let indent = String(repeating: " ", count: column)
    let parts = FilterGuide.wrapped(meaning, to: width - column)
    let head = "  \(term)"
    guard head.count + 2 <= column, let first = parts.first else {
      return [head] + parts.map { indent + $0 }
    }
    let padding = String(repeating: " ", count: column - head.count)
    return [head + padding + first] + parts.dropFirst().map { indent + $0 }
  }
}

extension FilterGuide {
  /// Breaks a text between words.
  fileprivate static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
