internal import BinlogFormat
internal import MilvusModel

/// Goes through the keys of a collection in a backup: counts live rows, and takes a sample of them.
struct KeyScan: Sendable {
    struct Result: Sendable {
        /// Live rows of each partition that has any segment.
        var live: [String: Int64] = [:]
        var hidden: Int64 = 0
        var sample: [KeySample.Row] = []
        /// Keys that were left out of the sample, as several live rows have them.
        var repeatedKeys = 0
    }

    let reading: RowReading

    func run(_ sample: KeySample) async throws -> Result {
        var (result, sample) = (Result(), sample)
        for (number, place) in reading.segments.enumerated() {
            try Task.checkCancellation()
            var live: Int64 = 0
            var hidden: Int64 = 0
            try await reading.scan(place.segment).forEachKey { key, row, isLive in
                if isLive {
                    live += 1
                    sample.add(key, segment: number, row: row)
                } else {
                    hidden += 1
                }
                return true
            }
            result.live[place.partition, default: 0] += live
            result.hidden += hidden
        }
        let rows = sample.rows()
        let byKey = Dictionary(grouping: rows, by: \.key)
        result.sample = rows.filter { byKey[$0.key]?.count == 1 }
        result.repeatedKeys = byKey.values.count { $0.count > 1 }
        return result
    }
}
