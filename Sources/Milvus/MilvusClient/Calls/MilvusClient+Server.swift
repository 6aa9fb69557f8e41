internal import Basics
package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Version and abilities; asked at the first call, then remembered.
    package func features() async throws(MilvusClientError) -> MilvusFeatures {
        if let known = await featureMemory.recall() { return known }
        let found = try await askFeatures()
        await featureMemory.store(found)
        return found
    }

    package func checkHealth() async throws(MilvusClientError) -> ServerHealth {
        let response: WireCheckHealthResponse = try await unary(MilvusCall("CheckHealth"), WireEmptyRequest())
        return ServerHealth(isHealthy: response.isHealthy, reasons: response.reasons)
    }

    /// A timestamp from the cluster's allocator: all that was written before the call has a smaller one
    /// (2.2.13 and later).
    package func allocateTimestamp() async throws(MilvusClientError) -> HybridTimestamp {
        let response: WireAllocTimestampResponse = try await unary(MilvusCall("AllocTimestamp"), WireEmptyRequest())
        return HybridTimestamp(rawValue: response.timestamp)
    }

    private func askFeatures() async throws(MilvusClientError) -> MilvusFeatures {
        var missing: Set<MilvusFeature> = []
        let tag = try await buildTag()
        if tag == nil { missing.insert(.connect) }
        let text: String
        if let tag, MilvusVersion(parsing: tag) != .newest {
            text = tag
        } else if let version = try await serverVersion() {
            text = version
        } else {
            text = tag ?? ""
            missing.insert(.getVersion)
        }
        if try await databaseNames() == nil { missing.insert(.databases) }
        let isOld = text.isEmpty
        return MilvusFeatures(
            version: isOld ? MilvusVersion(2, 2, 0) : MilvusVersion(parsing: text), versionText: text,
            probedMissing: missing)
    }

    /// nil when the server is too old to say.
    private func buildTag() async throws(MilvusClientError) -> String? {
        var request = WireConnectRequest()
        request.clientInfo.sdkType = "milvault"
        // The first contact: a wrong address should show soon, not after all the patience for a busy server.
        let retry = connection.retry.limited(to: 3)
        return try await ifImplemented { () async throws(MilvusClientError) in
            try await unary(
                MilvusCall("Connect"), request, answering: WireConnectResponse.self, retry: retry
            ).serverInfo.buildTags
        }
    }

    private func serverVersion() async throws(MilvusClientError) -> String? {
        try await ifImplemented { () async throws(MilvusClientError) in
            try await unary(
                MilvusCall("GetVersion"), WireEmptyRequest(), answering: WireGetVersionResponse.self
            ).version
        }
    }

    /// nil instead of an error when the server doesn't know the call.
    func ifImplemented<Result: Sendable>(
        _ body: () async throws(MilvusClientError) -> Result
    ) async throws(MilvusClientError) -> Result? {
        do {
            return try await body()
        } catch {
            guard error.code == .unimplemented else { throw error }
            return nil
        }
    }
}
