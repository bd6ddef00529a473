/// A strict reader of iCalendar (RFC 5545), as far as follow-ups need it.
///
/// The output was also read by the Python package `icalendar`:
/// `folio follow export --format ics | python3 -c 'import sys, icalendar;
/// print(len(icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk()))'`
enum CalendarCheck {
  struct Wrong: Error { var why: String }

  struct Component {
    var name: String
    /// The values as written, by name and parameters.
    var properties: [String: String] = [:]
  }

  /// Returns the components of a calendar; throws at anything that the standard does not allow.
  static func components(of text: String) throws -> [Component] {
    var lines = try unfolded(text)
    try expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR", "no calendar")
    lines = lines.dropFirst().dropLast()
    var components: [Component] = []
    var open: [String] = []
    var header: [String] = []
    for line in lines {
      let (name, value) = try split(line)
      switch name {
      case "BEGIN":
        if open.isEmpty { components.append(Component(name: value)) }
        open.append(value)
      case "END": try expect(open.popLast() == value, "END:\(value) without its BEGIN")
      default:
        guard !components.isEmpty else {
          header.append(line)
          continue
        }
        try expect(!open.isEmpty, "\(name) after a component")
        guard open.count == 1 else { continue }
        let last = components.count - 1
        try expect(components[last].properties[name] == nil, "\(name) twice")
        components[last].properties[name] = value
      }
    }
    try expect(open.isEmpty && !components.isEmpty, "no component, or an open one")
    try expect(
      header.contains("VERSION:2.0") && header.contains { $0.hasPrefix("PRODID:") },
      "header"
    )
    for component in components { try check(component) }
    let ids = components.compactMap { $0.properties["UID"] }
    try expect(Set(ids).count == ids.count, "a UID twice")
    return components
  }

  private static func check(_ component: Component) throws {
    guard component.name != "VTIMEZONE" else { return }
    try expect(["VEVENT", "VTODO"].contains(component.name), "component \(component.name)")
    for (name, value) in component.properties {
      switch name {
      case "DTSTAMP", "CREATED", "LAST-MODIFIED":
        try expect(value.wholeMatch(of: #/\d{8}T\d{6}Z/#) != nil, "\(name) \(value)")
      case "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE":
        try expect(value.wholeMatch(of: #/\d{8}/#) != nil, "\(name) \(value)")
      case "SEQUENCE", "PRIORITY": try expect(Int(value) != nil, "\(name) \(value)")
      case "UID", "SUMMARY", "DESCRIPTION": try checkText(value, commas: false)
      case "CATEGORIES": try checkText(value, commas: true)
      case "TRANSP": try expect(value == "TRANSPARENT", value)
      case "STATUS": try expect(value == "NEEDS-ACTION", value)
      case "X-FOLIO-SNOOZED-UNTIL;VALUE=DATE":
        try expect(value.wholeMatch(of: #/\d{8}/#) != nil, "\(name) \(value)")
      case "X-FOLIO-WAITS-FOR": try checkText(value, commas: false)
      default: throw Wrong(why: "unknown property \(name)")
      }
    }
    try expect(component.properties["UID"]?.isEmpty == false, "no UID")
    try expect(component.properties["DTSTAMP"] != nil, "no DTSTAMP")
  }

  /// A text: a backslash only before what it may stand, no bare semicolon or comma.
  private static func checkText(_ value: String, commas: Bool) throws {
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        try expect("\\;,nN".unicodeScalars.contains(scalar), "\\\(scalar)")
        isEscaped = false
      } else {
        isEscaped = scalar == "\\"
        try expect(scalar != ";" && (commas || scalar != ","), "bare \(scalar)")
        try expect(scalar.value >= 0x20 && scalar.value != 0x7F, "a control character")
      }
    }
    try expect(!isEscaped, "a backslash at the end")
  }

  /// Returns the text that an escaped value stands for.
  static func text(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        result.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns the lines as they were before they were folded.
  private static func unfolded(_ text: String) throws -> [String] {
    var bytes = Array(text.utf8)
    try expect(bytes.suffix(2) == [0x0D, 0x0A], "the end of the last line")
    var lines: [[UInt8]] = []
    while let end = bytes.firstIndex(of: 0x0D) {
      try expect(bytes.indices.contains(end + 1) && bytes[end + 1] == 0x0A, "a bare return")
      let line = Array(bytes[..<end])
      try expect(!line.contains(0x0A), "a bare line feed")
      try expect(line.count <= 75, "a line of \(line.count) bytes")
      try expect(String(validating: line, as: UTF8.self) != nil, "a character is torn")
      if line.first == 0x20 || line.first == 0x09 {
        try expect(!lines.isEmpty, "the first line goes on")
        lines[lines.count - 1] += line.dropFirst()
      } else {
        try expect(!line.isEmpty, "an empty line")
        lines.append(line)
      }
      bytes.removeFirst(end + 2)
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func split(_ line: String) throws -> (String, String) {
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { throw Wrong(why: "no colon: \(line)") }
    let name = String(scalars[..<colon])
    try expect(name.wholeMatch(of: #/[A-Z\-]+(;[A-Z]+=[A-Z]+)?/#) != nil, "name \(name)")
    return (name, String(scalars[scalars.index(after: colon)...]))
  }

  private static func expect(_ condition: Bool, _ why: String) throws {
    guard condition else { throw Wrong(why: why) }
  }
}
