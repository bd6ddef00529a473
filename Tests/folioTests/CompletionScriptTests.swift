import Testing

/// The scripts that complete commands in a shell, and the page on the filter language.
struct CompletionScriptTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script completes commands and the values of options`(shell: String) throws {
    let outcome = try Program().run("--generate-completion-script", shell)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for word in [
      "summary", "ndjson", "braille", "four-tier", "coverage-fy25", "renewal-month",
      "folio-cvd-dark",
      "include-churned",
    ] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test func `the filter language is explained`() throws {
    let outcome = try Program().run("help", "filter")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for word in ["CONDITIONS", "FIELDS", "renewal", "Vitally's health", "sort:-arr,renewal"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
    #expect(try Program().run("help").output.contains("folio help filter"))
    #expect(try Program().run("help", "list").output.contains("List customers"))
  }
}
