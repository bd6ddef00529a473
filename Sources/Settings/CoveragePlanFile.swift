import BookModel
public import Programmes

/// A coverage plan in a file: YAML that people can read, change and share.
///
///     folio: coverage plan
///     person: {id: "u-1", name: "Ana Lima", email: "ana@example.com"}
///     from: 2026-12-01
///     to: 2026-12-12
///     steps: {request: 2026-11-21}
///     customers:
///       - customer: {id: "a-1", name: "Initech", externalId: "ext-1"}
///         cover: {id: "u-2", name: "Bo Berg", email: "bo@example.com"}
///         channel: "#initech-shared"
///         told: 2026-11-28
///         followUp: {note: "call champion", due: 2026-12-03, priority: high, tags: [renewal]}
public struct CoveragePlanFile: Hashable, Sendable {
  /// The file's path.
  public let path: String
  /// The plan in it.
  public let plan: CoveragePlan

  /// Reads a file.
  ///
  /// - Throws: What is wrong with the file, and in which line.
  public init(path: String) throws(SettingsError) {
    guard let text = try SettingsFile.text(of: path) else {
      throw SettingsError(.unreadable(reason: "no such file"), file: path)
    }
    try self.init(text, path: path)
  }

  /// Reads a file's text.
  ///
  /// - Throws: What is wrong with the text, and in which line.
  public init(_ text: String, path: String) throws(SettingsError) {
    guard let node = try SettingsNode.document(text, file: path), !node.isNull else {
      throw SettingsError(.missingKey(key: "folio", in: "the plan"), file: path)
    }
    self.path = path
    plan = try CoveragePlanReader().plan(node)
  }

  /// Reads the plans of files and of folders' YAML files, in the order of `paths`.
  ///
  /// - Throws: What is wrong with the first file that is no plan. A path where there is nothing holds
  ///   none: a shared folder may come and go.
  public static func plans(at paths: [String]) throws(SettingsError) -> [CoveragePlanFile] {
    var files: [CoveragePlanFile] = []
    for path in paths {
      let names: [String]
      do { names = try SettingsFile.yamlNames(in: path) } catch {
        throw SettingsError(error, file: path)
      }
      if names.isEmpty, let text = try? SettingsFile.text(of: path) {
        files.append(try CoveragePlanFile(text, path: path))
      }
      for name in names { files.append(try CoveragePlanFile(path: "\(path)/\(name)")) }
    }
    return files
  }
}

/// Reads a coverage plan key by key.
private struct CoveragePlanReader {
  private static let mark = "coverage plan"

  func plan(_ node: SettingsNode) throws(SettingsError) -> CoveragePlan {
    let keys = try Keys(node)
    let mark = try keys.required("folio", in: "the plan").text()
    guard mark == Self.mark else {
      throw node.error(.unknownValue(key: "folio", value: mark, possible: [Self.mark]))
    }
    let from = try day(try keys.required("from", in: "the plan"))
    let last = try keys.required("to", in: "the plan")
    let to = try day(last)
    guard from <= to else { throw last.wrongKind("a day that is not before `from`") }
    var plan = CoveragePlan(
      person: try person(try keys.required("person", in: "the plan")),
      from: from,
      to: to
    )
    if let steps = keys["steps"] {
      for entry in try steps.entries() where !entry.value.isNull {
        guard let step = CoveragePlan.Step(rawValue: entry.key) else {
          let known = CoveragePlan.Step.allCases.map(\.rawValue)
          throw steps.error(.unknownValue(key: "steps", value: entry.key, possible: known))
        }
        plan.done[step] = try day(entry.value)
      }
    }
    for element in try keys["customers"]?.list() ?? [] {
      let entry = try entry(element)
      guard !plan.entries.contains(where: { $0.customer.id == entry.customer.id }) else {
        throw element.error(.duplicate(what: "customer", value: entry.customer.name))
      }
      plan.entries.append(entry)
    }
    return plan
  }

  private func entry(_ node: SettingsNode) throws(SettingsError) -> CoveragePlan.Entry {
    let keys = try Keys(node)
    let customer = try Keys(try keys.required("customer", in: "an entry"))
    let id = try customer.required("id", in: "a customer").text()
    return CoveragePlan.Entry(
      customer: CustomerReference(
        id: Customer.ID(rawValue: id),
        name: try customer["name"]?.text() ?? id,
        externalId: try customer["externalId"]?.text()
      ),
      cover: try person(try keys.required("cover", in: "an entry")),
      channel: try keys["channel"]?.text(),
      told: try keys["told"].map(day),
      followUp: try keys["followUp"].map(followUp)
    )
  }

  private func followUp(_ node: SettingsNode) throws(SettingsError) -> FollowUpDraft {
    let keys = try Keys(node)
    return FollowUpDraft(
      note: try keys["note"]?.text() ?? "",
      due: try keys["due"].map(day),
      priority: try keys["priority"]?.choice(FollowUp.Priority.self) ?? .normal,
      tags: try keys["tags"]?.texts() ?? []
    )
  }

  private func person(_ node: SettingsNode) throws(SettingsError) -> Person {
    let keys = try Keys(node)
    return Person(
      id: try keys.required("id", in: "a person").text(),
      name: try keys["name"]?.text(),
      email: try keys["email"]?.text()
    )
  }

  private func day(_ node: SettingsNode) throws(SettingsError) -> Day {
    guard let day = Day(try node.text()) else { throw node.wrongKind("a day such as 2026-12-01") }
    return day
  }
}

/// The values of a mapping by their keys, those that say nothing left out.
private struct Keys {
  private let node: SettingsNode
  private var values: [String: SettingsNode] = [:]

  init(_ node: SettingsNode) throws(SettingsError) {
    self.node = node
    for entry in try node.entries() where !entry.value.isNull { values[entry.key] = entry.value }
  }

  subscript(key: String) -> SettingsNode? { values[key] }

  func required(_ key: String, in owner: String) throws(SettingsError) -> SettingsNode {
    guard let value = values[key] else { throw node.error(.missingKey(key: key, in: owner)) }
    return value
  }
}
