internal import Basics
internal import MilvusModel
internal import MilvusProtos

extension DoubleCluster {
    static let segmentMethods: [String: GRPCMethod] = [
        "Flush": GRPCMethod.handle { cluster, request in try cluster.flush(request) },
        "GetFlushState": GRPCMethod.handle { cluster, request in try cluster.flushState(request) },
        "GetPersistentSegmentInfo": GRPCMethod.handle { cluster, request in try cluster.persistentSegments(request) },
        "GetCollectionStatistics": GRPCMethod.handle { (cluster, request: WireCollectionRequest) in
            let collection = try cluster.collection(request.collectionName, in: request.dbName)
            return statistics(collection.visibleSegments)
        },
        "GetPartitionStatistics": GRPCMethod.handle { (cluster, request: WirePartitionRequest) in
            let collection = try cluster.collection(request.collectionName, in: request.dbName)
            let partition = try collection.partition(request.partitionName)
            return statistics(collection.visibleSegments.filter { $0.partition == partition.id })
        },
    ]

    /// What grows is sealed; it becomes flushed while the client asks whether it is.
    private mutating func flush(_ request: WireFlushRequest) throws -> WireFlushResponse {
        var answer = WireFlushResponse()
        for name in request.collectionNames {
            let place = try index(of: name, in: request.dbName)
            for index in collections[place].segments.indices where collections[place].segments[index].state == .growing
            {
                collections[place].segments[index].state = .flushing
            }
            flushPollsLeft[collections[place].id] = configuration.flushPolls
            let segments = collections[place].segments
            answer.sealedSegments[name] = WireLongArray(segments.filter { $0.state == .flushing }.map(\.id))
            answer.flushedSegments[name] = WireLongArray(segments.filter { $0.state == .flushed }.map(\.id))
            answer.flushTimestamps[name] = newTimestamp()
            answer.sealTimes[name] = configuration.clock.now().milliseconds / 1000
        }
        return answer
    }

    private mutating func flushState(_ request: WireGetFlushStateRequest) throws -> WireBoolResponse {
        let place = try index(of: request.collectionName, in: request.dbName)
        let id = collections[place].id
        let pollsLeft = flushPollsLeft[id] ?? 0
        flushPollsLeft[id] = max(0, pollsLeft - 1)
        if pollsLeft == 0 { finishFlush(of: place) }
        var answer = WireBoolResponse()
        answer.value = !collections[place].segments.contains { $0.state == .flushing }
        return answer
    }

    mutating func finishFlush(of place: Int) {
        for index in collections[place].segments.indices where collections[place].segments[index].state == .flushing {
            var segment = collections[place].segments[index]
            segment.state = .flushed
            segment.files = files.write(segment, of: collections[place]) { newID() }
            collections[place].segments[index] = segment
        }
    }

    private func persistentSegments(_ request: WireCollectionRequest) throws -> WirePersistentSegmentsResponse {
        let collection = try collection(request.collectionName, in: request.dbName)
        var answer = WirePersistentSegmentsResponse()
        answer.segments = collection.visibleSegments.filter { $0.state != .growing }.map { segment in
            var wire = WirePersistentSegment()
            wire.segmentID = segment.id
            wire.collectionID = collection.id
            wire.partitionID = segment.partition
            wire.rows = Int64(segment.keys.count)
            wire.state = segment.state.rawValue
            return wire
        }
        return answer
    }

    /// Deleted rows aren't subtracted.
    private static func statistics(_ segments: [DoubleSegment]) -> WireStatisticsResponse {
        var rows = WireKeyValuePair()
        rows.key = "row_count"
        rows.value = "\(segments.reduce(0) { $0 + $1.keys.count })"
        var answer = WireStatisticsResponse()
        answer.stats = [rows]
        return answer
    }
}

extension WireLongArray {
    fileprivate init(_ values: [Int64]) {
        self.init()
        data = values
    }
}
