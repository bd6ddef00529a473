import BookModel
public import Programmes

extension CoveragePlanFile {
  /// Returns the text of a plan's file.
  ///
  /// The same plan is the same text. Texts are quoted as JSON quotes them, which YAML understands.
  public static func text(of plan: CoveragePlan) -> String {
    var lines = [
      "# A coverage plan of folio: who covers whose customers, and what is done of it.",
      "# Share it: list this file or its folder under `plans:` in your configuration.",
      "folio: coverage plan",
      "person: \(text(of: plan.person))",
      "from: \(plan.from)",
      "to: \(plan.to)",
    ]
    let done = CoveragePlan.Step.allCases.compactMap { step in
      plan.done[step].map { "\(step.rawValue): \($0)" }
    }
    lines.append("steps: {\(done.joined(separator: ", "))}")
    lines.append(plan.entries.isEmpty ? "customers: []" : "customers:")
    lines += plan.entries.flatMap(self.lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of entry: CoveragePlan.Entry) -> [String] {
    let id = entry.customer.externalId.map { ", externalId: \(quoted($0))" } ?? ""
    let customer = "id: \(quoted(entry.customer.id.rawValue)), name: \(quoted(entry.customer.name))"
    var lines = ["  - customer: {\(customer)\(id)}", "    cover: \(text(of: entry.cover))"]
    if let channel = entry.channel { lines.append("    channel: \(quoted(channel))") }
    if let told = entry.told { lines.append("    told: \(told)") }
    if let followUp = entry.followUp {
      let due = followUp.due.map { ", due: \($0)" } ?? ""
      let tags = followUp.tags.map(quoted).joined(separator: ", ")
      lines.append(
        "    followUp: {note: \(quoted(followUp.note))\(due), "
          + "priority: \(followUp.priority.rawValue), tags: [\(tags)]}"
      )
    }
    return lines
  }

  private static func text(of person: Person) -> String {
    let name = person.name.map { ", name: \(quoted($0))" } ?? ""
    let email = person.email.map { ", email: \(quoted($0))" } ?? ""
    return "{id: \(quoted(person.id))\(name)\(email)}"
  }

  /// A text between quotation marks; what is not to be seen is written by its number.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.isControl || scalar.turnsText || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
