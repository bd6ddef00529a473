import BookModel

/// The product's releases, for counting how many a customer is behind.
struct ReleaseList: Sendable {
  /// The releases as the configuration names them, oldest first.
  private let names: [String]
  /// Their numbers, of those that have one, smallest first.
  private let numbers: [[Int]]

  /// Creates the list of releases, oldest first.
  init(_ names: [String]) {
    self.names = names
    numbers = names.compactMap(ReleaseList.number).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Returns how many releases came after a version; nil when the list or the version does not say.
  ///
  /// Counted on the list, never by subtracting: from 4.5 to 5.0 is one step. A version older than
  /// the list is at least the whole list behind; of a newer one the list knows nothing.
  func releases(after version: Fact<String>) -> Fact<Int>? {
    if let place = names.lastIndex(of: version.value) {
      return Fact(names.count - 1 - place, from: version.source)
    }
    guard let installed = ReleaseList.number(version.value), let oldest = numbers.first else {
      return nil
    }
    guard !isOlder(than: installed) else { return nil }
    let newer = numbers.filter { installed.prefix($0.count).lexicographicallyPrecedes($0) }.count
    let isOlder = installed.prefix(oldest.count).lexicographicallyPrecedes(oldest)
    return Fact(newer, from: version.source, bound: isOlder ? .lower : nil)
  }

  /// Whether the list ends before a version.
  private func isOlder(than installed: [Int]) -> Bool {
    guard let newest = numbers.last else { return false }
    return newest.lexicographicallyPrecedes(installed.prefix(newest.count))
  }

  /// Returns a line that says so where customers run versions newer than the whole list.
  func warnings(for book: Book) -> [String] {
    guard let newest = numbers.last else { return [] }
    let versions = book.customers.indices.compactMap { book.customers[$0].version?.value }
      .filter { !names.contains($0) }
    let newer = versions.count { ReleaseList.number($0).map(isOlder) ?? false }
    guard newer > 0 else { return [] }
    let end = newest.map(String.init).joined(separator: ".")
    let who = newer == 1 ? "1 customer runs" : "\(newer) customers run"
    return [
      "the release list is older than the data: it ends with \(end), and \(who) a newer version"
    ]
  }

  /// The numbers of a version such as `6.10.2875`, `v5.6.2535`, `6.1 Patch 5` or the development build
  /// `318014_2026-11-01_6.11-a1b2c3d4e5f6`; nil when it names no release.
  private static func number(_ text: String) -> [Int]? {
    var rest = text.trimmed[...]
    if let underscore = rest.lastIndex(of: "_") { rest = rest[underscore...].dropFirst() }
    if rest.first == "v" || rest.first == "V" { rest.removeFirst() }
    let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
    let parts = digits.split(separator: ".").map { Int($0) }
    let numbers = parts.compactMap(\.self)
    guard numbers.count >= 2, numbers.count == parts.count, numbers[0] > 0 else { return nil }
    return numbers
  }
}
