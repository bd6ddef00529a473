import Glibc

extension SampleBook {
  /// Writes the library into a folder, which is made where it is missing.
  ///
  /// Each snapshot appears under its name when it is whole, never before.
  ///
  /// - Throws: `SampleBookError`; `notEmpty` when anything is in the folder.
  public func write(to folder: String) throws(SampleBookError) {
    try makeFolder(folder)
    guard try names(in: folder).isEmpty else { throw .notEmpty(path: folder) }
    let workshop = folder + "/.sample-\(getpid())"
    do throws(SampleBookError) {
      try fill(workshop)
      for name in try names(in: workshop) {
        guard unsafe rename("\(workshop)/\(name)", "\(folder)/\(name)") == 0 else {
          throw SampleBookError.cannotCreate(path: "\(folder)/\(name)", reason: systemError())
        }
      }
      unsafe rmdir(workshop)
    } catch {
      empty(workshop)
      throw error
    }
  }

  private func fill(_ workshop: String) throws(SampleBookError) {
    try makeFolder(workshop)
    for file in files() {
      let path = "\(workshop)/\(file.path)"
      try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try write(file.text, to: path)
    }
  }

  private func makeFolder(_ folder: String) throws(SampleBookError) {
    var made = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      made += part + "/"
      guard unsafe mkdir(made, 0o777) != 0 else { continue }
      let reason = systemError()
      guard unsafe access(made, F_OK) == 0 else {
        throw .cannotCreate(path: folder, reason: reason)
      }
    }
  }

  private func write(_ text: String, to path: String) throws(SampleBookError) {
    let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: systemError()) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWhole = rest.isEmpty && fsync(descriptor) == 0
    let reason = systemError()
    guard close(descriptor) == 0, isWhole else { throw .cannotWrite(path: path, reason: reason) }
  }

  /// Removes what an attempt that failed has left, as far as that can be.
  private func empty(_ folder: String) {
    for name in (try? names(in: folder)) ?? [] {
      let path = "\(folder)/\(name)"
      if unsafe unlink(path) != 0 { empty(path) }
    }
    unsafe rmdir(folder)
  }

  /// Returns the names in a folder, sorted.
  private func names(in folder: String) throws(SampleBookError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw .cannotCreate(path: folder, reason: systemError())
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          unsafe String(cString: characters)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// The last error of the system in words.
private func systemError() -> String { unsafe String(cString: strerror(errno)) }
