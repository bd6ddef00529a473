/// The screens beside the Book, each with its own state.
///
/// This is the one place that knows which value belongs to which screen.
struct Screens: Equatable, Sendable {
  /// What a screen was worked out from.
  struct Stamp: Equatable, Sendable {
    /// The number of the change of the customers shown.
    var customers = 0
    /// The number of the change of the follow-ups.
    var followUps = 0
    /// The number of the change of what older snapshots tell.
    var past = 0
    /// The number of the change of what the Changes screen compares with.
    var comparison = 0
  }

  /// What is to be done, and when.
  var followUps = FollowUpsScreen()
  /// How the product is used.
  var usage = UsageScreen()
  /// What renews when.
  var renewals = RenewalsScreen()
  /// What differs from an older snapshot.
  var changes = ChangesScreen()
  /// The reports there are.
  var reports = ReportsScreen()

  /// What each screen shows is of.
  private var stamps: [Screen: Stamp] = [:]

  /// What a screen shows; nil for the Book.
  subscript(screen: Screen) -> (any ScreenContent)? {
    get {
      switch screen {
      case .book: nil
      case .followUps: followUps
      case .usage: usage
      case .renewals: renewals
      case .changes: changes
      case .reports: reports
      }
    }
    set {
      switch screen {
      case .book: break
      case .followUps: if let content = newValue as? FollowUpsScreen { followUps = content }
      case .usage: if let content = newValue as? UsageScreen { usage = content }
      case .renewals: if let content = newValue as? RenewalsScreen { renewals = content }
      case .changes: if let content = newValue as? ChangesScreen { changes = content }
      case .reports: if let content = newValue as? ReportsScreen { reports = content }
      }
    }
  }

  /// Works a screen out anew, unless it is up to date.
  mutating func refresh(_ screen: Screen, _ scene: Scene, at now: Stamp) {
    guard var content = self[screen] else { return }
    var stamp = now
    if !type(of: content).dependsOnFollowUps { stamp.followUps = 0 }
    if !type(of: content).dependsOnPast { (stamp.past, stamp.comparison) = (0, 0) }
    guard stamps[screen] != stamp else { return }
    content.refresh(scene)
    self[screen] = content
    stamps[screen] = stamp
  }

  /// Has a screen worked out anew when it is seen next.
  mutating func forget(_ screen: Screen) { stamps[screen] = nil }
}
