extension String {
  /// The part of a Salesforce id that names the record; nil for an empty one.
  ///
  /// The last three of 18 characters only repeat which letters are capitals. Whatever recognises
  /// customers over snapshots compares ids by it.
  var salesforceKey: Substring? {
    guard !isEmpty else { return nil }
    return utf8.count == 18 && utf8.allSatisfy({ $0 < 0x80 }) ? prefix(15) : self[...]
  }
}
