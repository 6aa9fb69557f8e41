import EngineHarness
import FaultRig

/// Which requests left the backup that they were for.
struct Trespasses {
    let backup: String
    /// Backups that are there as well.
    var others: [String] = []
    /// Where a run may read in Milvus' bucket, beside its staging.
    var readable: [String] = []

    private var home: String { "\(RigConfiguration.backupRoot)/\(backup)/" }
    /// What is known of it by verifications and drills lies beside it.
    private var reports: [String] { ["verify", "drill"].map { "\(Self.allReports)\($0)/\(backup)/" } }
    private static let allReports = "\(RigConfiguration.backupRoot)/.milvault/"
    private static let staging = "files/milvault-staging/"

    func among(_ records: [RequestRecord]) -> [String] {
        records.filter { !isInside($0) }.map {
            "\($0.operation.rawValue) \($0.bucket)/\($0.key.debugDescription) \($0.copySource ?? "") \($0.deletedKeys)"
        }
    }

    private func isInside(_ record: RequestRecord) -> Bool {
        let keys = record.operation == .deleteObjects ? record.deletedKeys : [record.key]
        if let source = record.copySource, !isReadable(source) { return false }
        return keys.allSatisfy { key in
            switch record.bucket {
            case RigConfiguration.backupBucket:
                ([home] + reports).contains { isBelow($0, key) } || isLookingForBackups(record)
            case RigConfiguration.milvusBucket:
                isBelow(Self.staging, key) || isReading(record) && readable.contains { isBelow($0, key) }
            default: false
            }
        }
    }

    private func isReadable(_ source: String) -> Bool {
        isBelow("\(RigConfiguration.backupBucket)/\(home)", source)
            || ([Self.staging] + readable).contains { isBelow("\(RigConfiguration.milvusBucket)/\($0)", source) }
    }

    private func isReading(_ record: RequestRecord) -> Bool {
        [.headObject, .getObject, .listObjects].contains(record.operation)
    }

    /// A backup that is to be deleted may be needed by others: their seals tell.
    private func isLookingForBackups(_ record: RequestRecord) -> Bool {
        let root = RigConfiguration.backupRoot + "/"
        return record.operation == .listObjects && [root, Self.allReports].contains(record.key)
            || record.operation == .getObject && others.contains { record.key == "\(root)\($0)/meta/seal.json" }
    }

    /// A key that goes up again isn't below, however it begins.
    private func isBelow(_ prefix: String, _ key: String) -> Bool {
        guard key.utf8.starts(with: prefix.utf8) else { return false }
        return !key.split(separator: "/").contains { $0 == ".." || $0 == "." }
    }
}
