import BookModel
import Programmes

/// What a template can say of one message: the names between its braces.
///
/// `MailTemplates.guide` tells them; what is unknown or not set is absent.
struct MailVariables {
  private let customer: Customer
  private let standing: NurtureStanding
  private let step: NurtureStep
  private let settings: NurtureSettings
  private let healthPolicy: HealthPolicy
  /// The month that is summed up.
  private let month: Month
  private let dataDay: Day?
  private let recap: RecapFigures

  init(_ step: NurtureStep, of standing: NurtureStanding, in programme: NurtureProgramme) {
    customer = programme.portfolio.book.customers[standing.place]
    self.standing = standing
    self.step = step
    settings = programme.settings
    healthPolicy = programme.portfolio.healthPolicy
    month = step.month.adding(months: -1)
    let book = programme.portfolio.book
    dataDay = book.day
    recap = RecapFigures(of: customer, in: month, weeks: book.weeks)
  }

  /// Returns the variables, each text put through `escape`.
  func values(_ escape: (String) -> String) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, text) in texts { values[name] = escape(text.onOneLine) }
    for (name, flag) in flags { values[name] = flag }
    values["features"] = recap.used.map { feature in
      let users = Figures.count(Self.rounded(feature.users))
      var row = ["name": feature.name, "users": users]
      row["noun"] = users == "1" ? "user" : "users"
      row["share"] = feature.share.map { Figures.percent($0) }
      return row.mapValues { escape($0.onOneLine) }
    }
    values["unused"] = recap.unused.enumerated().map { index, name in
      ["name": escape(name.onOneLine), "comma": index < recap.unused.count - 1 ? "," : ""]
    }
    return values
  }

  /// Users on average, whole; those of one now and then are not nobody.
  private static func rounded(_ users: Double) -> Double { users < 1 ? users : users.rounded() }

  private var adminName: String? {
    switch standing.admin {
    case .unknown: nil
    case .withoutAddress(let name): name
    case .refused(let contact, _, _): contact.name
    case .known(let contact, _): contact.name
    }
  }

  private var texts: [String: String] {
    var texts = [
      "customer": customer.name,
      "hello": adminName.map { "Hello \($0)," } ?? "Hello,",
      "month": month.readable,
    ]
    texts["dataDay"] = dataDay?.readable
    texts["weekly"] = recap.weekly.map { Figures.count(Self.rounded($0)) }
    texts["weeks"] = recap.weeks.map {
      "\($0.lowerBound.shortReadable) – \($0.upperBound.readable)"
    }
    texts["admin"] = adminName
    texts["mau"] = customer.mau.map { Figures.count($0.value) }
    texts["wau"] = customer.wau.map { Figures.count($0.value) }
    if let utilization = customer.utilization, let seats = customer.seats {
      texts["seats"] = Figures.grouped(seats.value)
      texts["utilization"] = Figures.percent(utilization.value)
    }
    texts["version"] = customer.version?.value ?? "an older version"
    texts["behind"] = customer.versionsBehind.map { Figures.count($0.value, "release") }
    return texts.merging(links) { $1 }.merging(featureTexts) { $1 }
  }

  private var links: [String: String] {
    var texts: [String: String] = [:]
    for (address, text) in settings.addresses where address != .sender {
      texts[address.rawValue] = text
    }
    if let sender = settings.addresses[.sender] {
      texts["sender"] = MailAddress.mailbox(sender).map { $0.name ?? $0.address.text } ?? sender
    }
    if let support = settings.addresses[.support] {
      texts["supportLink"] = MailAddress(support) == nil ? support : "mailto:\(support)"
    }
    return texts
  }

  private var featureTexts: [String: String] {
    guard let name = step.feature else { return [:] }
    var texts = ["feature": name]
    texts["playlist"] = settings.playlist(of: name)?.link
    texts["share"] = feature?.share.map { Figures.percent($0) }
    return texts
  }

  private var feature: FeatureUsage? {
    step.feature.flatMap { name in customer.features.first { $0.name == name } }
  }

  private var flags: [String: Bool] {
    let behind = customer.versionsBehind.map { Double($0.value) }
    let band = behind.flatMap { healthPolicy.thresholds[.versionsBehind]?.band(of: $0) }
    return [
      "isFar": band == .poor, "isUnused": feature?.users == 0, "hasFeatures": !recap.used.isEmpty,
      "hasUnused": !recap.unused.isEmpty,
    ]
  }
}

extension String {
  /// The text on one line: line breaks and tabs as spaces, nothing that controls or turns text.
  var onOneLine: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.breaksLine || scalar == "\t" {
        result.append(" ")
      } else if !scalar.isControl && !scalar.turnsText && scalar.value != 0xFEFF {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text as it may stand in HTML, inside a tag's attribute too.
  var htmlEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
