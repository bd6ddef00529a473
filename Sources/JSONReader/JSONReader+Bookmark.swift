extension JSONReader {
  /// A place in the bytes to come back to.
  public struct Bookmark {
    fileprivate let offset: Int
    fileprivate let frames: [Frame]
  }

  /// The place the reader has reached, to come back to when what follows must be known first.
  public var bookmark: Bookmark { Bookmark(offset: offset, frames: frames) }

  /// Goes to a place that this reader has been at.
  public mutating func go(to bookmark: Bookmark) {
    offset = min(bookmark.offset, count)
    frames = bookmark.frames
  }

  /// Goes back to the beginning of the value just read, to read it again in another way.
  ///
  /// `start` is where the value began, in the array, the object or the text that the reader is in.
  public mutating func goBack(toValueAt start: Int) { offset = max(0, min(start, offset)) }
}
