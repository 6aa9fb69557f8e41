internal import Basics

extension DoubleCluster {
    /// Replaces segments of one partition by a new one with their rows, as compaction does; deleted rows are gone. The
    /// old files stay until ``collectGarbage()``.
    ///
    /// - Returns: the id of the new segment; nil when none of these is there any more.
    mutating func compact(_ segments: Set<Int64>, of name: String, in database: String) throws -> Int64? {
        let place = try index(of: name, in: database)
        let old = collections[place].segments.filter { segments.contains($0.id) && $0.state == .flushed }
        guard let partition = old.first?.partition else { return nil }
        var merged = DoubleSegment(
            id: newID(), partition: partition, keys: old.filter { $0.partition == partition }.flatMap(\.liveKeys))
        merged.files = files.write(merged, of: collections[place]) { newID() }
        for index in collections[place].segments.indices
        where segments.contains(collections[place].segments[index].id)
            && collections[place].segments[index].partition == partition
        {
            collections[place].segments[index].state = .dropped
        }
        collections[place].segments.append(merged)
        return merged.id
    }

    /// Removes the files of dropped segments, unless a client holds garbage collection.
    ///
    /// - Returns: the number of files that were removed.
    mutating func collectGarbage() -> Int {
        guard configuration.clock.now() >= garbageCollectionPausedUntil else { return 0 }
        var removed = 0
        for place in collections.indices {
            for index in collections[place].segments.indices
            where collections[place].segments[index].state == .dropped {
                files.remove(collections[place].segments[index].files)
                removed += collections[place].segments[index].files.count
                collections[place].segments[index].files = []
            }
        }
        return removed
    }
}
