/// A value as a trait, a field or a cell holds it, before anything is made of it.
enum RawValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([String])
  /// A moment in milliseconds since 1970 UTC, written as `2026-11-20T06:00:12.118Z`.
  case moment(Int)
}
