extension StringProtocol {
  /// The text for comparing as people do: lower case, accents of Latin letters dropped.
  ///
  /// `Café` folds to `cafe` and `ＡＢＣ` stays itself: letters of other scripts are only lower-cased.
  public var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    var result = String.UnicodeScalarView()
    for scalar in lowercased().decomposedScalars where !scalar.isCombiningAccent {
      result.append(scalar)
    }
    return String(result)
  }

  /// The canonically decomposed scalars.
  private var decomposedScalars: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      guard scalar.value >= 0xC0, let pair = LatinDecomposition.table[scalar.value] else {
        return [scalar]
      }
      return pair
    }
  }
}

extension String {
  /// Returns whether two texts are the same without regard to case and accents.
  public func folds(as other: String) -> Bool {
    let own = utf8.span
    let others = other.utf8.span
    let common = min(own.count, others.count)
    for index in 0..<common {
      if own[index] >= 0x80 || others[index] >= 0x80 { return folded == other.folded }
      if own[index].asciiLowercased != others[index].asciiLowercased { return false }
    }
    // What is left of the longer one may be accents only, which fold to nothing.
    let left = own.count > others.count ? own : others
    for index in common..<left.count where left[index] >= 0x80 { return folded == other.folded }
    return own.count == others.count
  }
}

extension UInt8 {
  /// The byte of the lower-case letter, for one of an ASCII capital.
  public var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension Unicode.Scalar {
  /// Whether this is a combining accent of the block that Latin letters use.
  fileprivate var isCombiningAccent: Bool { (0x300...0x36F).contains(value) }
}

/// Base letters of the accented letters of Latin-1 and Latin Extended-A, and what ß and its kin expand to.
///
/// The standard library decomposes text only where Foundation is at hand, which this target does
/// without: it costs milliseconds of every start.
private enum LatinDecomposition {
  static let table: [UInt32: [Unicode.Scalar]] = {
    var table: [UInt32: [Unicode.Scalar]] = [:]
    for (base, accented) in groups {
      let letters = Array(base.unicodeScalars)
      for scalar in accented.unicodeScalars { table[scalar.value] = letters }
    }
    return table
  }()

  private static let groups: [(String, String)] = [
    ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
    ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
  ]
}
