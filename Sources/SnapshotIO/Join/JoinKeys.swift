import BookModel

/// The forms in which two systems' texts about one customer are compared.
enum JoinKey {
  /// Returns a site id or an instance's address without scheme, port and trailing slashes, its host
  /// in lower case; nil when nothing is left.
  static func site(_ text: String) -> String? {
    let address = withoutScheme(text)
    let host = host(of: address)
    var path = address.drop { $0 != "/" }
    while path.last == "/" { path.removeLast() }
    return host.isEmpty ? nil : host + path
  }

  /// Returns the domain of a web or e-mail address, without `www.`; nil when it is none, or one that
  /// hands out addresses to everybody.
  static func domain(_ text: String) -> String? {
    var domain = host(of: withoutScheme(text))
    if domain.hasPrefix("www.") { domain.removeFirst(4) }
    while domain.last == "." { domain.removeLast() }
    let isName = domain.contains(".") && !domain.utf8.contains { $0 <= 32 }
    return isName && !publicMailDomains.contains(domain) ? domain : nil
  }

  /// Returns a domain and those above it, longest first: what a host can be known by.
  static func domains(of text: String) -> [String] {
    guard let domain = domain(text) else { return [] }
    let labels = domain.split(separator: ".")
    return (0..<(max(2, labels.count) - 1))
      .map { labels.dropFirst($0).joined(separator: ".") }
      .filter { !publicMailDomains.contains($0) }
  }

  /// Returns a company's name without case, accents, punctuation and legal form; nil when blank.
  static func name(_ text: String) -> String? {
    var words = words(of: text)
    let all = words
    if words.first == "the" { words.removeFirst() }
    while let last = words.last, legalForms.contains(last) { words.removeLast() }
    while let first = words.first, leadingForms.contains(first) { words.removeFirst() }
    let kept = words.isEmpty ? all : words
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }

  /// The words, dots and apostrophes dropped (`S.A.` is `sa`), other punctuation parting them.
  private static func words(of text: String) -> [String] {
    var spaced = text.folded
    for form in leadingForms where spaced.contains(form) {
      spaced = spaced.split(separator: form, omittingEmptySubsequences: false)
        .joined(separator: " \(form) ")
    }
    spaced.removeAll { ".'’".contains($0) }
    return spaced.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "and" }
  }

  private static func withoutScheme(_ text: String) -> Substring {
    let trimmed = text.trimmed[...]
    guard let colon = trimmed.firstIndex(of: ":"), trimmed[colon...].hasPrefix("://") else {
      return trimmed
    }
    return trimmed[colon...].dropFirst(3)
  }

  /// The host of an address without a scheme: no user, no port, lower case.
  private static func host(of address: Substring) -> String {
    var host = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = host.lastIndex(of: "@") { host = host[at...].dropFirst() }
    if let colon = host.lastIndex(of: ":"),
      host[colon...].dropFirst().allSatisfy({ ("0"..."9").contains($0) })
    {
      host = host[..<colon]
    }
    return host.lowercased()
  }

  private static let publicMailDomains: Set<String> = [
    "126.com", "163.com", "aol.com", "fastmail.com", "free.fr", "gmail.com", "gmx.com", "gmx.de",
    "gmx.net", "googlemail.com", "hey.com", "hotmail.com", "icloud.com", "live.com", "mac.com",
    "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "orange.fr", "outlook.com",
    "proton.me", "protonmail.com", "qq.com", "t-online.de", "web.de", "yahoo.co.jp",
    "yahoo.co.uk", "yahoo.com", "yandex.com", "yandex.ru", "ymail.com", "zoho.com",
  ]

  private static let legalForms: Set<String> = [
    "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated",
    "kg", "kgaa", "kk", "limited", "llc", "llp", "lp", "ltd", "nv", "oy", "oyj", "plc", "pte",
    "pty", "pvt", "sa", "sarl", "sas", "se", "spa", "srl", "株式会社", "有限会社",
  ]

  private static let leadingForms: Set<String> = ["株式会社", "有限会社"]
}
