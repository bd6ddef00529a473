public import BookQuery

/// What the dashboard keeps from one run to the next.
///
/// The file is JSON, an object with a `version`. What a newer folio has added is left out, and what
/// cannot be made out is as if it were not there: a session is a comfort, never a reason to stop.
public struct Session: Equatable, Sendable {
  /// A column of a table, in its place.
  public struct Column: Hashable, Sendable {
    /// The field's name.
    public var name: String
    /// The width in cells the user gave it; nil for its own.
    public var width: Int?

    /// Creates a column.
    public init(_ name: String, width: Int? = nil) {
      self.name = name
      self.width = width
    }
  }

  /// The version that is written.
  static let version = 1
  /// The most elements taken of a list: more are none of ours.
  private static let mostElements = 200

  /// The screen, by its name.
  public var screen: String?
  /// The filter, as it is typed.
  public var filter: String?
  /// The keys of the order, such as `-arr`.
  public var sort: [String] = []
  /// The columns; empty for the usual ones.
  public var columns: [Column] = []
  /// The id of the customer under the cursor.
  public var customer: String?
  /// The id of the customer under the cursor of the screen, where that is not the Book.
  public var customerOfScreen: String?
  /// The section of the customer's page that is open; nil where no page is.
  public var section: String?
  /// My book or the whole base.
  public var scope: Scope?
  /// The names of the tiers that are shown; empty for all.
  public var tiers: [String] = []
  /// The theme, by its name.
  public var theme: String?
  /// Whether the customer is shown beside the list.
  public var showsPreview: Bool?
  /// The filters that were kept, the newest last.
  public var filters: [String] = []

  /// Creates the session of somebody who has not been here before.
  public init() {}

  /// Reads the session of a file, with what is to be told when the file is damaged.
  ///
  /// A file that is not there is no reason to tell anything.
  public static func read(from path: String) -> (session: Session, problem: SettingsError?) {
    do throws(SettingsError) {
      guard let text = try SettingsFile.text(of: path),
        let node = try SettingsNode.document(text, file: path)
      else { return (Session(), nil) }
      var session = Session()
      for entry in try node.entries() { session.take(entry) }
      return (session, nil)
    } catch {
      return (Session(), error)
    }
  }

  /// Writes the session, readable by the user alone.
  public func write(to path: String) throws(StateFileError) {
    try StateFile.write(text, to: path)
  }

  private mutating func take(_ entry: SettingsNode.Entry) {
    let value = entry.value
    switch entry.key {
    case "screen": screen = value.lenientText
    case "filter": filter = value.lenientText
    case "sort": sort = value.lenientTexts(most: Self.mostElements)
    case "columns": columns = value.lenientList(most: Self.mostElements).compactMap(Column.init)
    case "customer": customer = value.lenientText
    case "customerOfScreen": customerOfScreen = value.lenientText
    case "section": section = value.lenientText
    case "scope": scope = value.lenientText.flatMap(Scope.init(rawValue:))
    case "tiers": tiers = value.lenientTexts(most: Self.mostElements)
    case "theme": theme = value.lenientText
    case "preview": showsPreview = try? value.flag()
    case "filters": filters = value.lenientTexts(most: Self.mostElements)
    default: break
    }
  }

  private var text: String {
    func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }
    let members: [(String, String?)] = [
      ("version", "\(Self.version)"), ("screen", screen?.quotedForState),
      ("filter", filter?.quotedForState), ("sort", list(sort.map(\.quotedForState))),
      ("columns", list(columns.map(\.text))), ("customer", customer?.quotedForState),
      ("customerOfScreen", customerOfScreen?.quotedForState),
      ("section", section?.quotedForState),
      ("scope", scope?.rawValue.quotedForState), ("tiers", list(tiers.map(\.quotedForState))),
      ("theme", theme?.quotedForState), ("preview", showsPreview.map { $0 ? "true" : "false" }),
      ("filters", list(filters.map(\.quotedForState))),
    ]
    let lines = members.compactMap { name, value in value.map { "  \"\(name)\": \($0)" } }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}

extension Session.Column {
  /// Reads `{"name": "arr", "width": 9}`; nil for anything else.
  fileprivate init?(_ node: SettingsNode) {
    var name: String?
    for entry in (try? node.entries()) ?? [] {
      if entry.key == "name" { name = entry.value.lenientText }
      if entry.key == "width" {
        width = entry.value.lenientText.flatMap { Int($0) }.flatMap { 1...500 ~= $0 ? $0 : nil }
      }
    }
    guard let name else { return nil }
    self.name = name
  }

  fileprivate var text: String {
    let size = width.map { ", \"width\": \($0)" } ?? ""
    return "{\"name\": \(name.quotedForState)\(size)}"
  }
}

extension SettingsNode {
  /// The text; nil for anything else.
  fileprivate var lenientText: String? { try? text() }

  /// The elements of a list; none for anything else.
  fileprivate func lenientList(most: Int) -> [SettingsNode] {
    Array(((try? list()) ?? []).prefix(most))
  }

  /// The texts of a list, others left out.
  fileprivate func lenientTexts(most: Int) -> [String] {
    lenientList(most: most).compactMap(\.lenientText)
  }
}
