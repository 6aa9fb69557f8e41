internal import HTTPTransport

/// Reads a unary answer: the status comes first, from the trailers, or from the headers when there is no body.
enum GRPCAnswer {
    static func message(of response: HTTPCollectedResponse) throws(GRPCFailure) -> [UInt8] {
        guard response.status == 200 else {
            throw GRPCFailure(
                .status(GRPCStatusCode(httpStatus: response.status)),
                "HTTP status \(response.status)\(excerpt(of: response.body))")
        }
        let fields = response.trailers["grpc-status"] != nil ? response.trailers : response.headers
        guard let text = fields["grpc-status"] else {
            throw GRPCFailure(.malformed, "an HTTP answer without gRPC status; is this a gRPC port?")
        }
        let status = Int(text).flatMap(GRPCStatusCode.init(rawValue:)) ?? .unknown
        guard status == .ok else {
            let words = PercentDecoding.text(fields["grpc-message"] ?? "")
            throw GRPCFailure(.status(status), "gRPC status \(text)\(words.isEmpty ? "" : ", \(words)")")
        }
        return try GRPCFraming.message(in: response.body)
    }

    /// A proxy's own words, shortened to one line.
    private static func excerpt(of body: [UInt8]) -> String {
        let line = String(decoding: body.prefix(200), as: UTF8.self).split { $0.isNewline }.first ?? ""
        return line.isEmpty ? "" : ", \(line)"
    }
}
