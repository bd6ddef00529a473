import Glibc

/// Writes the small files that folio keeps for itself.
enum StateFile {
  /// Replaces a file at once, readable by the user alone, with the folders above it.
  ///
  /// Whoever reads it meanwhile, and whoever finds it after a loss of power, has the old text or the
  /// new one.
  static func write(_ text: String, to path: String) throws(StateFileError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try makeFolder(folder)
    let draft = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StateFileError(path: path, number: errno) }
    let isWritten = write(Array(text.utf8), to: file) && fsync(file) == 0
    let problem = errno
    close(file)
    guard isWritten, unsafe rename(draft, path) == 0 else {
      let number = isWritten ? errno : problem
      unsafe unlink(draft)
      throw StateFileError(path: path, number: number)
    }
  }

  /// Makes a folder for the user alone, and those above it.
  static func makeFolder(_ path: String) throws(StateFileError) {
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw StateFileError(path: path, number: errno)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw StateFileError(path: path, number: errno)
    }
  }

  /// Gives a file another name, one that is not taken; returns it, nil when it cannot be.
  static func setAside(_ path: String) -> String? {
    for number in 1...99 {
      let other = number == 1 ? "\(path).damaged" : "\(path).damaged-\(number)"
      // A link is refused where the name is taken: nothing is ever written over.
      guard unsafe link(path, other) == 0 else {
        if errno == EEXIST { continue }
        return nil
      }
      unsafe unlink(path)
      return other
    }
    return nil
  }

  /// Writes all of some bytes, and says whether they were written.
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// Why a file that folio keeps for itself was not written.
public struct StateFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// The system's number for the reason.
  public var number: Int32

  /// The file and the system's words for the reason.
  public var description: String {
    "\(path): "
      + (unsafe strerror(number).map { unsafe String(cString: $0) } ?? "cannot be written")
  }
}

extension String {
  /// The text in double quotes, as both JSON and YAML read it.
  var quotedForState: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: quoted += "\\\(scalar)"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
