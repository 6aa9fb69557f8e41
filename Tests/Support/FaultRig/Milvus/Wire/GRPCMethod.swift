internal import MilvusProtos
internal import SwiftProtobuf

/// One method of the double, from bytes to bytes.
struct GRPCMethod: Sendable {
    private let body: @Sendable (inout DoubleCluster, [UInt8]) throws -> [UInt8]
    /// Whether the answer is a status and nothing else.
    private let answersStatus: Bool

    /// From a function that works with messages.
    static func handle<Request: Message, Response: Message>(
        _ body: @escaping @Sendable (inout DoubleCluster, Request) throws -> Response
    ) -> GRPCMethod {
        GRPCMethod(
            body: { cluster, message in
                try body(&cluster, Request(serializedBytes: message)).serializedBytes()
            }, answersStatus: Response.self is WireStatus.Type)
    }

    /// What is refused becomes the status of the answer.
    func answer(_ message: [UInt8], with cluster: inout DoubleCluster) throws -> [UInt8] {
        do {
            return try body(&cluster, message)
        } catch let refusal as MilvusRefusal {
            return try refuse(refusal)
        }
    }

    /// The status is field 1 of every answer that is more than a status.
    func refuse(_ refusal: MilvusRefusal) throws -> [UInt8] {
        var status = WireStatus()
        status.code = refusal.code
        status.errorCode = 1
        status.reason = refusal.reason
        if answersStatus { return try status.serializedBytes() }
        var answer = WireBoolResponse()
        answer.status = status
        return try answer.serializedBytes()
    }
}
