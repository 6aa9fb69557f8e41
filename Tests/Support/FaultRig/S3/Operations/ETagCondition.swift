/// The value of `If-Match` and its like: ETags with or without quotes, or a star.
struct ETagCondition: Sendable {
    private let etags: [String]

    init(_ text: String) {
        etags = text.split(separator: ",").map { etag in
            String(etag.drop { $0 == " " }).filter { $0 != "\"" }
        }
    }

    func holds(for etag: String) -> Bool {
        etags.contains(etag) || etags == ["*"]
    }
}
