internal import Basics
package import MilvusClient
internal import MilvusModel

/// Decides which state of a collection queries are to see, by what the server can do.
package struct ReadPointChoice: Sendable {
    /// How far back a server must let one look, before a read is trusted to end in time.
    private static let leastMilliseconds: Int64 = 600_000

    let milvus: MilvusClient

    package init(_ milvus: MilvusClient) {
        self.milvus = milvus
    }

    /// `probe`: any extent of a loaded collection.
    ///
    /// - Returns: the point, and a sentence that says what it means.
    package func choose(_ probe: RowExtent) async throws -> (point: ReadPoint, meaning: String) {
        let features = try await milvus.features()
        let now: HybridTimestamp
        do {
            now = try await milvus.allocateTimestamp()
        } catch {
            guard error.code == .unimplemented else { throw error }
            return (.latest, "each row as it was when its page was read: \(features.versionText) gives no timestamps")
        }
        if features.has(.pinnedQueries) {
            return (.pinned(now), "all rows as they were at \(now.wallTime.iso8601)")
        }
        if !features.has(.countQuery), try await canTravel(probe, from: now) {
            return (.travel(now), "all rows as they were at \(now.wallTime.iso8601)")
        }
        return (
            .since(now),
            "each row as it was when its page was read, from \(now.wallTime.iso8601) on: this server keeps no state for"
                + " the length of a read"
        )
    }

    /// Only 2.2 travels, and only as far as `common.retentionDuration` says; it can't be asked for that.
    private func canTravel(_ probe: RowExtent, from now: HybridTimestamp) async throws -> Bool {
        var probe = probe
        let past = WallTime(milliseconds: now.wallTime.milliseconds - Self.leastMilliseconds)
        probe.point = .travel(HybridTimestamp(past))
        do {
            _ = try await milvus.page(probe.query(.all, fields: [probe.key], limit: 1))
            return true
        } catch {
            guard !error.isRetryable else { throw error }
            return false
        }
    }
}
