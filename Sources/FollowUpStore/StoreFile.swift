import Glibc

/// The file of a store and its folder, as the system knows them.
///
/// The file is never opened here once SQLite may have it open: closing any descriptor of a file
/// gives up the locks that the process has on it.
struct StoreFile {
  let path: String

  /// The folder that the file lies in.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the file, readable by its owner only, and the folders above it where they are missing.
  func prepare() throws(FollowUpStoreError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .cannotCreate(path: path, reason: "it is no file name")
    }
    if let kind = try kind() {
      guard kind == S_IFREG else { throw .foreign(path: path) }
      guard unsafe access(path, R_OK | W_OK) == 0, unsafe access(folder, W_OK) == 0 else {
        throw .notWritable(path: path)
      }
    } else {
      try makeFolder(folder)
      try make()
    }
    keepPrivate()
  }

  /// Returns what is at the path, as the mode's file type; nil when nothing is.
  private func kind() throws(FollowUpStoreError) -> mode_t? {
    var status = stat()
    if unsafe stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    guard errno == ENOENT else { throw .cannotCreate(path: path, reason: systemError()) }
    return nil
  }

  private func makeFolder(_ folder: String) throws(FollowUpStoreError) {
    var made = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      made += part + "/"
      guard unsafe mkdir(made, 0o700) != 0 else { continue }
      // Folders that exist answer in many ways, one on a read-only system among them.
      let reason = systemError()
      guard unsafe access(made, F_OK) == 0 else { throw .cannotCreate(path: path, reason: reason) }
    }
  }

  private func make() throws(FollowUpStoreError) {
    let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw .cannotCreate(path: path, reason: systemError())
    }
  }

  /// Takes the rights of others away from the file and its companions, where there are any.
  private func keepPrivate() {
    for suffix in ["", "-wal", "-shm"] { unsafe chmod(path + suffix, 0o600) }
  }

  /// Runs `body` while no other program that uses the store does the same.
  ///
  /// The lock is on the folder, so that no file of its own is left behind; where a system cannot
  /// lock folders, SQLite's own locks still keep the data whole.
  func withLock<Value>(
    _ body: () throws(FollowUpStoreError) -> Value
  ) throws(FollowUpStoreError) -> Value {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A signal, such as that of a window's new size, must not let us go on without the lock.
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    defer { if descriptor >= 0 { close(descriptor) } }
    return try body()
  }

  /// Whether nothing is at the path.
  var isMissing: Bool { unsafe access(path, F_OK) != 0 }

  /// Waits until the file is on the disk.
  func synchronize() throws(FollowUpStoreError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw .cannotCreate(path: path, reason: systemError())
    }
  }

  /// Gives the file another name, in place of what may have that name.
  func move(to other: StoreFile) throws(FollowUpStoreError) {
    guard unsafe rename(path, other.path) == 0 else {
      throw .cannotCreate(path: other.path, reason: systemError())
    }
  }

  /// Removes the file, if it is there.
  func remove() { unsafe unlink(path) }
}

/// The last error of the system in words.
private func systemError() -> String { unsafe String(cString: strerror(errno)) }
