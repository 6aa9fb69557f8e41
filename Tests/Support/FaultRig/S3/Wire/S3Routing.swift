internal import StubServer

/// Finds out which operation a request is.
struct S3Routing: Sendable {
    /// A host name of the form `<bucket>.<domain>` addresses the bucket.
    let domains: [String]

    func call(_ request: StubRequest, _ target: S3Target) throws(S3Refusal) -> S3Call {
        // By bytes: "/" and a combining mark after it are one character to Swift.
        var key = target.path.dropFirst()
        var bucket = virtualBucket(request.headers["host"] ?? "")
        if bucket == nil {
            let name = key.prefix { $0 != UInt8(ascii: "/") }
            key = key.dropFirst(name.count + 1)
            bucket = String(validating: name, as: UTF8.self)
        }
        guard let bucket, let key = String(validating: key, as: UTF8.self) else {
            throw S3Refusal(400, "InvalidURI", "The key isn't UTF-8.")
        }
        let query = target.query.map {
            (name: String(decoding: $0.name, as: UTF8.self), value: String(decoding: $0.value, as: UTF8.self))
        }
        var call = S3Call(verb: .other, bucket: bucket, key: key, query: query, request: request)
        call.verb = verb(of: call)
        guard call.key.utf8.count <= 1024 else { throw S3Refusal(400, "KeyTooLongError", "Your key is too long") }
        return call
    }

    private func virtualBucket(_ host: String) -> String? {
        let name = host.prefix { $0 != ":" }
        for domain in domains where name.hasSuffix("." + domain) { return String(name.dropLast(domain.count + 1)) }
        return nil
    }

    private func verb(of call: S3Call) -> S3Verb {
        let names = Set(call.query.map(\.name))
        if call.bucket.isEmpty { return call.request.method == "GET" ? .listBuckets : .other }
        return call.key.isEmpty ? bucketVerb(call, names) : objectVerb(call, names)
    }

    private func bucketVerb(_ call: S3Call, _ names: Set<String>) -> S3Verb {
        switch call.request.method {
        case "PUT" where names.isEmpty: .createBucket
        case "HEAD": .headBucket
        case "DELETE" where names.isEmpty: .deleteBucket
        case "GET" where names.contains("uploads"): .listUploads
        case "GET" where names.contains("location"): .getBucketLocation
        case "GET" where call.parameter("list-type") == "2": .listObjects
        case "POST" where names.contains("delete"): .deleteObjects
        default: .other
        }
    }

    private func objectVerb(_ call: S3Call, _ names: Set<String>) -> S3Verb {
        let isCopy = call.header("x-amz-copy-source") != nil
        let hasUpload = names.contains("uploadId")
        return switch call.request.method {
        case "GET" where hasUpload: .listParts
        case "GET": .getObject
        case "HEAD": .headObject
        case "PUT" where hasUpload && names.contains("partNumber"): isCopy ? .copyPart : .uploadPart
        case "PUT" where names.isSubset(of: ["x-id"]): isCopy ? .copyObject : .putObject
        case "POST" where names.contains("uploads"): .createUpload
        case "POST" where hasUpload: .completeUpload
        case "DELETE" where hasUpload: .abortUpload
        case "DELETE": .deleteObject
        default: .other
        }
    }
}
