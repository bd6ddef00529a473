import BookModel
import Programmes

extension MailDraft {
  /// The message as a mail program opens it, not yet sent (RFC 5322, MIME, lines ending in CRLF).
  ///
  /// The same draft is the same bytes. It is plain ASCII: headers are encoded words, both parts are
  /// quoted-printable, so that no line is longer than 78 characters. No text in it can end a header
  /// or a part.
  public var message: String {
    let lines =
      headers + ["", "--\(boundary)"]
      + part("text/plain", text) + ["--\(boundary)"]
      + part("text/html", html) + ["--\(boundary)--", ""]
    return lines.joined(separator: "\r\n")
  }

  private var headers: [String] {
    [
      "From: \(sender.header(after: 6))",
      "To: \(recipient.header(after: 4))",
      "Subject: \(HeaderText(subject, after: 9).folded)",
      "Date: \(date)",
      "Message-ID: <\(key)@\(sender.address.domain)>",
      // Mail programs open it as a draft to be sent, not as one that came.
      "X-Unsent: 1",
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative;",
      " boundary=\"\(boundary)\"",
    ]
  }

  /// Quoted-printable never holds `=_`: no line of a part can be taken for the boundary.
  private var boundary: String { "=_folio_\(Fingerprint([key]).text)" }

  /// The day at nine in the morning, UTC, as RFC 5322 writes it.
  private var date: String {
    let date = day.date
    let number = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    return "\(day.weekdayName), \(number) \(day.monthName) \(date.year) 09:00:00 +0000"
  }

  private func part(_ type: String, _ content: String) -> [String] {
    [
      "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
      QuotedPrintable.encode(content),
    ]
  }
}

extension MailDraft.Mailbox {
  /// The mailbox as a header's value; `column` is where it begins.
  fileprivate func header(after column: Int) -> String {
    guard let name, !name.isEmpty else { return address.text }
    let words = HeaderText(name, after: column, isPhrase: true).folded
    let fits = !words.contains("\r\n") && column + words.utf8.count + address.text.utf8.count < 74
    // On a line of its own, an address of nearly any length stays within the limits.
    return "\(words)\(fits ? "" : "\r\n") <\(address.text)>"
  }
}
