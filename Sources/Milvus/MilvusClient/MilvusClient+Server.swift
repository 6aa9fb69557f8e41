package import MilvusModel

extension MilvusClient {
    /// Version and abilities; asked at the first call, then remembered.
    package func features() async throws(MilvusClientError) -> MilvusFeatures {
        throw unbuilt()
    }

    package func checkHealth() async throws(MilvusClientError) -> ServerHealth {
        throw unbuilt()
    }

    /// A timestamp from the cluster's allocator: everything written before the call has a smaller one (2.2.13 and later).
    package func allocateTimestamp() async throws(MilvusClientError) -> HybridTimestamp {
        throw unbuilt()
    }
}
