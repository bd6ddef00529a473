import JSONReader

/// What a file was taken for by its shape, never by its name.
struct Recognition: Equatable, Sendable {
  /// How the records lie in the file.
  enum Container: Sendable {
    /// Nothing that holds records.
    case none
    /// Objects that hold a list of records, one or several.
    case pages
    /// A list of records.
    case list
    /// Records one after the other, or a single one.
    case values
  }

  /// What the file is.
  var kind: FileKind = .unknown
  /// How the records lie in it.
  var container: Container = .none
  /// Why the file cannot be read at all; nil when it can be, or when only reading will tell.
  var problem: FileProblem?
}

/// Recognizes a file by a look at its first values.
///
/// The look ends as soon as the shape is certain; a file of no known shape is read to its end, to
/// tell what is not JSON from what folio does not know. A file that breaks off or turns out to be
/// no JSON after its shape is certain has no problem here: reading it finds that, and keeps what
/// stands before.
func recognize(_ bytes: FileBytes) -> Recognition {
  bytes.reading { reader in
    var look = FileLook()
    do throws(JSONError) {
      try look.atFile(&reader)
    } catch {
      if look.found.kind == .unknown { look.found.problem = FileProblem(error, in: bytes) }
    }
    return look.found
  }
}
