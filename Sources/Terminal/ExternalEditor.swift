internal import CTerminal
internal import Glibc

/// The user's own editor, for texts that are longer than a line.
public struct ExternalEditor: Sendable {
  /// The largest text that is taken back, in bytes.
  static let limit = 1 << 20

  /// The editor's name and arguments, by VISUAL, else EDITOR, else `vi`.
  public let command: [String]
  private let environment: [String: String]

  /// Finds out which editor the user has chosen.
  public init(environment: [String: String]) {
    let chosen = ["VISUAL", "EDITOR"].lazy
      .map { (environment[$0] ?? "").split(whereSeparator: \.isWhitespace).map(String.init) }
      .first { !$0.isEmpty }
    command = chosen ?? ["vi"]
    self.environment = environment
  }

  /// Lets the user edit a text, the screen having been left.
  ///
  /// The text is in a file that only the user can read, and that goes away afterwards; line ends at
  /// its end are taken off.
  func edit(_ text: String, suffix: String) throws(EditorError) -> String {
    guard let (file, path) = TemporaryFile.make(environment, suffix: suffix) else { throw .noFile }
    defer { unsafe unlink(path) }
    let isWritten = TemporaryFile.write(Array((text + "\n").utf8), to: file)
    guard close(file) == 0, isWritten else { throw .noFile }
    let status = run(command + [path])
    guard status >= 0 else { throw .notFound(program: command[0]) }
    guard status == 0 else { throw .failed(program: command[0], code: Int(status)) }
    return try Self.text(of: path)
  }

  /// Runs a program in the foreground; returns its exit code, below 0 when it could not be started.
  private func run(_ arguments: [String]) -> Int32 {
    var texts = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var settings = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (texts + settings).forEach { unsafe free($0) } }
    return unsafe ct_run(&texts, &settings)
  }

  private static func text(of path: String) throws(EditorError) -> String {
    // Editors may have put another file in its place.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .noFile }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let room = bytes.count - count
      let taken = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(file, buffer.baseAddress.map { unsafe $0 + count }, room)
      }
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { break }
      count += taken
    }
    guard count <= limit, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw .unreadable
    }
    var rest = text[...]
    while let last = rest.last, last.isNewline { rest.removeLast() }
    return String(rest)
  }
}

extension Terminal {
  /// Leaves the screen to the user's editor for a text; the screen is to be drawn anew afterwards.
  ///
  /// - Parameters:
  ///   - text: The text to begin with.
  ///   - editor: The editor.
  ///   - suffix: How the file's name ends, by which editors know what it holds.
  /// - Returns: The text as it was saved.
  /// - Throws: Why there is none.
  public mutating func edit(
    _ text: String,
    with editor: ExternalEditor,
    suffix: String = ".md"
  ) throws(EditorError) -> String {
    ct_leave()
    defer {
      ct_resume()
      redraw()
    }
    return try editor.edit(text, suffix: suffix)
  }
}

/// Why a text was not edited.
public enum EditorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such program.
  case notFound(program: String)
  /// It ended with an error: what was written is not taken.
  case failed(program: String, code: Int)
  /// No file could be made for the text, or it has gone.
  case noFile
  /// The file is not text any more, or too large.
  case unreadable

  /// The wording.
  public var description: String {
    switch self {
    case .notFound(let program): "there is no editor \(program): set VISUAL or EDITOR"
    case .failed(let program, let code): "\(program) ended with \(code): nothing was changed"
    case .noFile: "no file could be made for the editor"
    case .unreadable: "what the editor saved is not text"
    }
  }
}
