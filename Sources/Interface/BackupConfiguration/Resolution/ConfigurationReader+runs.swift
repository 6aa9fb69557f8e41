internal import Basics
internal import ObjectStorage

extension ConfigurationReader {
    private static let bytesPerMiB: Int64 = 1 << 20

    func runs() -> RunSettings {
        RunSettings(
            backupCollections: Int(integer("backup.concurrency.collections")),
            pausesGarbageCollection: boolean("backup.pauseGC"),
            restoreCollections: Int(integer("restore.concurrency.collections")),
            importJobs: Int(integer("restore.concurrency.importJobs")),
            segmentsPerImportJob: Int(integer("restore.maxSegmentsPerImportJob")),
            importTimeout: seconds("restore.importTimeoutSeconds"),
            transferMode: RunSettings.TransferMode(rawValue: text("transfer.mode")) ?? .auto,
            transferConcurrency: Int(integer("transfer.concurrency")),
            multipartCopyThreshold: integer("transfer.multipartCopyThresholdMiB") * Self.bytesPerMiB,
            partSize: integer("transfer.partSizeMiB") * Self.bytesPerMiB,
            checksum: checksum(),
            requestsInFlight: positive("transfer.limits.requestsInFlight").map(Int.init),
            requestsPerSecond: positive("transfer.limits.requestsPerSecond").map(Double.init),
            bandwidth: (try? BandwidthTimetable(parsing: text("transfer.limits.bandwidth"))) ?? .unlimited,
            outageTimeout: positive("transfer.outageTimeoutSeconds").map { .seconds($0) },
            milvusCallsInFlight: positive("milvus.limits.callsInFlight").map(Int.init),
            milvusCallsPerSecond: positive("milvus.limits.callsPerSecond").map(Double.init),
            milvusFlushesInFlight: positive("milvus.limits.flushesInFlight").map(Int.init),
            connectTimeout: seconds("timeouts.connectSeconds"), idleTimeout: seconds("timeouts.idleSeconds"),
            milvusCallTimeout: seconds("timeouts.milvusCallSeconds"), isVerbose: text("log.level") == "debug")
    }

    private func checksum() -> ChecksumAlgorithm? {
        switch text("transfer.checksum") {
        case "none": nil
        case let name: ChecksumAlgorithm(rawValue: name.uppercased()) ?? .crc64nvme
        }
    }

    /// Nil for 0, which means that there is no limit.
    private func positive(_ name: String) -> Int64? {
        let value = integer(name)
        return value > 0 ? value : nil
    }
}
