/// What one cell shows: a base character with up to three combining marks, one or two columns wide.
///
/// Plain data without a heap part, so that a frame of them is cheap to copy and to compare.
public struct Glyph: Hashable, Sendable {
  /// The base character.
  public var base: Unicode.Scalar
  /// The combining marks, 21 bits each from the lowest; 0 for none.
  private var packedMarks: UInt64
  /// The columns it takes: 1 or 2.
  public var width: Int { Int(storedWidth) }
  private var storedWidth: UInt8

  /// Creates a glyph as it is; `glyphs(of:)` is the way from text, which may be hostile.
  ///
  /// Marks after the third are left out.
  public init(_ base: Unicode.Scalar, marks: [Unicode.Scalar] = [], width: Int = 1) {
    self.base = base
    self.packedMarks = marks.prefix(3).reversed().reduce(0) { $0 << 21 | UInt64($1.value) }
    self.storedWidth = width == 2 ? 2 : 1
  }

  /// A blank.
  public static let space = Glyph(" ")

  /// Adds a combining mark; a fourth is left out.
  mutating func add(_ mark: Unicode.Scalar) {
    let shift = packedMarks == 0 ? 0 : packedMarks < 1 << 21 ? 21 : packedMarks < 1 << 42 ? 42 : 63
    guard shift < 63 else { return }
    packedMarks |= UInt64(mark.value) << shift
  }

  /// Whether no combining marks are on it.
  public var isPlain: Bool { packedMarks == 0 }

  /// The combining marks.
  public var marks: [Unicode.Scalar] {
    var rest = packedMarks
    var marks: [Unicode.Scalar] = []
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) { marks.append(mark) }
      rest >>= 21
    }
    return marks
  }
}

extension Glyph {
  /// The characters: the base and its marks.
  public var text: String {
    if isPlain { return String(base) }
    var scalars = String.UnicodeScalarView([base])
    scalars.append(contentsOf: marks)
    return String(scalars)
  }
}

extension Sequence<Glyph> {
  /// The characters of the glyphs.
  public var text: String { map(\.text).joined() }
}
