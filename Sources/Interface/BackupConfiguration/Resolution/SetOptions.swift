/// What `--set` asked for: `key=value`, several with commas between, as milvus-backup takes it.
struct SetOptions {
    struct Assignment: Equatable {
        var key: String
        var value: String
    }

    private(set) var assignments: [Assignment] = []

    /// A comma begins a new assignment only when a known key and `=` follow it: values may hold commas.
    init(_ texts: [String], isKnown: (String) -> Bool) throws(ConfigurationError) {
        for text in texts {
            try append(text, isKnown: isKnown)
        }
    }

    private mutating func append(_ text: String, isKnown: (String) -> Bool) throws(ConfigurationError) {
        var isFirst = true
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let assignment = Self.assignment(piece)
            if let assignment, isFirst || isKnown(assignment.key) {
                assignments.append(assignment)
            } else if !isFirst, let last = assignments.indices.last {
                assignments[last].value += ",\(piece)"
            } else {
                throw ConfigurationError(
                    "'\(text)' isn't of the form key=value.", subject: "--set", place: "--set",
                    advice: "Write for example --set milvus.grpc.port=19530.")
            }
            isFirst = false
        }
    }

    private static func assignment(_ piece: Substring) -> Assignment? {
        guard let equals = piece.firstIndex(of: "="), equals > piece.startIndex else { return nil }
        return Assignment(
            key: String(piece[..<equals].drop { $0 == " " }), value: String(piece[piece.index(after: equals)...]))
    }

    /// The last assignment to one of these names, whatever the case of its letters.
    func assignment(to names: [String]) -> Assignment? {
        let wanted = Set(names.map { $0.lowercased() })
        return assignments.last { wanted.contains($0.key.lowercased()) }
    }
}
