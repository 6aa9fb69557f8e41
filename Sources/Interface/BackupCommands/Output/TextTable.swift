/// Columns of text, as wide as their widest cell, two spaces apart.
struct TextTable {
    enum Alignment {
        case left
        case right
    }

    private let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(title: String, alignment: Alignment)]) {
        self.columns = columns
    }

    mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    /// Ends with a newline; the last column isn't filled up.
    var text: String {
        let lines = [columns.map(\.title)] + rows
        let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { cells in
            let padded = cells.indices.map { pad(cells[$0], to: widths[$0], columns[$0].alignment) }
            return Self.withoutTrailingSpaces(padded.joined(separator: "  ")) + "\n"
        }.joined()
    }

    private func pad(_ cell: String, to width: Int, _ alignment: Alignment) -> String {
        let filler = String(repeating: " ", count: max(0, width - cell.count))
        return alignment == .left ? cell + filler : filler + cell
    }

    private static func withoutTrailingSpaces(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
