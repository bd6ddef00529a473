public import BookModel
public import Programmes

/// A message that is ready to be sent by a mail program.
public struct MailDraft: Hashable, Sendable {
  /// Somebody a message is from or to.
  public struct Mailbox: Hashable, Sendable {
    /// The name for people; nil for the address alone.
    public var name: String?
    /// The address.
    public var address: MailAddress
  }

  /// Who it is from.
  public var sender: Mailbox
  /// Who it is to.
  public var recipient: Mailbox
  /// The subject, on one line.
  public var subject: String
  /// The plain text, lines ending in a line feed.
  public var text: String
  /// The same as an HTML document.
  public var html: String
  /// What tells it from every other message, the same whenever it is drafted.
  public var key: String
  /// The day it was drafted for.
  public var day: Day
  /// The name of its file, without a folder: safe on every file system.
  public var fileName: String
}

extension MailTemplates {
  /// Writes a message that is due.
  ///
  /// - Throws: What is wrong with a template, or that the message is not due.
  public func draft(
    _ step: NurtureStep,
    of standing: NurtureStanding,
    in programme: NurtureProgramme
  ) throws(DraftError) -> MailDraft {
    let customer = programme.portfolio.book.customers[standing.place]
    guard step.isDue, case .known(let admin, let text) = standing.admin,
      let address = MailAddress(text), let sender = programme.settings.senderMailbox
    else { throw .notDue(customer: customer.name) }
    let variables = MailVariables(step, of: standing, in: programme)
    let name = step.message.rawValue
    let (subject, body) = try parts(of: "\(name).txt.mustache", variables)
    var page = variables.values(\.htmlEscaped)
    page["subject"] = subject.htmlEscaped
    page["body"] = try render("\(name).html.mustache", page)
    return MailDraft(
      sender: sender,
      recipient: MailDraft.Mailbox(name: admin.name?.onOneLine, address: address),
      subject: subject,
      text: body,
      html: try render("layout.html.mustache", page),
      key: step.key(of: customer),
      day: programme.portfolio.today,
      fileName: step.fileName(for: customer)
    )
  }

  private func parts(of name: String, _ variables: MailVariables) throws(DraftError)
    -> (subject: String, body: String)
  {
    let text = try render(name, variables.values { $0 })
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix("Subject: ") else {
      throw .noSubject(name: name)
    }
    let subject = String(first.dropFirst("Subject: ".count)).onOneLine
    guard !subject.allSatisfy(\.isWhitespace) else { throw .noSubject(name: name) }
    let body = lines.count > 1 ? lines[1].drop { $0.isNewline } : ""
    return (subject, String(body))
  }
}

extension NurtureSettings {
  fileprivate var senderMailbox: MailDraft.Mailbox? {
    addresses[.sender].flatMap(MailAddress.mailbox).map { name, address in
      MailDraft.Mailbox(name: name?.onOneLine, address: address)
    }
  }
}

extension NurtureStep {
  fileprivate func key(of customer: Customer) -> String {
    let parts = [message.rawValue, month.description, feature ?? "", customer.id.rawValue]
    return "\(message.rawValue).\(month).\(Fingerprint(parts).text)"
  }

  /// The file's name: month, message, the customer's name as far as it is plain, and a fingerprint
  /// of its id, as names may be alike or hold nothing plain.
  fileprivate func fileName(for customer: Customer) -> String {
    let plain = customer.name.folded.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let words = String(plain).split(separator: "-").joined(separator: "-").prefix(40)
    let id = Fingerprint([customer.id.rawValue]).text.prefix(8)
    let name = [month.description, message.rawValue, String(words), String(id)]
    return name.filter { !$0.isEmpty }.joined(separator: "_") + ".eml"
  }
}

/// A short text that stands for longer ones, the same on every machine.
struct Fingerprint: Hashable {
  /// 16 hexadecimal digits.
  let text: String

  /// Creates the fingerprint of some texts (FNV-1a, 64 bits).
  init(_ parts: [String]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // Between two parts, so that they cannot be cut elsewhere to the same end.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    text = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
