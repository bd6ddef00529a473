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

  init(_ step: NurtureStep, of standing: NurtureStanding, in programme: NurtureProgramme) {
    customer = programme.portfolio.book.customers[standing.place]
    self.standing = standing
    self.step = step
    settings = programme.settings
    healthPolicy = programme.portfolio.healthPolicy
  }

  /// Returns the variables, each text put through `escape`.
  func values(_ escape: (String) -> String) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, text) in texts { values[name] = escape(text.onOneLine) }
    for (name, flag) in flags { values[name] = flag }
    values["features"] = used.map { feature in
      var row = ["name": feature.name, "users": Figures.count(feature.users ?? 0)]
      row["noun"] = feature.users == 1 ? "user" : "users"
      row["share"] = feature.share.map { Figures.percent($0) }
      return row.mapValues { escape($0.onOneLine) }
    }
    values["unused"] = unused.enumerated().map { index, feature in
      ["name": escape(feature.name.onOneLine), "comma": index < unused.count - 1 ? "," : ""]
    }
    return values
  }

  private var adminName: String? {
    switch standing.admin {
    case .unknown: nil
    case .withoutAddress(let name): name
    case .known(let contact, _): contact.name
    }
  }

  private var texts: [String: String] {
    var texts = [
      "customer": customer.name,
      "hello": adminName.map { "Hello \($0)," } ?? "Hello,",
      "month": step.month.adding(months: -1).readable,
    ]
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
      "isFar": band == .poor, "isUnused": feature?.users == 0, "hasFeatures": !used.isEmpty,
      "hasUnused": !unused.isEmpty,
    ]
  }

  /// The features somebody uses, the most used first.
  private var used: [FeatureUsage] {
    customer.features.filter { ($0.users ?? 0) > 0 }
      .sorted { (-($0.users ?? 0), $0.name) < (-($1.users ?? 0), $1.name) }
  }

  private var unused: [FeatureUsage] {
    customer.features.filter { $0.users == 0 }.sorted { $0.name < $1.name }
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
