internal import StubServer

/// The text of a request that its signature covers (AWS' "canonical request").
struct CanonicalForm: Sendable {
    let bytes: [UInt8]

    init(_ request: StubRequest, _ target: S3Target, signedHeaders: [String]) throws(S3Refusal) {
        let newline = [UInt8(ascii: "\n")]
        var bytes = Array(request.method.utf8) + newline
        bytes += S3Target.encode(target.path, keepingSlashes: true) + newline
        bytes += Self.query(target) + newline
        for name in signedHeaders { bytes += Self.header(name, request) + newline }
        bytes += newline + Array(signedHeaders.joined(separator: ";").utf8) + newline
        guard let payload = request.headers["x-amz-content-sha256"] else {
            throw S3Refusal(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
        }
        self.bytes = bytes + Array(payload.utf8)
    }

    private static func query(_ target: S3Target) -> [UInt8] {
        let pairs = target.query.map { pair in
            (
                name: S3Target.encode(pair.name, keepingSlashes: false),
                value: S3Target.encode(pair.value, keepingSlashes: false)
            )
        }
        let sorted = pairs.sorted { left, right in
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value)
                : left.name.lexicographicallyPrecedes(right.name)
        }
        return Array(sorted.map { $0.name + [UInt8(ascii: "=")] + $0.value }.joined(separator: [UInt8(ascii: "&")]))
    }

    private static func header(_ name: String, _ request: StubRequest) -> [UInt8] {
        let values = request.headers.fields.filter { $0.name.lowercased() == name }.map { field in
            field.value.split(separator: " ").joined(separator: " ")
        }
        return Array("\(name):\(values.joined(separator: ","))".utf8)
    }
}
