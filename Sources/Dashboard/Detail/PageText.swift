/// The text of a customer's page, laid out.
struct PageText {
  /// Where it stands.
  let place: PageLayout
  /// The customer whose it is.
  let portrait: Portrait
  /// The lines: the section chosen, on wide screens beside Why.
  let columns: [[Line]]

  /// Lays out the page of a customer that shows a section.
  init(_ portrait: Portrait, _ section: PageSection, in place: PageLayout) {
    self.place = place
    self.portrait = portrait
    let chosen = portrait.lines(of: section)
    if !place.isWide {
      columns = [chosen]
    } else {
      columns = section == .why ? [chosen, portrait.glance] : [portrait.lines(of: .why), chosen]
    }
  }

  /// The lines that do not fit on the screen.
  var linesBeyond: Int { max(0, (columns.map(\.count).max() ?? 0) - place.rows) }
}
