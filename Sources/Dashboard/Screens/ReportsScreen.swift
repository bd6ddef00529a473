internal import BookModel
internal import BookQuery
internal import Canvas

/// What a user can do on the Reports screen beside what all screens have.
enum ReportsAction: Hashable, Sendable {
  case tick, write, copy
}

/// The Reports screen: the reports there are, or the one that was made.
struct ReportsScreen: Equatable, Sendable {
  /// A row: a report that can be made.
  struct Row: Identifiable, Equatable, Sendable {
    var offer: ReportOffer
    var id: String { offer.name }
  }

  /// What a report was made of.
  struct Stamp: Equatable, Sendable {
    /// The customers shown, the follow-ups, the past.
    var screens: Screens.Stamp
    /// The customers that were marked.
    var marked: Set<Customer.ID>
  }

  /// Something that is being ticked off.
  struct Pick: Equatable, Sendable {
    /// What whoever made the report knows it by.
    var name: String
    /// The number of the first order whose page shows what came of it; nil before that is known.
    var shownFrom: Int?
  }

  /// A report that is seen in place of the list.
  struct Opened: Equatable, Sendable {
    /// How far it is.
    enum State: Equatable, Sendable {
      case making
      case made(ReportPage)
      case failed(String)
    }

    var offer: ReportOffer
    /// The customer it was asked for about; nil where there was none.
    var subject: Customer.ID?
    var state: State
    /// The order of which nothing came yet, before which nothing else is ordered; nil for none.
    var awaited: ReportOrder?
    /// What it was last ordered of; nil where it is to be made anew whatever it is of.
    var stamp: Stamp?
    /// What the page that is seen was made of; nil where nothing in it can be ticked off, as an order
    /// keeps a whole book.
    var shown: ReportOrder?
    /// What is being ticked off in it, and what is of which no page tells yet.
    var ticking: [Pick] = []

    /// The page that is seen; nil while there is none.
    var page: ReportPage? {
      if case .made(let page) = state { return page }
      return nil
    }
  }

  /// The report that is seen; nil for the list.
  var opened: Opened? { didSet { if opened?.offer != oldValue?.offer { top = 0 } } }
  /// The reports there are.
  var rows = RowList<Row>()
  /// The line at the top of a report.
  private var top = 0
  /// The lines that a report has beyond those in sight at first.
  private var linesBeyond = 0
}

extension ReportsScreen {
  /// The page that is seen; nil for the list, and while there is none.
  var page: ReportPage? { opened?.page }

  /// Takes in what came of an order, unless it is not wanted any more.
  mutating func take(_ state: Opened.State, of order: ReportOrder) {
    guard var opened, order == opened.awaited else { return }
    opened.awaited = nil
    opened.state = state
    opened.shown = opened.page?.ticks.isEmpty == false ? order : nil
    opened.ticking.removeAll { $0.shownFrom.map { order.number >= $0 } ?? false }
    self.opened = opened
  }
}

extension ReportsScreen: ScreenContent {
  static var needsCustomers: Bool { false }

  var remark: String {
    guard page != nil else { return opened?.offer.title ?? "reports" }
    let below = linesBeyond - top
    return below > 0 ? "↓ \(Figures.count(below, "more line"))" : "end of the report"
  }

  /// The top line of a report, so that what moves a cursor scrolls it.
  var cursor: Int { opened == nil ? rows.cursor : top }

  var parts: [Range<Int>] {
    opened == nil ? rows.parts : page == nil ? [] : [0..<linesBeyond + 1]
  }

  var target: RowTarget? { opened == nil ? rows.current.map { .report($0.offer) } : nil }

  mutating func refresh(_ scene: Scene) {
    rows.show([RowList.Section(rows: scene.reports.map(Row.init))])
  }

  mutating func move(to row: Int) {
    if opened == nil { rows.move(to: row) } else { top = max(0, min(row, linesBeyond)) }
  }

  mutating func scroll(_ scene: Scene, in rect: Rect) {
    rows.scroll(heights: [listRect(rect).rows])
    linesBeyond = max(0, (page?.lines(width: pageWidth(rect)).count ?? 0) - rect.rows)
    top = max(0, min(top, linesBeyond))
  }

  func row(at place: (row: Int, column: Int), _ scene: Scene, in rect: Rect) -> Int? {
    opened == nil ? rows.row(at: place, in: [listRect(rect)]) : nil
  }

  func notice(_ scene: Scene) -> ScreenNotice? {
    switch opened?.state {
    case .making: ScreenNotice(texts: ["Making \(opened?.offer.title ?? "")…"], actions: [.back])
    case .failed(let reason):
      ScreenNotice(
        texts: ["\(opened?.offer.title ?? "") cannot be made.", reason],
        actions: [.back]
      )
    case .made: nil
    case nil: ScreenNotice(texts: ["There is no report to make."], actions: [.back])
    }
  }

  func draw(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    if let page {
      draw(page, in: rect, into: &frame)
    } else {
      drawList(scene, in: rect, into: &frame)
    }
  }

  private func pageWidth(_ rect: Rect) -> Int { rect.columns - 4 }

  private func draw(_ page: ReportPage, in rect: Rect, into frame: inout Frame) {
    let lines = page.lines(width: pageWidth(rect)).dropFirst(top).prefix(rect.rows)
    let inside = Rect(
      row: rect.row,
      column: rect.column + 2,
      rows: rect.rows,
      columns: max(0, pageWidth(rect))
    )
    frame.draw(lines.map(Line.init), in: inside)
    if rect.rows > 0 { frame.cursor = Frame.Cursor(row: rect.row, column: 0) }
  }

  private func listRect(_ rect: Rect) -> Rect {
    // The lines that say what reports are of stand below the list.
    Rect(
      row: rect.row,
      column: rect.column,
      rows: min(rect.rows, max(rows.count + 1, rect.rows - 4)),
      columns: rect.columns
    )
  }

  private func drawList(_ scene: Scene, in rect: Rect, into frame: inout Frame) {
    let list = listRect(rect)
    let width = min(30, 2 + (scene.reports.map(\.title.columns).max() ?? 0))
    let pen = RowList<Row>.Pen(
      head: { _, columns in
        var line = Line(" REPORTS ", .focus, .bold)
        line.add(Self.subject(scene), width: max(0, columns - line.columns), .muted)
        return [line]
      },
      row: { row, _ in
        var line = Line()
        line.add(row.offer.title, width: width, .strong)
        line.add(row.offer.sentence, .muted)
        return line
      }
    )
    rows.draw(in: [list], with: pen, into: &frame)
    let below = Rect(
      row: list.row + rows.count + 2,
      column: 4,
      rows: rect.endRow - list.row - rows.count - 2,
      columns: max(0, rect.columns - 8)
    )
    guard below.rows > 0, let offer = rows.current?.offer else { return }
    let texts = ["\(offer.sentence).", Self.remark(of: offer, scene)]
    frame.draw(texts.flatMap { Line.wrapped($0, width: below.columns, .muted) }, in: below)
  }

  /// Who a report would be about, in words.
  private static func subject(_ scene: Scene) -> String {
    let customers = Figures.count(scene.places.count, "customer")
    return "of the \(customers) shown"
  }

  private static func remark(of offer: ReportOffer, _ scene: Scene) -> String {
    guard offer.isOfOneCustomer else {
      return "\(offer.command) prints the same, also as JSON and CSV."
    }
    guard let place = scene.selected else { return "Choose a customer in the Book first." }
    return "Of \(scene.portfolio.book.customers[place].name), the customer under the Book's cursor."
  }
}

extension Line {
  /// Lays a line of a report out.
  fileprivate init(_ spans: [ReportPage.Span]) {
    for span in spans {
      switch span.style {
      case .plain: add(span.text)
      case .header: add(span.text, .focus, .bold)
      case .band(let band): add(span.text, band.role)
      }
    }
  }
}

extension ActionEntry {
  /// The actions of the Reports screen alone.
  static let reports: [ActionEntry] = [
    ActionEntry(
      .reports(.tick),
      "reports-tick",
      "tick off",
      "Ticks off what the report lists: a step of a coverage plan, or messages that were sent.",
      [[.character("m")]],
      [.screen(.reports)],
      .screens,
      hint: 1,
      command: "folio report coverage --plan FILE --tick, folio report nurture --mark-sent"
    ),
    ActionEntry(
      .reports(.write),
      "reports-write",
      "write to a file",
      "Writes the report that is shown to a file, as Markdown.",
      [[.character("w")], [.character("X")]],
      [.screen(.reports)],
      .screens,
      hint: 1,
      command: "folio report --output"
    ),
    ActionEntry(
      .reports(.copy),
      "reports-copy",
      "copy",
      "Copies the report that is shown, as Markdown.",
      [[.character("y")]],
      [.screen(.reports)],
      .screens,
      hint: 1
    ),
  ]
}
