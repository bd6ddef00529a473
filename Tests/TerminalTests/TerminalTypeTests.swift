import Canvas
import Testing

@testable import Terminal

/// TERM, COLORTERM, and the names given to ncurses.
private let types: [(type: String, colors: String, names: [String])] = [
  ("xterm-256color", "", ["xterm-256color", "xterm-256color"]),
  ("xterm-256color", "truecolor", ["folio-xterm-direct", "xterm-256color", "xterm-256color"]),
  ("xterm-kitty", "24bit", ["folio-xterm-direct", "xterm-kitty", "xterm-256color"]),
  ("tmux-256color", "truecolor", ["folio-tmux-direct", "folio-tmux", "tmux-256color"]),
  ("screen-256color", "", ["folio-tmux", "screen-256color"]),
  ("screen", "", ["screen"]),
  ("linux", "truecolor", ["linux"]),
  ("vt100", "", ["vt100"]),
  ("rxvt-unicode-256color", "yes", ["rxvt-unicode-256color"]),
]

struct TerminalTypeTests {
  @Test(arguments: types)
  func `the best description of a terminal comes first`(
    _ example: (type: String, colors: String, names: [String])
  ) throws {
    let environment = ["TERM": example.type, "COLORTERM": example.colors]
    let type = try TerminalType(environment: environment, usesColor: true)
    #expect(type.candidates.map(\.name) == example.names)
    let plain = try TerminalType(environment: environment, usesColor: false)
    #expect(!plain.candidates.contains { $0.name.hasSuffix("direct") })
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux", true), ("st-256color", true), ("st", true),
    ("stv52", false), ("linux", false), ("vt220", false),
  ])
  func `consoles are not trusted with blocks`(_ name: String, draws: Bool) throws {
    let type = try TerminalType(environment: ["TERM": name], usesColor: true)
    #expect(type.drawsBlocks == draws)
  }

  @Test(arguments: [[:], ["TERM": ""], ["TERM": "dumb"]])
  func `a terminal that cannot place text is refused`(_ environment: [String: String]) {
    #expect(throws: TerminalError.plainTerminal(type: environment["TERM"] ?? "")) {
      try TerminalType(environment: environment, usesColor: true)
    }
  }

  @Test(
    arguments: [
      (.auto, [:], true), (.auto, ["NO_COLOR": "1"], false), (.auto, ["NO_COLOR": ""], true),
      (.auto, ["CLICOLOR": "0"], false), (.auto, ["CLICOLOR": "0", "CLICOLOR_FORCE": "1"], true),
      (.auto, ["CLICOLOR_FORCE": "0", "CLICOLOR": "0"], false),
      (.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      (.always, ["NO_COLOR": "1"], true), (.never, ["CLICOLOR_FORCE": "1"], false),
    ] as [(ColorMode, [String: String], Bool)]
  )
  func `what the user asks for comes before the conventions`(
    _ mode: ColorMode,
    environment: [String: String],
    usesColor: Bool
  ) {
    #expect(mode.usesColor(environment: environment) == usesColor)
  }

  @Test(
    arguments: [
      ("\u{1B}[1;1R\u{1B}[1;2R\u{1B}[?1;2c", 1, nil, ""),
      ("\u{1B}[1;1R\u{1B}[1;3R\u{1B}[?62c", 2, nil, ""),
      ("\u{1B}]11;rgb:1e1e/2020/3030\u{1B}\\\u{1B}[?62c", nil, RGB(0x1E2030), ""),
      ("\u{1B}]11;rgb:ff/80/00\u{07}", nil, RGB(0xFF8000), ""),
      ("\u{1B}]11;rgb:f/8/0\u{07}", nil, RGB(0xFF8800), ""),
      ("\u{1B}]11;rgb:zz/8/0\u{07}", nil, nil, ""), ("\u{1B}[1;80R\u{1B}[2;1R", nil, nil, ""),
      ("j\u{1B}[1;1R\u{1B}[A\u{1B}[1;2Rk", 1, nil, "j\u{1B}[Ak"),
      ("\u{1B}", nil, nil, "\u{1B}"), ("\u{1B}[1;", nil, nil, "\u{1B}[1;"), ("", nil, nil, ""),
      ("\u{1B}[1;-9223372036854775808R\u{1B}[1;9R", nil, nil, ""),
    ] as [(String, Int?, RGB?, String)]
  )
  func `a terminal's answers are told from keys`(
    _ reply: String,
    width: Int?,
    background: RGB?,
    typed: String
  ) {
    let probe = Probe(reply: Array(reply.utf8))
    #expect(probe.triangleWidth == width)
    #expect(probe.background == background)
    #expect(probe.typed == Array(typed.utf8))
  }

  @Test(arguments: TerminalDescription.allCases)
  func `our descriptions are compiled and named as they say`(_ description: TerminalDescription) {
    let text = description.compiled
    #expect(text.hasPrefix("b64:"))
    let digits = text.dropFirst(4).prefix { $0 != "=" }
    #expect(digits.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/".contains($0)) })
    #expect(text.utf8.count < 8192)
  }

  @Test(arguments: [
    (TerminalError.notATerminal, "the dashboard needs a terminal for its input and its output"),
    (.unknownType("a\u{1B}b"), "unknown terminal type \"ab\""),
    (.plainTerminal(type: ""), "TERM is not set"),
    (.noPipe, "no file descriptors"),
  ])
  func `an error says what is wrong`(_ error: TerminalError, words: String) {
    #expect(error.description.contains(words))
  }

  @Test func `an ending has the exit code of its signal`() {
    let endings: [(Ending, Int32)] = [
      (.hangup, 129), (.interrupt, 130), (.quit, 131), (.terminate, 143),
    ]
    for (ending, code) in endings { #expect(ending.exitCode == code) }
  }
}
