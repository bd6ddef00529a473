import BookModel
import JSONWriter

/// A value of a report, as JSON knows values: the one form that every machine-read format is made of.
indirect enum ReportValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([ReportValue])
  case object([Member])

  /// A named value of an object.
  struct Member: Hashable, Sendable {
    var key: String
    var value: ReportValue

    init(_ key: String, _ value: ReportValue) {
      self.key = key
      self.value = value
    }
  }
}

extension ReportValue {
  init(_ flag: Bool?) { self = flag.map(Self.flag) ?? .null }
  init(_ integer: Int?) { self = integer.map(Self.integer) ?? .null }
  init(_ number: Double?) { self = number.map(Self.number) ?? .null }
  init(_ text: String?) { self = text.map(Self.text) ?? .null }
  init(_ day: Day?) { self = day.map { .text($0.description) } ?? .null }

  init(_ value: FactValue?) {
    switch value {
    case nil: self = .null
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .day(let day): self = .text(day.description)
    case .flag(let flag): self = .flag(flag)
    }
  }

  /// The array of a series, nil weeks as null.
  init(series: WeekSeries) { self = .array(series.map { Self($0) }) }

  /// The member of an object with this name; null for other values.
  subscript(key: String) -> ReportValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }
}

extension ReportValue {
  /// Returns the JSON text.
  func json(indentation: Int? = nil) -> String {
    var json = JSONWriter(indentation: indentation)
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .flag(let flag): json.value(flag)
    case .integer(let integer): json.value(integer)
    case .number(let number): json.value(number)
    case .text(let text): json.value(text)
    case .array(let elements): json.array(elements) { $1.write(to: &$0) }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.key)
          member.value.write(to: &json)
        }
      }
    }
  }

  /// The text of the value in a cell: empty for null, JSON for arrays and objects.
  var cellText: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .number(let number) where !number.isFinite: ""
    case .flag, .integer, .number, .array, .object: json()
    }
  }

  /// The text for people where no column knows better: as in a cell, a question mark for null.
  var plainText: String {
    switch self {
    case .null: Figures.unknown
    case .flag(let flag): flag ? "yes" : "no"
    case .integer(let integer): Figures.count(Double(integer))
    case .number(let number): Figures.tenths(number)
    case .text, .array, .object: cellText.harmless
    }
  }
}

extension [ReportValue] {
  /// The JSON text of one array, an element a line, so that lines can be compared and counted.
  var jsonLines: String {
    isEmpty ? "[]\n" : "[\n" + map { $0.json() }.joined(separator: ",\n") + "\n]\n"
  }

  /// The JSON texts, one a line.
  var newlineDelimited: String { map { $0.json() + "\n" }.joined() }
}
