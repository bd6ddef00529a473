internal import BookModel
internal import BookQuery

/// What completes filters, and what it was made from.
///
/// Making one takes as long as many key presses, so it is made beside the loop.
public struct FilterCompleter: Equatable, Sendable {
  /// What a completer is of: another number, another completer.
  struct Stamp: Hashable, Sendable {
    /// The number of the change of the book, the policy or the day.
    var edition: Int
    /// The number of the change of the follow-ups.
    var followUps: Int
    /// The customers whose values are counted.
    var scope: Scope
  }

  let stamp: Stamp
  let completer: QueryCompleter

  /// Whether both are of the same; what they hold is too much to compare.
  public static func == (left: FilterCompleter, right: FilterCompleter) -> Bool {
    left.stamp == right.stamp
  }
}

/// An order to make a completer, which any thread can carry out.
public struct FilterCompleterOrder: Equatable, Sendable {
  let stamp: FilterCompleter.Stamp
  let portfolio: Portfolio
  let context: QueryContext
  let places: [Int]

  /// Makes the completer; this looks at every customer several times.
  public func made() -> FilterCompleter {
    FilterCompleter(
      stamp: stamp,
      completer: QueryCompleter(portfolio, context: context, among: places)
    )
  }

  /// Whether both ask for the same; what they hold is too much to compare.
  public static func == (left: FilterCompleterOrder, right: FilterCompleterOrder) -> Bool {
    left.stamp == right.stamp
  }
}

extension Dashboard {
  /// Orders a completer for the filter that is being typed, unless it is there or on its way.
  mutating func orderCompleter() -> [Effect] {
    guard case .filter = overlay, keptKeys == nil, let portfolio, let context else { return [] }
    let stamp = FilterCompleter.Stamp(
      edition: edition,
      followUps: stamp.followUps,
      scope: narrowing.scope
    )
    guard completer?.stamp != stamp, orderedCompleter != stamp else { return [] }
    orderedCompleter = stamp
    let order = FilterCompleterOrder(
      stamp: stamp,
      portfolio: portfolio,
      context: context,
      places: narrowing.inScope
    )
    return [.makeCompleter(order)]
  }

  /// Takes the completer that was ordered last; one of an earlier order comes too late.
  mutating func take(_ made: FilterCompleter) {
    guard made.stamp == orderedCompleter else { return }
    completer = made
    guard case .filter(let prompt) = overlay else { return }
    show(prompt)
  }
}
