/// A table of texts.
struct HTMLTable {
    private let titles: [String]
    private var rows: [[String]] = []

    /// Without a head where all titles are empty.
    init(_ titles: [String]) {
        self.titles = titles
    }

    mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    var html: String {
        let head = titles.allSatisfy(\.isEmpty) ? "" : Self.row(titles, "th")
        return "<div class=\"wide\"><table>\n" + head + rows.map { Self.row($0, "td") }.joined() + "</table></div>\n"
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\(HTMLText($0))</\(tag)>" }.joined() + "</tr>\n"
    }
}
