import BookModel
import Testing

@testable import Settings
@testable import folio

/// The configuration that `folio config init` writes.
struct ConfigurationTemplateTests {
  private static let keys = ConfigurationReader.keys + MappingFile.keys

  @Test(arguments: keys)
  func `every setting is in it`(key: String) {
    #expect(ConfigInit.template.contains("\n# \(key):"))
  }

  @Test func `what is in it is right once it is no comment any more`() throws {
    let lines = ConfigInit.template.split(separator: "\n").filter { line in
      line.hasPrefix("#  ") || Self.keys.contains { line.hasPrefix("# \($0):") }
    }
    let text = lines.map { $0.dropFirst(2) }.joined(separator: "\n")
    let paths = Paths(environment: ["HOME": "/home/ana"])
    let configuration = try Configuration(text, file: "config.yaml", paths: paths)
    #expect(configuration.warnings.isEmpty, "\(configuration.warnings)")
    #expect(configuration.policies.count == 1 && configuration.health == .builtIn)
    #expect(configuration.vitallyLink?.contains("{id}") == true)
  }
}
