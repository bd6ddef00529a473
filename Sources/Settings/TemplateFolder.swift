/// The user's own e-mail templates: `$XDG_CONFIG_HOME/folio/templates/NAME.txt.mustache`.
public enum TemplateFolder {
  /// Returns the texts of those files of the folder that exist, by name.
  public static func texts(of names: [String], paths: Paths) throws(SettingsError)
    -> [String: String]
  {
    var texts: [String: String] = [:]
    for name in names { texts[name] = try SettingsFile.text(of: "\(paths.templates)/\(name)") }
    return texts
  }
}
