import Testing

@testable import BookQuery

/// Regular expressions, against what the language's own engine says.
struct RegularExpressionTests {
  private func matches(_ expression: String, _ text: String) throws -> Bool {
    try TextPattern(expression: expression).test(text)
  }

  @Test(arguments: [
    ("a", "cat", true), ("^a", "cat", false), ("t$", "cat", true), ("^cat$", "cat", true),
    ("c.t", "cat", true), ("c.t", "ct", false), ("[a-c]at", "bat", true), ("[^b]at", "bat", false),
    ("ca*t", "ct", true), ("ca+t", "ct", false), ("ca?t", "ct", true), ("a{2}", "aa", true),
    ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true), ("(ab|cd)+$", "xabcd", true),
    ("^(ab|cd)+$", "xabcd", false), ("\\bred\\b", "a red car", true), ("\\bred", "tired", false),
    ("\\Bred", "tired", true), ("\\d+", "v12", true), ("^\\D+$", "v12", false),
    ("\\w\\s\\w", "a b", true),
    ("a|", "zzz", true), ("x*", "", true), ("^$", "", true), ("^$", "a", false),
    ("a\\.b", "axb", false),
    ("[]a]", "]", true), ("[a\\]]", "]", true), ("[a-]", "-", true), ("(?:a|b)c", "bc", true),
    ("(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false), ("漢", "漢字", true),
    ("^.字$", "漢字", true),
    ("café", "Cafe", true), ("cafe", "CAFÉ", true), ("Café", "café", false), ("Café", "Cafe", true),
    ("straße", "STRASSE", true), ("a{,3}", "zz", true), ("a{x", "a{x", true), ("a*?b", "aab", true),
  ])
  func `an expression matches what it says`(expression: String, text: String, wanted: Bool) throws {
    #expect(try matches(expression, text) == wanted)
  }

  @Test(arguments: [
    "", "(", ")", "a(", "*a", "a**", "[a", "a\\", "(?=a)", "(?<n>a)", "\\1", "\\p{L}", "a++",
    "[z-a]",
    "a{3,2}", "a{101}", "((a{100}){100}){100}", "[[:alpha:]]", "\\q", "^*",
    String(repeating: "(", count: 50) + String(repeating: ")", count: 50),
    String(repeating: "a", count: 201),
  ])
  func `what cannot be read is refused`(expression: String) {
    #expect(throws: RegularExpression.Flaw.self) { try TextPattern(expression: expression) }
  }

  @Test func `it agrees with the language's own engine`() throws {
    let pieces = [
      "a", "b", "c", ".", "a*", "b+", "c?", "[ab]", "[^a]", "(a|b)", "(ab)*", "^", "$", "|", "\\b",
      "\\w",
      "\\d", "a{1,2}", "(?:c|a+)",
    ]
    var random = SeededGenerator(seed: 7)
    var compared = 0
    for _ in 0..<600 {
      let count = Int.random(in: 1...5, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      // Where words end is another matter there by default, down to two spaces.
      guard let regex = try? Regex(text).wordBoundaryKind(.simple),
        let pattern = try? TextPattern(expression: text)
      else {
        continue
      }
      let test = pattern.test
      for _ in 0..<8 {
        let length = Int.random(in: 0...6, using: &random)
        let searched = (0..<length).map { _ in "abc1 ".randomElement(using: &random) ?? "a" }
        let wanted = try regex.firstMatch(in: String(searched)) != nil
        #expect(test(String(searched)) == wanted, "/\(text)/ in \"\(String(searched))\"")
        compared += 1
      }
    }
    #expect(compared > 2000)
  }

  @Test func `no expression and no text takes long`() {
    let hard = [
      "(a+)+b", "(a|a)*b", "(a|b)*a(a|b){15}$", "(.*)(.*)(.*)(.*)x", "((a{0,9}){0,9}){0,9}b",
    ]
    let clock = ContinuousClock()
    let text = String(repeating: "ab", count: 20_000)
    for expression in hard {
      guard let pattern = try? TextPattern(expression: expression) else { continue }
      let test = pattern.test
      let time = clock.measure { _ = test(text) }
      #expect(time < .seconds(30), "/\(expression)/")
    }
  }

  @Test func `random bytes neither trap nor hang`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let pattern = try? TextPattern(expression: text) else { continue }
      _ = pattern.test(String(text.reversed()))
    }
  }
}
