import BookModel

/// Texts of users and files that are told on a terminal.
enum Printable {
  /// Returns the text without what a terminal would act on.
  static func text(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isControl && !$0.turnsText }))
  }
}
