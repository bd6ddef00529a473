extension StringProtocol {
  /// The text on one line with nothing in it that a terminal would act on.
  ///
  /// Tabs and line breaks become single spaces; other control characters and what turns the
  /// direction of text around are left out.
  public var harmless: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.effect {
      case .none: result.append(scalar)
      case .breaksLine: result.append(" ")
      case .acts: continue
      }
    }
    return String(result)
  }

  /// The text with its line breaks and tabs kept and nothing else that a terminal would act on.
  public var harmlessKeepingLines: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar.effect != .acts { result.append(scalar) }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate enum Effect { case none, breaksLine, acts }

  /// What a terminal does on it besides showing it.
  fileprivate var effect: Effect {
    if breaksLine || self == "\t" { return .breaksLine }
    return isControl || turnsText || value == 0xFEFF ? .acts : .none
  }
}
