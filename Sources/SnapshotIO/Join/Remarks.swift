/// Things to tell about values that were left out, gathered so that many of a kind make one line.
struct Remarks: Sendable {
  /// What can be wrong with a value.
  enum Kind: String, CaseIterable, Hashable, Sendable {
    case health = "outside 0 to 10"
    case money = "no amount of money from 0 to 10^12"
    case count = "no whole number of 0 or more"
    case figure = "no number of 0 or more"
    case date = "no date"
    case sentiment = "none of Healthy, Concerning and Poor"
    case flag = "neither yes nor no"
  }

  private struct Key: Hashable {
    var kind: Kind
    var field: String
  }

  private var counts: [Key: Int] = [:]
  private var examples: [Key: [String]] = [:]

  /// Creates remarks of nothing.
  init() {}

  /// Notes that a customer's field holds a value that cannot be used.
  mutating func add(_ kind: Kind, field: String, of customer: String, value: RawValue) {
    let key = Key(kind: kind, field: field)
    counts[key, default: 0] += 1
    guard counts[key, default: 0] <= 3 else { return }
    let example = customer + value.quoted
    examples[key, default: []].append(example)
  }

  /// Whether there is nothing to tell.
  var isEmpty: Bool { counts.isEmpty }

  /// Adds the remarks of another customer.
  mutating func formUnion(_ other: Remarks) {
    guard !other.counts.isEmpty else { return }
    for (key, count) in other.counts {
      counts[key, default: 0] += count
      let named = examples[key, default: []] + (other.examples[key] ?? [])
      examples[key] = Array(named.prefix(3))
    }
  }

  /// One line for each field and what is wrong with it, in a fixed order.
  var lines: [String] {
    counts.sorted { ($0.key.field, $0.key.kind.rawValue) < ($1.key.field, $1.key.kind.rawValue) }
      .map { key, count in
        let named = (examples[key] ?? []).joined(separator: ", ")
        let rest = count > 3 ? " and \(count - 3) more" : ""
        return "\(key.field): \(count == 1 ? "1 value is" : "\(count) values are") "
          + "\(key.kind.rawValue) and left out: \(named)\(rest)"
      }
  }
}

extension RawValue {
  /// The value for a message, after a space, short and without control characters.
  fileprivate var quoted: String {
    switch self {
    case .null: ""
    case .flag(let flag): " \(flag)"
    case .number(let number): " \(number)"
    case .text(let text): " \"\(cleanedName(text).prefix(24))\""
    case .list: " (a list)"
    case .moment: " \"\(words.known ?? "")\""
    }
  }
}
