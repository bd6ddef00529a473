#if DEBUG
import Glibc

/// Crashes when a test asks for it, to see that the terminal is put right; not in a release.
enum CrashHook {
  /// The variable that says how to crash.
  static let variable = "FOLIO_CRASH"

  /// Crashes in the way that the environment asks for, if it asks for one.
  static func crashIfAsked(by environment: [String: String]) {
    switch environment[variable] {
    case "abort": abort()
    case "trap": fatalError("as asked")
    case "fault": readNowhere()
    case nil, .some: break
    }
  }

  /// Reads where no memory is.
  private static func readNowhere() {
    guard let nowhere = unsafe UnsafePointer<UInt8>(bitPattern: 8) else { return }
    exit(Int32(unsafe nowhere.pointee))
  }
}
#endif
