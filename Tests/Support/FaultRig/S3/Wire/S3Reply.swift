internal import StubServer
internal import XMLStream

/// An answer of the double before faults are put in.
struct S3Reply: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// What `Content-Length` says where it isn't the body's: the answer to HEAD.
    var length: Int?
    /// The code of a refusal.
    var code: String?

    init(_ status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A document in S3's namespace.
    init(_ root: String, _ content: (inout XMLWriter) -> Void) {
        var writer = XMLWriter()
        writer.element(root, namespace: "http://s3.amazonaws.com/doc/2006-03-01/", content)
        self.init(headers: [("content-type", "application/xml")], body: writer.bytes)
    }

    init(_ refusal: S3Refusal, requestID: String) {
        var writer = XMLWriter()
        writer.element("Error") { error in
            error.element("Code", refusal.code)
            error.element("Message", refusal.message)
            for detail in refusal.details { error.element(detail.name, detail.value) }
            error.element("RequestId", requestID)
        }
        self.init(
            refusal.status, headers: refusal.headers + [("content-type", "application/xml")], body: writer.bytes)
        code = refusal.code
    }

    var response: StubResponse {
        var response = StubResponse(status, headers: StubHeaders(headers), body: body)
        if let length { response.contentLength = length }
        // 204 and 304 have no body and no length.
        if status == 204 || status == 304 { response.contentLength = nil }
        return response
    }
}
