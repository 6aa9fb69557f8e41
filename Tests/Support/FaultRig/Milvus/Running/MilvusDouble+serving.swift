internal import StubServer

extension MilvusDouble {
    /// Listens for as long as `body` runs.
    package func serve<Result>(_ body: (MilvusDoubleServers) async throws -> Result) async throws -> Result {
        try await withStubServer(.http2) { [self] request in
            try answerGRPC(request)
        } run: { grpc in
            try await withStubServer(.http1) { [self] request in
                try answerHTTP(request)
            } run: { rest in
                try await body(MilvusDoubleServers(grpcPort: grpc.port, restEndpoint: rest.url))
            }
        }
    }
}
