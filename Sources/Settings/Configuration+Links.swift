public import BookModel

extension Configuration {
  /// Returns the web address of a customer in Vitally; nil where none is configured.
  public func vitallyAddress(of customer: Customer) -> String? {
    vitallyLink.flatMap { Self.address($0, of: customer) }
  }

  /// Returns the web address of a customer in Looker; nil where none is configured.
  public func lookerAddress(of customer: Customer) -> String? {
    lookerLink.flatMap { Self.address($0, of: customer) }
  }

  /// Fills the ids of a customer into a pattern; nil where it asks for one that is unknown.
  private static func address(_ pattern: String, of customer: Customer) -> String? {
    let ids = [
      ("{id}", customer.id.rawValue), ("{externalId}", customer.externalId),
      ("{salesforceId}", customer.salesforceId),
    ]
    var address = pattern
    for (mark, id) in ids where address.contains(mark) {
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
