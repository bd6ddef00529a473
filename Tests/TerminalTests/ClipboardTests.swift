import Glibc
import PseudoTerminal
import TestSupport
import Testing

@testable import Terminal

struct ClipboardTests {
  private static let tmux = Clipboard.Way.program(["tmux", "load-buffer", "-w", "-"])
  private static let wayland = Clipboard.Way.program(["wl-copy"])
  private static let xclip = Clipboard.Way.program(["xclip", "-selection", "clipboard"])
  private static let xsel = Clipboard.Way.program(["xsel", "--clipboard", "--input"])

  @Test(
    arguments: [
      (["TERM": "xterm-256color"], [.sequence]),
      (["TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"], [tmux, .sequence]),
      (["TERM": "xterm", "DISPLAY": ":0"], [xclip, xsel, .sequence]),
      (
        ["TERM": "foot", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"],
        [wayland, xclip, xsel, .sequence]
      ),
      (["TERM": "linux"], []), (["TERM": "vt100", "TMUX": ""], []), ([:], []),
      (["TERM": "dumb"], []),
    ] as [([String: String], [Clipboard.Way])]
  )
  func `the best way for the surroundings comes first`(
    environment: [String: String],
    ways: [Clipboard.Way]
  ) {
    #expect(Clipboard(environment: environment).ways == ways)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é€😀", "w6nigqzwn5iA"),
  ])
  func `a text is coded as the sequence wants it`(text: String, coded: String) {
    #expect(Clipboard.sequence(for: text) == "\u{1B}]52;c;\(coded)\u{07}")
  }

  @Test func `no text is sent that a terminal would cut`() {
    #expect(Clipboard.sequence(for: String(repeating: "a", count: 55_000)) != nil)
    #expect(Clipboard.sequence(for: String(repeating: "a", count: 56_000)) == nil)
    var sent = ""
    #expect(throws: ClipboardError.tooLong) {
      try Clipboard(environment: ["TERM": "xterm"])
        .copy(String(repeating: "a", count: 56_000)) { sent += $0 }
    }
    #expect(sent.isEmpty)
  }

  /// A folder of programs, and an environment in which only those are found.
  private func programs(_ scripts: [String: String]) throws -> (TemporaryFolder, [String: String]) {
    let folder = try TemporaryFolder()
    for (name, script) in scripts {
      let path = try folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
      #expect(unsafe chmod(path, 0o700) == 0)
    }
    return (
      folder,
      [
        "PATH": folder.file("bin"), "TERM": "linux", "TMPDIR": folder.path, "DISPLAY": ":0",
        "TMUX": "t",
      ]
    )
  }

  @Test func `a program gets the text as its input`() throws {
    let text = "a \u{1B}[31m'b' $(c)\né\n" + String(repeating: "x", count: 200_000)
    let (folder, environment) = try programs(["tmux": "/bin/cat > \"$TMPDIR/got-$*\""])
    #expect(try Clipboard(environment: environment).copy(text) { _ in } == "tmux")
    #expect(try TestFile.bytes(of: folder.file("got-load-buffer -w -")) == Array(text.utf8))
    #expect(TestFile.names(in: folder.path) == ["bin", "got-load-buffer -w -"])
  }

  @Test func `the next way is tried when one fails`() throws {
    let (folder, environment) = try programs(["tmux": "exit 3", "xsel": "/bin/cat > \"$TMPDIR/x\""])
    #expect(try Clipboard(environment: environment).copy("t") { _ in } == "xsel")
    #expect(try TestFile.bytes(of: folder.file("x")) == Array("t".utf8))
    let (kept, failing) = try programs(["tmux": "exit 3"])
    _ = withExtendedLifetime(kept) {
      #expect(throws: ClipboardError.failed(program: "tmux")) {
        try Clipboard(environment: failing).copy("t") { _ in }
      }
    }
    #expect(throws: ClipboardError.noWay) { try Clipboard(environment: [:]).copy("t") { _ in } }
  }

  @Test(arguments: [
    ("https://example.com/a?b=c&d=%20", true), ("HTTP://example.com", true), ("https://", false),
    ("file:///etc/passwd", false), ("-x", false), ("https://a b", false), ("https://a\nb", false),
    ("javascript:alert(1)", false), ("", false), ("https://é.example", true),
  ])
  func `only addresses of the web are opened`(address: String, isOpened: Bool) throws {
    let (folder, environment) = try programs([
      "xdg-open": "printf '%s|' \"$@\" > \"$TMPDIR/opened\""
    ])
    var opener = LinkOpener(environment: environment)
    guard isOpened else {
      #expect(throws: LinkError.notOfTheWeb) { try opener.open(address) }
      return
    }
    try opener.open(address)
    #expect(try TestFile.bytes(of: folder.file("opened")) == Array("\(address)|".utf8))
  }

  @Test func `a browser that fails or is missing is told`() throws {
    let (kept, failing) = try programs(["open": "exit 4"])
    var opener = LinkOpener(environment: failing)
    _ = withExtendedLifetime(kept) {
      #expect(throws: LinkError.failed(program: "open")) { try opener.open("https://a.example") }
    }
    let (_, none) = try programs([:])
    var nobody = LinkOpener(environment: none)
    #expect(throws: LinkError.noProgram) { try nobody.open("https://a.example") }
  }

  @Test func `a browser that stays does not hold up the screen`() throws {
    let (kept, environment) = try programs(["xdg-open": "exec /bin/sleep 3"])
    var opener = LinkOpener(environment: environment)
    let time = try withExtendedLifetime(kept) {
      try ContinuousClock().measure { try opener.open("https://a.example") }
    }
    #expect(time < .seconds(3))
    // What is left unreaped keeps the testing library from seeing its own processes end.
    while opener.reap() { usleep(50_000) }
  }

  @Test(
    arguments: [
      ([:], ["vi"]), (["EDITOR": "nano"], ["nano"]),
      (["EDITOR": "nano", "VISUAL": "code -w"], ["code", "-w"]),
      (["VISUAL": " ", "EDITOR": "ed"], ["ed"]),
    ] as [([String: String], [String])]
  )
  func `the editor is the user's`(environment: [String: String], command: [String]) {
    #expect(ExternalEditor(environment: environment).command == command)
  }
}

/// The editor and the clipboard at a real terminal.
@Suite(.serialized)
struct LeavingTheScreenTests {
  private func probe(_ environment: [String: String]) -> PseudoTerminal {
    let terminal = PseudoTerminal(type: "xterm-256color", environment: environment)
    #expect(terminal.wait(for: "\u{1B}[c"))
    terminal.type("\u{1B}[1;1R\u{1B}[1;2R\u{1B}[?62;22c")
    #expect(terminal.wait(for: "ready"))
    return terminal
  }

  private func end(_ terminal: PseudoTerminal) {
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.hasFirstModes)
  }

  @Test func `an editor has the terminal, and its text comes back`() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "#!/bin/sh\n/bin/stty -a > $TMPDIR/modes\n/bin/cat \"$1\" > $TMPDIR/seen\n/bin/ls -l \"$1\" > $TMPDIR/list\n"
        + "printf 'one\\ntwo é\\n\\n' > \"$1\"\n",
      to: "editor"
    )
    #expect(unsafe chmod(script, 0o700) == 0)
    let terminal = probe(["EDITOR": script, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin"])
    terminal.type("v")
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    #expect(terminal.wait(for: "\u{1B}[?1049h"))
    #expect(terminal.wait(for: "edited one"))
    #expect(try TestFile.bytes(of: folder.file("seen")) == Array("before\n".utf8))
    let modes = String(decoding: try TestFile.bytes(of: folder.file("modes")), as: UTF8.self)
    #expect(modes.contains(" icanon") && modes.contains(" echo "))
    let list = String(decoding: try TestFile.bytes(of: folder.file("list")), as: UTF8.self)
    #expect(list.hasPrefix("-rw-------") && list.contains(".md"))
    #expect(TestFile.names(in: folder.path) == ["editor", "list", "modes", "seen"])
    terminal.type("\u{1B}OA")
    #expect(terminal.wait(for: "Key.up"))
    end(terminal)
  }

  @Test(arguments: [
    ("/bin/false", "/bin/false ended with 1"), ("/nonexistent/editor", "there is no editor"),
  ])
  func `an editor that fails changes nothing`(editor: String, words: String) {
    let terminal = probe(["EDITOR": editor])
    terminal.type("v")
    #expect(terminal.wait(for: words))
    end(terminal)
  }

  @Test func `Control-C in the editor is not for folio`() throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "#!/bin/sh\ntrap 'printf caught > \"$1\"; exit 0' INT\nprintf waiting\nwhile :; do /bin/sleep 0.1; done\n",
      to: "editor"
    )
    #expect(unsafe chmod(script, 0o700) == 0)
    let terminal = probe(["EDITOR": script, "TMPDIR": folder.path])
    terminal.type("v")
    #expect(terminal.wait(for: "waiting"))
    terminal.type("\u{03}")
    #expect(terminal.wait(for: "edited caught"))
    end(terminal)
  }

  @Test func `the terminal is asked to take a copy`() {
    let terminal = probe([:])
    terminal.type("c")
    #expect(terminal.wait(for: "\u{1B}]52;c;Y29waWVkIMOp\u{07}"))
    #expect(terminal.wait(for: "the terminal"))
    end(terminal)
  }
}
