/// The query of a canonical request: encoded, then sorted by name and value as bytes.
enum CanonicalQuery {
    static func encode(_ query: [SignableRequest.Field]) -> String {
        guard !query.isEmpty else { return "" }
        let fields = query.map {
            (
                PercentEncoding.encode($0.name, keepingSlashes: false),
                PercentEncoding.encode($0.value, keepingSlashes: false)
            )
        }
        return fields.sorted(by: precedes).map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// Encoded text is ASCII, so Swift's order of strings is the order of their bytes.
    private static func precedes(_ left: (String, String), _ right: (String, String)) -> Bool {
        left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
    }
}
