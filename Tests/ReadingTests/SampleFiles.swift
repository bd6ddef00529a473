import TestSupport

/// Files to read: the samples, and what else lies about in folders.
enum SampleFiles {
  /// A file with the path to show.
  typealias File = (path: String, bytes: [UInt8])

  private static let tests = String(#filePath.dropLast("ReadingTests/SampleFiles.swift".count))

  /// The folder of the samples.
  static let folder = tests + "SnapshotIOTests/Samples"

  /// The folder of what is on file for these tests.
  static let verdicts = tests + "ReadingTests/Verdicts"

  /// Every sample by path, the folders in the order of their names.
  static func all() throws -> [File] {
    try TestFile.names(in: folder).flatMap { part in
      try TestFile.names(in: "\(folder)/\(part)").map { name in
        (path: "\(part)/\(name)", bytes: try TestFile.bytes(of: "\(folder)/\(part)/\(name)"))
      }
    }
  }

  /// Files that are no JSON, as they come to lie beside snapshots.
  static let foreign: [File] = [
    ("foreign/_generate.py", Array("#!/usr/bin/env python3\nimport json\n".utf8)),
    ("foreign/accounts.csv", Array("id,name,mrr\n1,Halcyon Freight,31250\n".utf8)),
    ("foreign/dashboard.pdf", Array("%PDF-1.7\n%\u{E2}\n".utf8)),
    ("foreign/export.tar", Array(repeating: 0x61, count: 257) + Array("ustar".utf8)),
    ("foreign/export.zip", [0x50, 0x4B, 3, 4, 20, 0, 8, 0]),
    ("foreign/login.html", Array("\r\n  <!DOCTYPE html><html>".utf8)),
    ("foreign/notes.md", Array("# Notes\n\n- call Halcyon\n".utf8)),
    ("foreign/noise.bin", [0x80, 0x81, 0xFF, 0, 1, 2]),
    ("foreign/screen.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("foreign/twice.json.gz.gz", SampleFiles.gzip([0x1F, 0x8B, 8, 0])),
    ("foreign/usage.jsonc", Array("// usage\n[{\"pings.mau\": 1}]\n".utf8)),
    ("foreign/utf16be.json", [0, 0x5B, 0, 0x5D]),
    ("foreign/utf32.json", [0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0]),
  ]

  /// Returns the bytes as a gzip file that is packed no smaller.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] { Gzip.packed(bytes) }
}
