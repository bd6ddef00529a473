import BookModel
import Testing

struct FeatureListTests {
  /// Search used and known, Alerts never used, Cody used but in no list, Notebooks unknown.
  private func store(known: [Int32], wau: Double?, mau: Double?) -> FeatureStore {
    var columns = FeatureColumns(
      names: ["Alerts", "Cody", "Notebooks", "Search"],
      weekCount: 8
    )
    let weeks = columns.weeks.append([10, 10, 10, 10, 20, 20, 20, 20])
    columns.append(.init(feature: 1, users: 5, whole: .month, line: WeekColumn.unknownLine))
    columns.append(.init(feature: 2, users: .nan, whole: .none, line: WeekColumn.unknownLine))
    columns.append(.init(feature: 3, users: 20, whole: .week, line: weeks))
    columns.appendLine(known: known, wau: wau, mau: mau)
    columns.appendLine(known: [0, 3], wau: nil, mau: 3)
    columns.appendLine(known: [0, 3], wau: 4, mau: nil)
    columns.appendLine(known: [], wau: nil, mau: nil)
    return FeatureStore(columns)
  }

  private let unknown: WeekSeries = [nil, nil, nil, nil, nil, nil, nil, nil]

  @Test func `features are made of the columns, those never used among them`() {
    let list = store(known: [0, 3], wau: 40, mau: 50).features(at: 0)
    let expected = [
      FeatureUsage(name: "Alerts", users: 0, share: 0, series: unknown),
      FeatureUsage(name: "Cody", users: 5, share: 0.1, series: unknown),
      FeatureUsage(name: "Notebooks", series: unknown),
      FeatureUsage(
        name: "Search",
        users: 20,
        share: 0.5,
        trend: 1,
        series: [10, 10, 10, 10, 20, 20, 20, 20]
      ),
    ]
    #expect(Array(list) == expected)
    #expect(list == FeatureList(expected) && FeatureList(expected) == list)
    #expect(list.hashValue == FeatureList(expected).hashValue)
    #expect(list.description == expected.description)
  }

  @Test(arguments: [[], [3], [1, 2, 3]] as [[Int32]])
  func `a list without never-used features is of the used ones`(known: [Int32]) {
    let list = store(known: known, wau: nil, mau: 0).features(at: 0)
    #expect(list.map(\.name) == ["Cody", "Notebooks", "Search"])
    #expect(list.map(\.share) == [nil, nil, nil])
  }

  @Test func `customers without a used feature have those of their data, and of one set`() {
    let store = store(known: [0, 3], wau: nil, mau: nil)
    #expect(store.columns.sets.count == 2)
    #expect(store.features(at: 1).map(\.share) == [0, 0])
    #expect(store.features(at: 2).map(\.share) == [0, 0])
    #expect(store.features(at: 1) == store.features(at: 2))
    #expect(store.features(at: 3).isEmpty && store.features(at: 4).isEmpty)
    #expect(store.features(at: -1).isEmpty)
  }

  @Test func `users are found by name in columns of several stores and in lists of their own`() {
    let stores = [store(known: [0, 3], wau: 40, mau: 50), store(known: [3], wau: 1, mau: 1)]
    let columns = stores.map { $0.features(at: 0) } + stores.map { $0.features(at: 1) }
    let lists = columns + columns.map { FeatureList(Array($0)) } + [FeatureList()]
    let customers = lists.enumerated().map { place, list -> Customer in
      var customer = Customer(id: .init(rawValue: "\(place)"), name: "\(place)")
      customer.features = list
      return customer
    }
    let book = Book(customers: customers)
    let places = Array(book.customers.indices.reversed())
    for name in ["Alerts", "Cody", "Notebooks", "Search", "Nobody's"] {
      let wanted = places.map { place in
        book.customers[place].features.first { $0.name == name }?.users
      }
      let found = book.users(ofFeature: name, at: places).map { $0.isNaN ? nil : $0 }
      #expect(found == wanted, "\(name)")
    }
    #expect(book.users(ofFeature: "Cody", at: [0]) == [5])
    #expect(book.users(ofFeature: "Alerts", at: [0]) == [0], "never used")
  }

  @Test func `whether users are known is told without making the features`() {
    let list = store(known: [0, 3], wau: 40, mau: 50).features(at: 0)
    #expect(list.hasUsers && FeatureList(Array(list)).hasUsers)
    #expect(!FeatureList([FeatureUsage(name: "Search")]).hasUsers && !FeatureList().hasUsers)
    #expect(store(known: [0], wau: 1, mau: 1).features(at: 1).hasUsers)
  }

  @Test func `a literal is a list, and lists that differ in anything are not equal`() {
    let list: FeatureList = [FeatureUsage(name: "Search", users: 1), FeatureUsage(name: "Cody")]
    #expect(list.count == 2 && list[1].name == "Cody" && list.first?.users == 1)
    #expect(list != [FeatureUsage(name: "Search", users: 2), FeatureUsage(name: "Cody")])
    #expect(list != [FeatureUsage(name: "Search", users: 1)])
  }

  @Test func `a book names the features of its columns and of lists of their own`() {
    let store = store(known: [0, 3], wau: nil, mau: nil)
    var customers = (0..<4).map { place -> Customer in
      var customer = Customer(id: .init(rawValue: "\(place)"), name: "\(place)")
      customer.features = store.features(at: place)
      return customer
    }
    #expect(Book(customers: customers).featureNames == ["Alerts", "Cody", "Notebooks", "Search"])
    customers[0].features = [FeatureUsage(name: "Batch changes")]
    #expect(Book(customers: customers).featureNames == ["Alerts", "Batch changes", "Search"])
    #expect(Book(customers: []).featureNames.isEmpty)
  }

  @Test func `a customer is small, and so are its features`() {
    #expect(MemoryLayout<WeekSeries>.stride <= 16)
    #expect(MemoryLayout<FeatureList>.stride <= 16)
    #expect(MemoryLayout<FeatureColumns.Use>.stride <= 16)
    #expect(MemoryLayout<Customer>.stride <= 680)
  }
}
