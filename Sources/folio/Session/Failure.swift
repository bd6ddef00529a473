import ArgumentParser
import Glibc

/// Why a command ends without doing its work: what to say, and the exit code.
struct Failure: Error {
  /// The exit codes of the contract, after sysexits(3).
  enum Code: Int32 {
    case usage = 64
    case wrongData = 65
    case noSnapshot = 66
    case cannotCreate = 73
    case cannotWrite = 74
    case wrongConfiguration = 78
  }

  /// What is wrong, in one line, without the program's name.
  var message: String
  /// What to do about it, a line each.
  var remedy: [String] = []
  /// How the program ends.
  var code: Code
}

extension Failure {
  /// Runs a command's work; tells a failure on standard error and ends with its code.
  static func telling(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let failure as Failure {
      tell(failure.message)
      for line in failure.remedy { StandardError.write("       \(line)\n") }
      throw ExitCode(failure.code.rawValue)
    }
  }

  /// Tells a line on standard error.
  static func tell(_ line: String) { StandardError.write("folio: \(line)\n") }
}

extension ExitCode {
  /// The command did its work, and the answer is no: nothing matched, or a check found something.
  static let answerIsNo = ExitCode(1)
}

/// The standard error stream.
enum StandardError {
  /// Writes text.
  static func write(_ text: String) { _ = FileDescriptor.write(text, to: STDERR_FILENO) }
}

/// The standard output stream.
enum StandardOutput {
  /// Writes text; a reader that has gone away, as `head` does, ends the program quietly.
  static func write(_ text: String) throws {
    switch FileDescriptor.write(text, to: STDOUT_FILENO) {
    case 0: return
    case EPIPE: throw ExitCode.success
    case let error:
      throw Failure(
        message: "standard output: \(FileDescriptor.message(of: error))",
        code: .cannotWrite
      )
    }
  }
}

/// The system's files by their numbers.
enum FileDescriptor {
  /// Writes all of a text; returns 0, or the error number that stopped it.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = unsafe bytes[...]
      while unsafe !rest.isEmpty {
        let count = unsafe Glibc.write(
          descriptor,
          UnsafeBufferPointer(rebasing: rest).baseAddress,
          rest.count
        )
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return errno }
        unsafe rest = unsafe rest.dropFirst(count)
      }
      return 0
    }
  }

  /// The system's words for an error number.
  static func message(of error: Int32) -> String { unsafe String(cString: strerror(error)) }
}
