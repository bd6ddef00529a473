/// The web address of every customer in a system, with marks where the ids of one go.
public struct LinkPattern: Hashable, Sendable {
  /// The address with its marks: `{id}`, `{externalId}` and `{salesforceId}`.
  public var text: String

  /// Creates a pattern.
  public init(_ text: String) { self.text = text }

  /// Returns the address of a customer; nil where it asks for an id that is not known.
  public func address(of customer: Customer) -> String? {
    let ids = [
      ("{id}", customer.id.rawValue), ("{externalId}", customer.externalId),
      ("{salesforceId}", customer.salesforceId),
    ]
    var address = text
    for (mark, id) in ids where text.contains(mark) {
      guard let id else { return nil }
      address = address.replacing(mark, with: id.percentEncoded)
    }
    return address
  }
}

extension String {
  /// The text with all but letters, digits and `-._~` written as `%20` and the like.
  fileprivate var percentEncoded: String {
    utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      guard !isPlain else { return String(Unicode.Scalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    .joined()
  }
}
