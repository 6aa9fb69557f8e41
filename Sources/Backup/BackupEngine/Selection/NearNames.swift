/// The known names that a mistyped one most likely means.
struct NearNames {
    let known: [String]

    /// At most three, nearest first; none when all are too far.
    func suggestions(for name: String) -> [String] {
        known.map { (name: $0, distance: Self.distance(name.lowercased(), $0.lowercased())) }
            .filter { $0.distance <= max(2, $0.name.count / 3) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }

    /// Insertions, deletions and substitutions of characters that turn one into the other.
    static func distance(_ lhs: String, _ rhs: String) -> Int {
        let columns = Array(rhs)
        var row = Array(0...columns.count)
        for (line, character) in lhs.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in columns.indices {
                let substituted = diagonal + (columns[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[columns.count]
    }
}
