import Reports
import SnapshotIO
import Testing

/// What folio says of every sample, alone and with all the others, as it is on file in `Verdicts`.
struct VerdictTests {
  @Test func `each file alone gets its verdict`() throws {
    let files = try SampleFiles.all() + SampleFiles.foreign
    #expect(files.count > 90)
    let verdicts = try files.map { try Verdict(of: [$0]).summary }
    try expectGolden(verdicts.joined(separator: "\n"), "alone.txt")
  }

  @Test func `all files together get the same verdicts, and make one book`() throws {
    let files = try SampleFiles.all() + SampleFiles.foreign
    let together = try Verdict(of: files)
    try expectGolden(together.printed.text(.table), "together.txt")
    try expectGolden(together.printed.text(.json), "together.json")
    try expectGolden(together.list ?? "", "together-list.json")
    #expect(together.exitCode == 0)
    let reports = together.check.report.files
    #expect(reports.map(\.path) == files.map(\.path).sorted())
    for file in files {
      let alone = try Verdict(of: [file]).check.report.files
      let beside = reports.filter { $0.path == file.path }
      #expect(
        alone.map(\.kind) == beside.map(\.kind) && alone.map(\.records) == beside.map(\.records)
      )
      #expect(alone.map(\.error) == beside.map(\.error), "\(file.path)")
      #expect(alone.map(\.skipped) == beside.map(\.skipped), "\(file.path)")
    }
  }

  @Test func `no hostile file takes a good record from beside it`() throws {
    let good = try SampleFiles.all().filter {
      ["vitally/accounts_page1.json", "vitally/accounts_page2.json", "looker/usage.json"]
        .contains($0.path)
    }
    let expected = try Verdict(of: good).list
    // Those that hold no account and no row of these customers cannot change their book.
    let others = try SampleFiles.all().filter { file in
      file.path.hasPrefix("hostile/") && (try? Verdict(of: [file]).exitCode == 66) == true
    }
    for file in others + SampleFiles.foreign {
      #expect(try Verdict(of: good + [file]).list == expected, "\(file.path)")
    }
    #expect(others.count > 5)
  }
}
