/// A key press.
public enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Character)
  /// A letter with Control, in lower case.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  case function(Int)
  /// Text pasted as one piece.
  case paste(String)
}

/// Something the mouse did, at a cell counted from 0.
public struct MouseEvent: Hashable, Sendable {
  /// What it did.
  public enum Kind: Hashable, Sendable {
    case press, doubleClick, wheelUp, wheelDown
  }

  /// What it did.
  public var kind: Kind
  /// The row from the top.
  public var row: Int
  /// The column from the left.
  public var column: Int

  /// Creates a mouse event.
  public init(_ kind: Kind, row: Int, column: Int) {
    self.kind = kind
    self.row = row
    self.column = column
  }
}
