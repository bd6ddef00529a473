import BookModel
import Glibc
import SampleBook
import TestSupport
import Testing

private let book = SampleBook(today: Day(number: 20_778))

struct SampleBookWriteTests {
  @Test func `every file is written as it is and nothing else`() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.path + "/new/library"
    try book.write(to: folder)
    for file in book.files() {
      #expect(
        try TestFile.bytes(of: "\(folder)/\(file.path)") == Array(file.text.utf8),
        "\(file.path)"
      )
    }
    #expect(TestFile.names(in: folder) == ["2026-10-22", "2026-11-14", "2026-11-21"])
  }

  @Test func `an empty folder that exists is filled`() throws {
    let scratch = try TemporaryFolder()
    try book.write(to: scratch.path + "/")
    #expect(TestFile.names(in: scratch.path).count == 3)
  }

  @Test func `a folder with anything in it is left alone`() throws {
    let scratch = try TemporaryFolder()
    unsafe mkdir(scratch.path + "/.hidden", 0o700)
    #expect(throws: SampleBookError.notEmpty(path: scratch.path)) {
      try book.write(to: scratch.path)
    }
    #expect(TestFile.names(in: scratch.path) == [".hidden"])
  }

  @Test(arguments: ["/dev/null/x", "/proc/folio-sample", ""])
  func `a place where no folder can be is named`(path: String) {
    let error = #expect(throws: SampleBookError.self) { try book.write(to: path) }
    guard case .cannotCreate(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `nothing is left of a book that did not fit`() async throws {
    let scratch = try TemporaryFolder()
    await #expect(processExitsWith: .success) { [path = scratch.path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = #expect(throws: SampleBookError.self) { try book.write(to: path) }
      guard case .cannotWrite = error else { exit(9) }
    }
    #expect(TestFile.names(in: scratch.path) == [])
  }
}
