public import BookModel

/// A line of a page: texts beside each other, each with what it is.
public struct ReportLine: Hashable, Sendable {
  /// What a text is, for choosing how it stands out.
  public enum Style: Hashable, Sendable {
    case plain
    /// The title, a section's heading, or the titles of columns.
    case header
    /// What says how well a customer is.
    case band(HealthBand)
  }

  /// A text of one style.
  public struct Span: Hashable, Sendable {
    /// The text, with nothing in it that a terminal would act on.
    public var text: String
    /// What it is.
    public var style: Style
  }

  /// The texts from left to right; empty for a blank line.
  public private(set) var spans: [Span] = []

  init() {}

  init(_ text: String, _ style: Style = .plain) { append(text, style) }

  /// The whole line as plain text.
  public var text: String { spans.map(\.text).joined() }
}

extension ReportLine {
  /// Adds a text at the right; nothing for an empty one.
  mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else {
      spans.append(Span(text: text, style: style))
    }
  }

  /// Takes the blanks at the end away; a span with a style keeps its width.
  mutating func trimEnd() {
    guard let last = spans.last, last.style == .plain else { return }
    let trimmed = last.text.trimmedAtEnd
    if trimmed.isEmpty {
      spans.removeLast()
    } else {
      spans[spans.count - 1].text = trimmed
    }
  }

  /// Returns the line for a terminal.
  func painted(_ layout: Layout) -> String {
    spans.map { span in
      switch span.style {
      case .plain: span.text
      case .header: layout.paint(.header, span.text)
      case .band(let band): layout.paint(.band(band), span.text)
      }
    }.joined()
  }
}

extension HealthBand? {
  /// The style of a text in this band.
  var style: ReportLine.Style { map(ReportLine.Style.band) ?? .plain }
}
