import BookModel
import BookQuery
import Testing

struct QueryCompleterTests {
  private let completer = QueryCompleter(
    SampleBook.portfolio,
    context: SampleBook.context,
    among: Array(SampleBook.portfolio.book.customers.indices),
    facts: SampleBook.facts
  )

  /// Completes at the sign `^`.
  private func complete(_ marked: String, most: Int = 8) -> QueryCompletion {
    let caret = marked.firstIndex(of: "^").map { marked.distance(from: marked.startIndex, to: $0) }
    let text = marked.filter { $0 != "^" }
    return completer.completion(of: text, at: caret ?? text.count, most: most)
  }

  private func labels(_ marked: String) -> [String] {
    complete(marked).candidates.map { candidate in
      candidate.count.map { "\(candidate.label) \($0)" } ?? candidate.label
    }
  }

  @Test(arguments: [
    (
      "tier:^",
      ["Strategic 1", "Large Enterprise 0", "Small Enterprise 1", "Mid-Market 2", "? 1", "* 4"]
    ),
    ("tier:ent^", ["Large Enterprise 0", "Small Enterprise 1"]), ("tier:STR^", ["Strategic 1"]),
    ("tier:stratgic^", ["Strategic 1"]),
    ("owner:^", ["me 2", "Ana Núñez 2", "Bo Li 2", "? 1", "* 4"]),
    ("owner:nun^", ["Ana Núñez 2"]), ("stage:^", ["Adopting 1", "Onboarding 1", "? 3", "* 2"]),
    ("health:^", ["poor 1", "concerning 1", "healthy 1", "3..4 1", "5..6 1", "? 2", "* 3"]),
    ("health:h^", ["healthy 1"]), ("health:3^", ["3..4 1"]), ("health<^", ["4 1", "6 2"]),
    ("band:p^", ["poor 1"]), ("champion:^", ["no 0", "yes 1", "? 4", "* 1"]),
    ("follow:la^", ["late 1", "later 0"]), ("tag:^", ["champion 1", "renewal 1", "? 4", "* 1"]),
    ("version:5^", ["5.10.2 1", "5.3.0 1"]), ("changed:^", ["health 1", "util 1", "? 4", "* 1"]),
    ("opp:^", ["open 1", "closed 0", "won 0", "lost 0", "? 4", "* 1"]),
    ("feature:^", ["Code search 1", "Cody chat 1"]),
    ("group:re^", ["renewal-month", "feature"]), ("limit:1^", ["10", "100"]),
    ("sort:-ar^", ["-arr", "-mark"]), ("cols:name,heal^", ["health", "d30", "computed"]),
    ("name:ac^", ["Acme Corp"]),
    ("name:cafe^", ["Café Olé Labs"]), ("renewal:over^", ["overdue 1"]),
    ("renewal<9^", ["9d 0", "9w 1", "9mo 3", "9y 3"]),
    ("touch>3^", ["3d 1", "3w 1", "3mo 0", "3y 0"]),
    ("tier:Strategic,mid^", ["Mid-Market 2"]), ("xyzzy:a^", []), ("\"acme^", []),
  ])
  func `values come with their numbers of customers`(text: String, wanted: [String]) {
    #expect(labels(text) == wanted)
  }

  @Test(arguments: [
    ("^", "tier"), ("stra^", "tier:Strategic"), ("hea^", "health"), ("util^", "util<"),
    ("teir^", "tier"),
    ("acme ren^", "renewal"), ("(ow^", "owner"), ("-sta^", "stage"), ("so^", "sort:"),
    ("acm^", "Acme Corp"), ("onb^", "stage:Onboarding"), ("custo^", "name"),
  ])
  func `words lead to fields, values and customers`(text: String, wanted: String) {
    #expect(complete(text).candidates.contains { $0.label == wanted }, "\(labels(text))")
  }

  @Test func `the text of a candidate takes the place of what was typed`() throws {
    for (marked, label, wanted) in [
      ("tier:sm^", "Small Enterprise", "tier:\"Small Enterprise\""), ("ow^", "owner", "owner:"),
      ("acme arr^", "arr<", "acme arr<"), ("ti^er:s", "tier", "tier:s"),
      ("acm^", "Acme Corp", "name=\"Acme Corp\""),
      ("tier:\"sma^", "Small Enterprise", "tier:\"Small Enterprise\""),
      ("sort:-ar^,name", "-arr", "sort:-arr,name"),
      ("name:ca^", "Café Olé Labs", "name:\"Café Olé Labs\""),
      ("feature:\"Code search\"^", "Code search>", "feature:\"Code search\">"),
    ] {
      let completion = complete(marked)
      let candidate = try #require(completion.candidates.first { $0.label == label }, "\(marked)")
      let text = marked.filter { $0 != "^" }
      #expect(completion.correction(taking: candidate).applied(to: text).text == wanted)
    }
  }

  @Test func `features are counted in columns as in lists`() {
    var columns = FeatureColumns(names: ["Alerts", "Cody", "Search"], weekCount: 4)
    let none = WeekColumn.unknownLine
    columns.append(.init(feature: 1, users: 5, whole: .none, line: none))
    columns.append(.init(feature: 2, users: .nan, whole: .none, line: none))
    columns.appendLine(known: [0], wau: nil, mau: nil)
    columns.append(.init(feature: 1, users: 0, whole: .none, line: none))
    columns.append(.init(feature: 2, users: 3, whole: .none, line: none))
    columns.appendLine(known: [], wau: nil, mau: nil)
    let store = FeatureStore(columns)
    var customers = (0..<4).map { Customer(id: Customer.ID(rawValue: "\($0)"), name: "\($0)") }
    customers[0].features = store.features(at: 0)
    customers[1].features = FeatureList([FeatureUsage(name: "Cody", users: 2)])
    customers[2].features = store.features(at: 1)
    customers[3].features = store.features(at: 0)
    let book = Book(customers: customers)
    #expect(book.featureCustomers(at: 0..<4) == ["Cody": 3, "Search": 1])
    #expect(book.featureCustomers(at: [2]) == ["Search": 1])
    #expect(book.featureCustomers(at: [Int]()).isEmpty)
  }

  @Test func `numbers are offered that split the customers`() {
    let candidates = complete("arr<^").candidates
    #expect(!candidates.isEmpty)
    for candidate in candidates {
      let text = "arr<" + candidate.text
      let query = try? Query(text, in: SampleBook.context)
      let found = query.map {
        SampleBook.portfolio.places(
          matching: $0,
          among: SampleBook.portfolio.book.customers.indices
        )
      }
      #expect(found?.count == candidate.count, "\(text)")
    }
  }

  @Test func `every count is that of the filter it makes`() throws {
    let places = Array(SampleBook.portfolio.book.customers.indices)
    for field in Field.filterNames + ["feature:\"Code search\""] {
      for comparison in [":", "=", "<", ">="] {
        let text = field + comparison
        let completion = completer.completion(of: text, at: text.count, most: 50)
        for candidate in completion.candidates {
          guard let count = candidate.count else { continue }
          let completed = completion.correction(taking: candidate).applied(to: text).text
          let query = try Query(completed, in: SampleBook.context)
          let found = SampleBook.portfolio.places(
            matching: query,
            among: places,
            facts: SampleBook.facts
          )
          #expect(found.count == count, "\(completed)")
        }
      }
    }
  }

  @Test(arguments: [
    ("stage:onbrding", "Onboarding"), ("owner:\"bo lee\"", "Bo Li"), ("tag:renwal", "renewal"),
    ("stage:onb", nil), ("stage:?", nil), ("owner:me", nil), ("arr>5", nil), ("owner:adm-1", nil),
    ("tag:#ren", nil),
  ])
  func `a value that nobody has is remarked on`(text: String, meant: String?) {
    let remark = completer.remark(on: text)
    #expect((remark?.remedy).map { $0 == "did you mean \(meant ?? "")?" } ?? (meant == nil))
  }

  @Test func `any text at any caret is completed without a trap`() {
    let pieces = [
      "tier", ":", "\"", "/", "(", "-", ",", "arr", "<", "feature", "sort:", "é", " ", "renewal",
      "9", "..",
      "~", "owner:", "\\", "!", "=",
    ]
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let count = Int.random(in: 0...7, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let caret = Int.random(in: -1...(text.count + 1), using: &random)
      let completion = completer.completion(of: text, at: caret, most: 5)
      #expect(completion.candidates.count <= 5)
      #expect(completion.range.lowerBound >= 0 && completion.range.upperBound <= text.count)
      _ = completer.remark(on: text)
    }
  }
}
