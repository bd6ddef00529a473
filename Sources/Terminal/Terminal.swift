public import Canvas
internal import CTerminal

/// The screen, the keyboard and the mouse of the terminal that folio runs in.
///
/// While one exists, standard input and output are its own. It puts the terminal right when it is
/// closed or goes out of scope, at `exit`, on every signal that ends the process, and on a crash;
/// only `kill -9` leaves it as it is. A process has one at a time, used by one thread.
public struct Terminal: ~Copyable {
  /// What can be chosen about a terminal.
  public struct Options: Hashable, Sendable {
    /// Whether colours are used.
    public var colorMode: ColorMode = .auto
    /// The characters to draw with; nil to find out.
    public var glyphs: GlyphSet?
    /// Whether to ask for the background, as for a choice between a dark and a light theme.
    public var asksBackground = false
    /// Whether clicks and the wheel come to folio, rather than to the terminal's own selection.
    public var usesMouse = true
    /// How long after Escape the rest of a key's code may come, in milliseconds.
    public var escapeDelay = 25

    /// Creates the usual choice.
    public init() {}
  }

  /// The characters that the terminal can draw.
  public let glyphs: GlyphSet
  /// Whether the terminal's background is dark or light; nil when it does not say.
  public let background: Theme.Variant?
  /// What has happened but was not handed out yet.
  var pending: [TerminalEvent] = []
  /// The text being pasted, between the reports of its start and its end.
  var paste: Paste?
  var clicks = ClickTimer()
  private let depth: ColorDepth
  private var looks: [Look] = []
  private var hasPair: [Bool] = []
  /// What the screen shows; nil to draw all of it.
  private var shown: Frame?

  /// Takes the terminal over.
  ///
  /// Throws when there is none, or when its type is not known or cannot place text.
  public init(
    theme: Theme,
    options: Options = Options(),
    environment: [String: String]
  ) throws(TerminalError) {
    guard ct_is_terminal() else { throw .notATerminal }
    let usesColor = options.colorMode.usesColor(environment: environment)
    let type = try TerminalType(environment: environment, usesColor: usesColor)
    guard ct_prepare() == CT_OPENED else { throw .noPipe }
    let hasQuestion = options.glyphs == nil || options.asksBackground
    let probe = hasQuestion && type.answersQueries ? Probe.ask() : Probe()
    try Self.open(type, options)
    unsafe ct_unread(probe.typed, Int32(probe.typed.count))
    depth = usesColor ? ColorDepth(colors: Int(ct_colors())) : .attributes
    background =
      probe.background.map { $0.luminance < 0.18 ? .dark : .light }
      ?? Self.background(environment: environment)
    glyphs = options.glyphs ?? Self.glyphs(type, probe, environment)
    setTheme(theme)
    takeInput()
  }

  deinit { ct_close() }

  /// Gives the terminal back.
  public consuming func close() {}

  /// Starts ncurses with the best description that it accepts.
  private static func open(_ type: TerminalType, _ options: Options) throws(TerminalError) {
    let delay = Int32(clamping: max(0, options.escapeDelay))
    for candidate in type.candidates {
      let opening =
        if let description = candidate.description {
          unsafe ct_open(candidate.name, description.compiled, delay, options.usesMouse)
        } else {
          unsafe ct_open(candidate.name, nil, delay, options.usesMouse)
        }
      if opening == CT_OPENED { return }
    }
    ct_close()
    throw .unknownType(type.name)
  }

  /// The most that a terminal can draw in one column a character, as far as can be known: whether
  /// its font has braille cannot.
  private static func glyphs(
    _ type: TerminalType,
    _ probe: Probe,
    _ environment: [String: String]
  ) -> GlyphSet {
    let isPlain = TerminalType.asksForASCII(environment)
    return ct_is_utf8() && !isPlain && type.drawsBlocks && probe.triangleWidth != 2
      ? .braille : .ascii
  }

  /// The background by COLORFGBG, which some terminals set to the numbers of text and background.
  private static func background(environment: [String: String]) -> Theme.Variant? {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let number = Int(last)
    else { return nil }
    return number == 7 || number > 8 ? .light : .dark
  }
}

extension Terminal {
  /// Writes a sequence that changes nothing on the screen, past what is drawn.
  static func send(_ sequence: String) { unsafe ct_send(sequence) }

  /// The number of rows.
  public var rows: Int { Int(ct_current_size().rows) }
  /// The number of columns.
  public var columns: Int { Int(ct_current_size().columns) }
  /// What another thread ends the wait for events with.
  public var waker: Waker { Waker() }

  /// Changes all colours at once.
  public mutating func setTheme(_ theme: Theme) {
    looks = []
    hasPair = []
    for role in Role.allCases {
      for surface in Surface.allCases {
        let look = Look(role, on: surface, in: theme, depth)
        let pair = Int32(Look.pair(role, on: surface))
        looks.append(look)
        hasPair.append(ct_set_pair(pair, Int32(look.text), Int32(look.ground)))
      }
    }
    shown = nil
  }

  /// Draws everything anew at the next `show`, as after other programs have written to the screen.
  public mutating func redraw() {
    shown = nil
    ct_repaint()
  }

  /// Shows a frame; what does not fit the screen is left out.
  public mutating func show(_ frame: borrowing Frame) {
    let size = ct_current_size()
    let (rows, columns) = (Int(size.rows), Int(size.columns))
    let isSameSize = shown.map { $0.rows == frame.rows && $0.columns == frame.columns } ?? false
    for row in 0..<min(rows, frame.rows) {
      let cells = row * frame.columns..<(row + 1) * frame.columns
      if isSameSize, let shown, shown.cells[cells] == frame.cells[cells] { continue }
      draw(frame.cells[cells], row: row, width: columns)
    }
    if !isSameSize, frame.rows < rows { for row in frame.rows..<rows { ct_blank(Int32(row), 0) } }
    let cursor = frame.cursor ?? Frame.Cursor(row: rows - 1, column: 0)
    let row = Int32(max(0, min(rows - 1, cursor.row)))
    let column = Int32(max(0, min(columns - 1, cursor.column)))
    ct_show(row, column, cursor.isVisible)
    shown = copy frame
  }

  /// Draws one row from its left to its right end.
  private func draw(_ cells: ArraySlice<Cell>, row: Int, width: Int) {
    ct_blank(Int32(row), Int32(0))
    for (column, cell) in cells.prefix(width).enumerated() {
      guard let glyph = cell.glyph else { continue }
      // A frame that is wider than the screen may have half of a wide character at its end.
      let isWhole = column + glyph.width <= width
      ct_put(Int32(row), Int32(column), rendered(isWhole ? glyph : .space, cell.style))
    }
  }

  /// Makes a cell as C takes it.
  private func rendered(_ glyph: Glyph, _ style: Style) -> ct_cell {
    let pair = Look.pair(style.role, on: style.surface)
    let look = looks[pair - 1]
    let emphasis = look.emphasis.union(style.emphasis)
    var attributes: UInt32 = 0
    if emphasis.contains(.bold) { attributes |= CT_BOLD.rawValue }
    if emphasis.contains(.underline) { attributes |= CT_UNDERLINE.rawValue }
    if look.isReversed { attributes |= CT_REVERSE.rawValue }
    var cell = ct_cell()
    cell.scalars.0 = glyph.base.value
    if !glyph.isPlain {
      let marks = glyph.marks
      cell.scalars.1 = marks.first?.value ?? 0
      cell.scalars.2 = marks.dropFirst().first?.value ?? 0
      cell.scalars.3 = marks.dropFirst(2).first?.value ?? 0
    }
    cell.width = Int32(glyph.width)
    cell.attributes = Int32(attributes)
    cell.pair = hasPair[pair - 1] ? Int32(pair) : 0
    return cell
  }
}
