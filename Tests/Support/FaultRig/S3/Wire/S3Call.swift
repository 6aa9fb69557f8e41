internal import StubServer

/// A request in S3's terms: which operation, on what, with decoded parameters.
struct S3Call: Sendable {
    var verb: S3Verb
    var bucket: String
    /// Empty for requests on the bucket.
    var key: String
    var query: [(name: String, value: String)]
    var request: StubRequest

    func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    func header(_ name: String) -> String? {
        request.headers[name]
    }

    /// What the request is about, for faults and the log: a listing is about its prefix.
    var subject: String {
        switch verb {
        case .listObjects, .listUploads: parameter("prefix") ?? ""
        default: key
        }
    }

    /// What attempts are counted for: parts and pages are subjects of their own.
    var faultSubject: String {
        switch verb {
        case .uploadPart, .copyPart: "\(key)#\(parameter("partNumber") ?? "")"
        case .listObjects: "\(subject)#\(parameter("continuation-token") ?? parameter("start-after") ?? "")"
        default: subject
        }
    }
}
