internal import BookModel
internal import Canvas

extension Portrait {
  /// The notes by day, the newest first; those without a day come last.
  var sortedNotes: [CustomerNote] {
    customer.notes.enumerated().sorted { left, right in
      let (first, second) = (left.element.day ?? .earliest, right.element.day ?? .earliest)
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
  }

  /// Every note with its day and author and its whole text, paragraph by paragraph.
  var notesInFull: [Line] {
    guard !customer.notes.isEmpty else {
      return [heading("NOTES"), Line("no notes about this customer in Vitally", .muted)]
    }
    let count = Figures.count(customer.notes.count, "note")
    return joined(
      [[heading("NOTES", "\(count) in Vitally, the newest first")]] + sortedNotes.map(noteInFull)
    )
  }

  private func noteInFull(_ note: CustomerNote) -> [Line] {
    var head = Line()
    head.add(note.day?.readable ?? "no day", width: Portrait.labelWidth, .muted)
    head.add(note.subject ?? "(no subject)", .strong, .bold)
    if let author = note.author { head.add(" · \(author)", .muted) }
    let paragraphs = note.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var lines = paragraphs.flatMap { paragraph in
      let texts = Line.wrapped(String(paragraph), width: min(width, 92), indent: 2)
      return texts.isEmpty ? [Line.blank] : texts
    }
    while lines.last == .blank { lines.removeLast() }
    return [head] + lines
  }
}
