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

  /// The file's name in its folder.
  var name: Substring { path.split(separator: "/").last ?? "" }

  /// What was found at the path.
  enum Finding {
    case new, writable, readOnly
  }

  /// Makes the file, readable by its owner only, and the folders above it where they are missing.
  func prepare() throws(FollowUpStoreError) -> Finding {
    var finding = Finding.writable
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .cannotCreate(path: path, reason: "it is no file name")
    }
    if let kind = try kind() {
      guard kind == S_IFREG else { throw .foreign(path: path) }
      guard unsafe access(path, R_OK) == 0 else {
        throw .failed(path: path, reason: systemError())
      }
      guard isWritable else { return .readOnly }
    } else {
      try makeFolder(folder)
      try make()
      finding = .new
    }
    keepPrivate()
    return finding
  }

  /// Whether the file and its folder may be written, as SQLite needs it.
  var isWritable: Bool {
    guard unsafe access(path, W_OK) == 0 else { return false }
    return unsafe access(folder, W_OK) == 0
  }

  /// The file's companions, in which SQLite keeps what is not in the file yet.
  var companions: [StoreFile] { ["-wal", "-shm"].map { StoreFile(path: path + $0) } }

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
  ///
  /// - Throws: `busy` when another program holds the lock for longer than five seconds.
  func withLock<Value>(
    _ body: () throws(FollowUpStoreError) -> Value
  ) throws(FollowUpStoreError) -> Value {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 {
      let start = ContinuousClock.now
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
        let waited = ContinuousClock.now - start
        guard waited < .seconds(5) else { throw .busy(path: path) }
        // Shortly at first, since an append takes a millisecond.
        usleep(waited < .milliseconds(20) ? 200 : 2000)
      }
    }
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

  /// Waits until the names in the file's folder are on the disk; a system that cannot is forgiven.
  func synchronizeFolder() {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes the file, if it is there.
  func remove() { unsafe unlink(path) }

  /// Removes the file and its companions, if they are there.
  func removeAll() {
    remove()
    for suffix in ["-wal", "-shm", "-journal"] { StoreFile(path: path + suffix).remove() }
  }

  /// The file beside it in which its contents are made before it gets them as a whole.
  var temporary: StoreFile { StoreFile(path: "\(path).\(getpid()).part") }

  /// Whether it is what a program that was killed left of making a file: a `temporary` one of any
  /// process, no longer written for a day.
  private var isAbandoned: Bool {
    let endings = [".part", ".part-wal", ".part-shm", ".part-journal"]
    guard let ending = endings.first(where: path.hasSuffix) else { return false }
    // Others name files so too: a browser what it has not loaded whole.
    let process = path.dropLast(ending.count).split(separator: ".").last ?? ""
    guard process.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    var status = stat()
    return unsafe stat(path, &status) == 0 && time(nil) - status.st_mtim.tv_sec > 86_400
  }

  /// Removes what killed programs left in a folder, of files whose names begin so.
  static func removeAbandoned(in folder: String, beginning: String = "") {
    for name in names(in: folder) where name.hasPrefix(beginning) {
      let file = StoreFile(path: "\(folder)/\(name)")
      if file.isAbandoned { file.remove() }
    }
  }
}

/// A folder of this process's own for what it has to copy before it can read it.
struct PrivateFolder {
  let path: String

  /// Makes a folder that nobody else can read, below `TMPDIR`.
  init() throws(FollowUpStoreError) {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let template = (base.hasPrefix("/") ? base : "/tmp") + "/folio-store-XXXXXX"
    var name = Array(template.utf8CString)
    guard unsafe mkdtemp(&name) != nil else {
      throw .cannotCreate(path: template, reason: systemError())
    }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder and the files in it.
  func remove() {
    for name in StoreFile.names(in: path) { StoreFile(path: "\(path)/\(name)").remove() }
    unsafe rmdir(path)
  }
}

/// What tells a file from another one that took its place.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t
  private let size: off_t
  private let seconds: Int
  private let nanoseconds: Int

  /// Looks at the file; nil when there is none.
  ///
  /// `content` takes its size and time in, too.
  init?(_ file: StoreFile, content: Bool = false) {
    var status = stat()
    guard unsafe stat(file.path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
    size = content ? status.st_size : 0
    seconds = content ? status.st_mtim.tv_sec : 0
    nanoseconds = content ? status.st_mtim.tv_nsec : 0
  }
}

extension StoreFile {
  /// The file's size in bytes; nil when there is none.
  var size: Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Gives the file a second name, unless something has that name; returns whether it has it.
  func link(to other: StoreFile) -> Bool { unsafe Glibc.link(path, other.path) == 0 }

  /// Makes a folder that its owner alone can read, unless it is there.
  static func makePrivateFolder(_ path: String) { unsafe mkdir(path, 0o700) }

  /// Returns the names in a folder, sorted; none without the folder.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Copies the file as it is, byte by byte; nothing must have it open that holds locks on it.
  func copyBytes(to other: StoreFile) throws(FollowUpStoreError) {
    let source = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw .failed(path: path, reason: systemError()) }
    defer { close(source) }
    let target = unsafe open(other.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw .cannotCreate(path: other.path, reason: systemError()) }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe read(source, &buffer, buffer.count)
      if count == 0 { return }
      guard count > 0 else { throw .failed(path: path, reason: systemError()) }
      guard unsafe write(target, buffer, count) == count else {
        throw .cannotCreate(path: other.path, reason: systemError())
      }
    }
  }
}

extension StoreFile {
  /// Returns the first bytes of the file; nil where there are fewer.
  func firstBytes(_ count: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    return unsafe read(descriptor, &bytes, count) == count ? bytes : nil
  }

  /// Writes bytes over the first ones of the file; returns whether they are there.
  func overwrite(with bytes: [UInt8]) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return unsafe write(descriptor, bytes, bytes.count) == bytes.count
  }
}

/// The last error of the system in words.
private func systemError() -> String { unsafe String(cString: strerror(errno)) }
