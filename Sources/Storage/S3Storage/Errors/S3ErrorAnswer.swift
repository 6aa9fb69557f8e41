internal import Basics
internal import HTTPTransport
internal import XMLStream

/// An answer that says no: `<Error>` with code and message, or only a status.
struct S3ErrorAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    /// The `<Error>` document; nil after HEAD, and when a proxy answered with a page of its own.
    private var document: XMLElement?

    init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
        self.status = status
        self.headers = headers
        document = Self.errorDocument(in: body)
    }

    /// An error inside an answer that is none as a whole.
    init(status: Int, document: XMLElement) {
        self.status = status
        self.document = document
        headers = [:]
    }

    /// The error that a body holds; nil when it holds something else, which is then not parsed beyond its beginning.
    static func errorDocument(in body: [UInt8]) -> XMLElement? {
        guard !body.isEmpty else { return nil }
        if let root = XMLElement.rootName(peekingAt: body), root != "Error" { return nil }
        var reader = XMLReader(body, limits: limits)
        guard (try? reader.enterRoot()) == "Error" else { return nil }
        return try? XMLElement(parsing: body, limits: limits)
    }

    private static let limits = XMLLimits(depth: 16, documentBytes: 256 << 10, textBytes: 64 << 10)

    private func field(_ name: String) -> String? {
        document?[name].flatMap { $0.text.isEmpty ? nil : $0.text }
    }

    var code: String? { field("Code") }

    /// The region that the store names for the bucket, in the header or in the document.
    var region: String? { headers["x-amz-bucket-region"] ?? field("Region") }

    var serverTime: WallTime? { headers["date"].flatMap { WallTime(httpDate: $0) } }

    var requestID: String? { headers["x-amz-request-id"] ?? field("RequestId") }

    /// `Retry-After` in seconds, or as a date measured against the server's own clock.
    var retryAfter: Duration? {
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = Int64(text) { return .seconds(max(0, min(seconds, 3600))) }
        guard let date = WallTime(httpDate: text), let serverTime else { return nil }
        return max(.zero, min(date - serverTime, .seconds(3600)))
    }

    /// `403 AccessDenied: Access Denied`.
    var reason: String {
        let words = [String(status), code].compactMap { $0 }.joined(separator: " ")
        return field("Message").map { "\(words): \($0)" } ?? words
    }
}
