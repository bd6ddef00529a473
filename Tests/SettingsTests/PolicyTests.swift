import BookModel
import Settings
import TestSupport
import Testing

struct PolicyTests {
  /// The built-in policy for 2025, as a user would write it.
  private static let coverage = """
    name: my-coverage
    tiers:
      - name: Strategic
        short: STR
        key: s
        any: {developers: '>=2501'}
      - name: Enterprise
        short: ENT
        key: e
        any: {developers: '>=501'}
        coverage: scaled
        coverageRules: [{arr: '>=100k', coverage: dedicated}]
      - name: Mid-Market
        short: MID
        key: m
        any: {developers: '>= 100'}
        coverage: digital
        coverageRules:
          - arr: '>=100_000'
            coverage: scaled
      - name: SMB
        short: SMB
        key: b
        any: {developers: '<100'}
        coverage: digital
    """

  private func policy(_ text: String) throws -> TierPolicy {
    var library = PolicyLibrary()
    try library.add(text, file: "p.yaml")
    return try #require(library.policies.last)
  }

  @Test func `a policy is read as it is written`() throws {
    var wanted = TierPolicy.coverageFY25
    wanted.name = "my-coverage"
    #expect(try policy(Self.coverage) == wanted)
  }

  @Test func `bounds take suffixes, lists and both rules`() throws {
    let policy = try policy(
      """
      name: two
      tiers:
        - name: Big fish
          any: {arr: '>=1.5m', employees: ">=40k"}
          nurtured: yes
        - name: Broad
          all: {arr: ['>=1_000', '<1.5m']}
      """
    )
    let big = policy.tiers[0]
    #expect(
      big.rule
        == .any([
          TierPolicy.Criterion(measure: .arr, isLowerBound: true, bound: 1_500_000),
          TierPolicy.Criterion(measure: .employees, isLowerBound: true, bound: 40_000),
        ])
    )
    #expect(big.isNurtured == true)
    #expect(policy.tiers[1].rule.criteria.map(\.bound) == [1_000, 1_500_000])
    #expect(policy.tiers.map(\.key) == ["b", "r"])
    #expect(policy.tiers.map(\.short) == ["BIG", "BRO"])
    #expect(policy.tiers[1].isNurtured == nil)
  }

  @Test(arguments: [
    ("tiers: []", 1, "the policy has no name"), ("name: x", 1, "x has no tiers"),
    ("name: x\ntiers: []", 1, "x has no tiers"), ("name: x\ntiers:", 1, "x has no tiers"),
    ("name: x\ntiers: 5", 2, "tiers must be a list, not \"5\""),
    ("name: x\ntiers:\n  - key: s", 3, "the tier has no name"),
    ("name: x\ntiers:\n  - name: A", 3, "A needs either any or all, with at least one bound"),
    (
      "name: x\ntiers:\n  - name: A\n    any: {}", 3,
      "A needs either any or all, with at least one bound"
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=1'}\n    all: {arr: '<1'}", 3,
      "A needs either any or all, with at least one bound"
    ),
    ("name: x\ntiers:\n  - name: A\n    any: {seats: '>=1'}", 4, "a measure cannot be \"seats\""),
    ("name: x\ntiers:\n  - name: A\n    any:\n      arr: '>1'", 5, "\">1\" is no bound"),
    ("name: x\ntiers:\n  - name: A\n    any:\n      arr: '>=1e3'", 5, "\">=1e3\" is no bound"),
    ("name: x\ntiers:\n  - name: A\n    any:\n      arr: '>=10%'", 5, "\">=10%\" is no bound"),
    ("name: x\ntiers:\n  - name: A\n    any:\n      arr: '>=-1'", 5, "\">=-1\" is no bound"),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    coverage: full", 5,
      "coverage cannot be \"full\""
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    nurtured: maybe", 5,
      "nurtured must be true or false, not \"maybe\""
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    short: ABCDE", 5,
      "short \"ABCDE\" has more than 4 characters"
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    key: ab", 5,
      "key \"ab\" has more than 1 character"
    ),
    (
      "name: x\ntiers:\n  - {name: A, key: k, any: {arr: '>=9'}}\n  - {name: B, key: K, any: {arr: '>=1'}}",
      4, "a second tier key \"K\""
    ),
    (
      "name: x\ntiers:\n  - {name: A, any: {arr: '>=9'}}\n  - {name: a, any: {arr: '>=1'}}", 4,
      "a second tier \"a\""
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    coverageRules: [{arr: '<9', coverage: scaled}]",
      5, "\"<9\" is no bound"
    ),
    (
      "name: x\ntiers:\n  - name: A\n    any: {arr: '>=9'}\n    coverageRules:\n      - coverage: scaled",
      6, "the rule has no arr"
    ),
    (
      "name: four-tier\ntiers:\n  - {name: A, any: {arr: '>=9'}}", 1,
      "a second policy \"four-tier\""
    ),
    ("name: x\nname: y", 1, "a second key \"name\""),
    ("- name", 1, "the file must be a mapping of keys to values, not a list"),
    ("name: [", 2, "is not YAML: did not find expected node content"),
  ])
  func `a mistake names its line`(text: String, line: Int, what: String) {
    #expect {
      try policy(text)
    } throws: { error in
      "\(error)" == "p.yaml:\(line): \(what)"
    }
  }

  @Test func `a key that is not known is told with the nearest one`() throws {
    var library = PolicyLibrary()
    try library.add(
      "name: x\ntiers:\n  - {name: A, any: {arr: '>=9'}, covrage: scaled}",
      file: "p.yaml"
    )
    #expect(library.warnings.map(\.description) == ["p.yaml:3: unknown key \"covrage\""])
    #expect(library.warnings.first?.remedy == "did you mean coverage?")
  }

  @Test(arguments: ["four-tier", "Three-Tier", "coverage-fy25"])
  func `the built-in policies are found by name`(name: String) throws {
    #expect(try PolicyLibrary().policy(named: name).name == name.lowercased())
  }

  @Test func `a part of a name finds no policy and the error lists them`() {
    #expect {
      try PolicyLibrary().policy(named: "four")
    } throws: { error in
      (error as? SettingsError)?.remedy == "use four-tier, three-tier, coverage-fy25"
        && "\(error)" == "no policy \"four\""
    }
  }

  @Test func `policies are read from the folder and the configuration`() throws {
    let folder = try TemporaryFolder()
    try folder.write("name: b\ntiers: [{name: B, any: {arr: '>=1'}}]", to: "folio/policies/b.yaml")
    try folder.write("name: a\ntiers: [{name: A, any: {arr: '>=1'}}]", to: "folio/policies/a.yml")
    try folder.write("name: [", to: "folio/policies/.hidden.yaml")
    try folder.write("name: [", to: "folio/policies/readme.txt")
    let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.path])
    let configuration = try Configuration(
      "policies: [{name: c, tiers: [{name: C, any: {arr: '>=1'}}]}]",
      file: "config.yaml",
      paths: paths
    )
    let library = try PolicyLibrary(configuration: configuration, paths: paths)
    #expect(library.policies.dropFirst(3).map(\.name) == ["c", "a", "b"])
    try folder.write("name: c\ntiers: [{name: C, any: {arr: '>=1'}}]", to: "folio/policies/z.yaml")
    #expect(throws: SettingsError.self) {
      try PolicyLibrary(configuration: configuration, paths: paths)
    }
  }
}
