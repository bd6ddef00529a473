/// The ways to put a text on the user's clipboard, by what the program runs in.
///
/// Inside tmux its own buffer, which it passes on; else the clipboard of Wayland or X; else the
/// terminal itself is asked, by the sequence OSC 52, which also reaches through ssh.
public struct Clipboard: Sendable {
  /// One way.
  public enum Way: Hashable, Sendable {
    /// A program that takes the text as its input: its name and arguments.
    case program([String])
    /// A sequence that the terminal takes.
    case sequence
  }

  /// The largest text that terminals take by a sequence, in bytes of its coded form.
  static let sequenceLimit = 74_000

  /// The ways to try, the best first.
  public let ways: [Way]
  private let environment: [String: String]

  /// Chooses the ways.
  public init(environment: [String: String]) {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    var ways: [Way] = []
    if isSet("TMUX") { ways.append(.program(["tmux", "load-buffer", "-w", "-"])) }
    if isSet("WAYLAND_DISPLAY") { ways.append(.program(["wl-copy"])) }
    if isSet("DISPLAY") {
      ways.append(.program(["xclip", "-selection", "clipboard"]))
      ways.append(.program(["xsel", "--clipboard", "--input"]))
    }
    if let type = try? TerminalType(environment: environment, usesColor: false),
      type.answersQueries || type.drawsBlocks
    {
      ways.append(.sequence)
    }
    self.ways = ways
    self.environment = environment
  }

  /// Puts a text on the clipboard by the first way that works.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - send: Writes a sequence to the terminal.
  /// - Returns: The way that was used, for people, such as `tmux`.
  /// - Throws: Why no way worked.
  public func copy(_ text: String, send: (String) -> Void) throws(ClipboardError) -> String {
    var refusal = ClipboardError.noWay
    for way in ways {
      switch way {
      case .program(let arguments):
        let outcome = BackgroundProgram.run(arguments, input: Array(text.utf8), environment)
        if outcome == .ended(0) { return arguments[0] }
        if outcome != .notFound { refusal = .failed(program: arguments[0]) }
      case .sequence:
        guard let sequence = Self.sequence(for: text) else { throw .tooLong }
        send(sequence)
        return "the terminal"
      }
    }
    throw refusal
  }

  /// The sequence that asks a terminal to take a text; nil when it is too long for that.
  static func sequence(for text: String) -> String? {
    let coded = Array(text.utf8).base64
    return coded.utf8.count <= sequenceLimit ? "\u{1B}]52;c;\(coded)\u{07}" : nil
  }
}

/// Why a text is not on the clipboard.
public enum ClipboardError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is neither a clipboard nor a terminal that has one.
  case noWay
  /// The text is longer than terminals take.
  case tooLong
  /// A program that should have taken the text did not.
  case failed(program: String)

  /// The wording.
  public var description: String {
    switch self {
    case .noWay: "no clipboard: neither tmux, Wayland, X nor this terminal has one"
    case .tooLong: "too long for the terminal's clipboard"
    case .failed(let program): "\(program) did not take the text"
    }
  }
}

extension Terminal {
  /// Puts a text on the user's clipboard; returns the way that was used, for people.
  public mutating func copy(_ text: String, to clipboard: Clipboard) throws(ClipboardError)
    -> String
  { try clipboard.copy(text) { Self.send($0) } }
}

extension [UInt8] {
  /// The bytes in the 64 letters of RFC 4648, padded.
  var base64: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var coded: [UInt8] = []
    coded.reserveCapacity((count + 2) / 3 * 4)
    for start in stride(from: 0, to: count, by: 3) {
      let bytes = self[start..<Swift.min(start + 3, count)]
      let bits = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - bytes.count))
      for place in 0..<4 {
        let letter = letters[Int(bits >> UInt32(18 - 6 * place) & 63)]
        coded.append(place <= bytes.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: coded, as: UTF8.self)
  }
}
