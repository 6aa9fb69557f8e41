package import Basics
package import MilvusModel

extension MilvusClient {
    /// Holds garbage collection for `duration`, which the server rounds to seconds. Asking again renews.
    ///
    /// - Throws: `.unimplemented` when the server has no such endpoint (before 2.3.4, and some builds after).
    package func pauseGarbageCollection(for duration: Duration, collection: CollectionID? = nil)
        async throws(MilvusClientError) -> GarbageCollectionPause
    {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }

    package func resumeGarbageCollection(_ pause: GarbageCollectionPause) async throws(MilvusClientError) {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }

    /// The management port's own opinion. Some servers say yes before all components are up: see ``checkHealth()``.
    package func isHealthy() async throws(MilvusClientError) -> Bool {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }

    /// The bundle that a restore needs to read an encrypted database (2.6 and later).
    package func encryptionZoneKey(of database: DatabaseName) async throws(MilvusClientError) -> Secret {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }
}
