import MilvusProtos
import StubServer

@testable import MilvusClient

/// A server that tells its version and nothing else.
enum ServerStub {
    static func features(_ version: String, _ request: StubRequest) throws -> StubResponse {
        switch GRPCStub.method(request) {
        case "Connect":
            var response = WireConnectResponse()
            response.serverInfo.buildTags = version
            return try GRPCStub.answer(response)
        case "ListDatabases":
            var response = WireListDatabasesResponse()
            response.dbNames = ["default"]
            return try GRPCStub.answer(response)
        default:
            return GRPCStub.failure(12, "unknown%20method")
        }
    }
}
