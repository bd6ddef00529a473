/// An e-mail address as a header may hold it: `local@domain` in plain ASCII, without anything that
/// could begin another address or another header.
public struct MailAddress: Hashable, Sendable {
  /// The address.
  public let text: String

  /// Creates an address; nil for a text that is none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 254, bytes.allSatisfy(Self.isAllowed) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), Self.isDotted(parts[0]),
      Self.isDotted(parts[1])
    else { return nil }
    self.text = text
  }

  /// The part after the `@`.
  public var domain: Substring {
    text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]
  }

  private static func isDotted(_ part: Substring) -> Bool {
    !part.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty)
  }

  /// Whether RFC 5322 allows the byte in an address that is not quoted.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x80...: false
    default: "!#$%&'*+-/=?^_`{|}~.@".utf8.contains(byte)
    }
  }
}

extension MailAddress {
  /// Reads a sender: `Name <name@example.com>`, or the address alone; nil for anything else.
  public static func mailbox(_ text: String) -> (name: String?, address: MailAddress)? {
    guard let open = text.lastIndex(of: "<") else {
      return MailAddress(text).map { (nil, $0) }
    }
    guard text.hasSuffix(">"),
      let address = MailAddress(String(text[text.index(after: open)...].dropLast()))
    else { return nil }
    var name = text[..<open]
    while name.last == " " || name.last == "\"" { name.removeLast() }
    while name.first == " " || name.first == "\"" { name.removeFirst() }
    return (name.isEmpty ? nil : String(name), address)
  }
}
