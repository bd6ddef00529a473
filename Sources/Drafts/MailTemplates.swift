import BookModel
import Mustache

/// The templates of the programme's messages: the ones that come with the program, and the user's.
///
/// Every message has a text template, `NAME.txt.mustache`, whose first line is its subject, and an
/// HTML one, `NAME.html.mustache`, which `layout.html.mustache` wraps as `{{{body}}}`. What they may
/// use is in `MailVariables`. Values are escaped before they come to an HTML template, so that two
/// and three braces are alike safe there.
public struct MailTemplates: Sendable {
  private var templates: [String: MustacheTemplate] = [:]

  /// Creates the templates that come with the program, with files of the user's in their place.
  ///
  /// - Parameter overrides: The texts of template files by name, such as `playlist.txt.mustache`.
  /// - Throws: What is wrong with a template, and in which line.
  public init(overrides: [String: String] = [:]) throws(DraftError) {
    for (name, bytes) in Self.builtIn {
      let text = overrides[name] ?? String(decoding: bytes, as: UTF8.self)
      do {
        // What is written into HTML is escaped already, by scalars: the library goes by characters,
        // of which a quotation mark with an accent on it is another one.
        let lines = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
        templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + lines)
      } catch {
        throw .template(name: name, reason: Self.reason(error))
      }
    }
  }

  /// The names of the template files there can be, sorted.
  public static var names: [String] { builtIn.keys.sorted() }

  /// What the templates may say, for whoever writes their own.
  public static let guide = """
    The templates of `folio report nurture`, in Mustache (https://mustache.github.io).

    Put those you change into the folder `templates` beside folio's configuration, under the same
    names; leave out the rest. Each message has a text, whose first line is "Subject: " and the
    subject, and a page in HTML, which layout.html.mustache wraps as {{{body}}}.

    {{customer}}   the customer's name             {{hello}}     "Hello NAME," or "Hello,"
    {{admin}}      the instance admin's name       {{sender}}    the sender's name
    {{month}}      the month that is summed up     {{support}}, {{supportLink}}, {{community}},
    {{weekly}}     users a week in that month      {{onboarding}}, {{training}}, {{upgrade}},
    {{weeks}}      the weeks that lie in it        {{releases}}  the addresses that are configured
    {{mau}} {{wau}} {{seats}} {{utilization}}      the newest figures, in the data of {{dataDay}}
    {{version}}    the version that runs
    {{behind}}     such as "4 releases"            {{#isFar}}    poor by the health policy
    {{feature}}    a playlist's feature            {{playlist}}  its address
    {{#isUnused}}  nobody uses the feature         {{share}}     who does, such as "8%"

    Features are those of the month where {{weekly}} is there: users a week on average, and their share
    of its users; else the newest figures.

    {{#hasFeatures}}{{#features}} {{name}} {{users}} {{noun}} {{share}} {{/features}}{{/hasFeatures}}
    {{#hasUnused}}{{#unused}} {{name}}{{comma}} {{/unused}}{{/hasUnused}}

    What is unknown is left out: {{#mau}} ... {{/mau}} prints nothing then, {{^mau}} ... {{/mau}} its
    part. What is written into HTML is escaped, with two braces and with three.

    """

  /// Returns the text of a template that comes with the program; nil for another name.
  public static func builtInText(of name: String) -> String? {
    builtIn[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Renders a template of `names`.
  func render(_ name: String, _ variables: [String: Any]) throws(DraftError) -> String {
    guard let template = templates[name] else { throw .template(name: name, reason: "missing") }
    return template.render(variables)
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else { return "\(error)" }
    let line = error.context.lineNumber
    return
      "line \(line): \((error.error as? MustacheTemplate.Error)?.words ?? "a tag is not closed")"
  }

  private static let builtIn: [String: [UInt8]] = [
    "layout.html.mustache": PackageResources.layout_html_mustache,
    "onboarding.txt.mustache": PackageResources.onboarding_txt_mustache,
    "onboarding.html.mustache": PackageResources.onboarding_html_mustache,
    "end-users.txt.mustache": PackageResources.end_users_txt_mustache,
    "end-users.html.mustache": PackageResources.end_users_html_mustache,
    "usage-recap.txt.mustache": PackageResources.usage_recap_txt_mustache,
    "usage-recap.html.mustache": PackageResources.usage_recap_html_mustache,
    "upgrade-recap.txt.mustache": PackageResources.upgrade_recap_txt_mustache,
    "upgrade-recap.html.mustache": PackageResources.upgrade_recap_html_mustache,
    "playlist.txt.mustache": PackageResources.playlist_txt_mustache,
    "playlist.html.mustache": PackageResources.playlist_html_mustache,
  ]
}

extension MustacheTemplate.Error {
  /// What is wrong with a template, as a clause.
  fileprivate var words: String {
    switch self {
    case .sectionCloseNameIncorrect: "a section ends under another name than it began"
    case .unfinishedName: "a tag is not closed"
    case .expectedSectionEnd: "a section is not closed"
    case .invalidSetDelimiter: "the delimiters are not well set"
    case .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
      .textInsideInheritSection:
      "a block is not well formed"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "a pragma is not known"
    }
  }
}
