internal import BookModel
internal import BookQuery
internal import Canvas

/// The Usage screen: how the customers shown use the product.
struct UsageScreen: Equatable, Sendable {
  /// A part of the screen.
  enum Part: Int, CaseIterable, Hashable, Sendable {
    case trend, utilization, features, up, down
  }

  /// A row that the cursor can be on.
  struct Row: Identifiable, Equatable, Sendable {
    enum ID: Hashable, Sendable {
      case band(UtilizationBand)
      case withoutData
      case feature(String)
      case mover(Customer.ID)
    }

    var id: ID
    /// The place of the customer in the book, or of the feature among all.
    var place = 0
  }

  /// The conditions that find the customers of whom no users are known.
  static let withoutDataFilter = "dau:? wau:? mau:?"

  /// The most customers whose features are added up at once, between two keys.
  static let mostAtOnce = 5000

  /// The figures.
  private(set) var figures = UsageFigures()
  /// Whether the features of these figures are still to be added up, beside the loop.
  private(set) var awaitsFeatures = false
  /// The ids of the customers that move most, by their places in the book.
  private var movers: [Int: Customer.ID] = [:]
  /// The rows.
  private(set) var rows = RowList<Row>()
}

extension UsageScreen: ScreenContent {
  var remark: String { "usage of \(Figures.count(figures.customers, "customer"))" }
  var cursor: Int { rows.cursor }
  var parts: [Range<Int>] { rows.parts }

  var target: RowTarget? {
    guard let row = rows.current else { return nil }
    switch row.id {
    case .band(let band):
      return .customers(filter: band.filter, count: figures.bands[band]?.customers ?? 0)
    case .withoutData:
      let count = figures.withoutData.customers
      return .customers(filter: UsageScreen.withoutDataFilter, count: count)
    case .feature(let name):
      let count = figures.features[row.place].customers
      return .customers(filter: Field.feature(name).name, count: count)
    case .mover: return .customer(row.place)
    }
  }

  func customers(at row: Int) -> [Int] {
    guard let row = rows.row(row), case .mover = row.id else { return [] }
    return [row.place]
  }

  mutating func refresh(_ scene: Scene) {
    let countsFeatures = scene.places.count <= UsageScreen.mostAtOnce
    awaitsFeatures = !countsFeatures
    figures = UsageFigures(
      of: scene.places,
      in: scene.portfolio,
      countsFeatures: countsFeatures
    )
    let customers = scene.portfolio.book.customers
    movers = (figures.up + figures.down).reduce(into: [:]) { $0[$1] = customers[$1].id }
    showRows()
  }

  /// Takes in the features of these figures.
  mutating func take(_ features: [FeatureTotals]) {
    guard awaitsFeatures else { return }
    awaitsFeatures = false
    figures.features = features
    showRows()
  }

  private mutating func showRows() {
    func rows(of places: [Int]) -> [Row] {
      places.compactMap { place in movers[place].map { Row(id: .mover($0), place: place) } }
    }
    let sections = Part.allCases.map { part -> RowList<Row>.Section in
      switch part {
      case .trend: RowList.Section(rows: [])
      case .utilization:
        RowList.Section(
          rows: UtilizationBand.allCases.map { Row(id: .band($0)) } + [Row(id: .withoutData)]
        )
      case .features:
        RowList.Section(
          rows: figures.features.enumerated().map { Row(id: .feature($1.name), place: $0) }
        )
      case .up: RowList.Section(rows: rows(of: figures.up))
      case .down: RowList.Section(rows: rows(of: figures.down))
      }
    }
    self.rows.show(sections)
  }

  mutating func move(to row: Int) { rows.move(to: row) }

  /// Lays the parts out in columns, and scrolls these so that the cursor is in sight.
  mutating func scroll(_ scene: Scene, in rect: Rect) {
    let layout = UsageLayout(rect)
    var part = 0
    rows.layOut { section in
      section.headLines = layout.headLines(Part.allCases[part])
      section.column = layout.column(Part.allCases[part])
      part += 1
    }
    rows.scroll(heights: layout.columns.map(\.rows))
  }
}
