internal import Basics
internal import MilvusModel

extension ImportOptions {
    /// The options as a server of these abilities reads them.
    func pairs(for features: MilvusFeatures) -> [KeyValuePair] {
        var pairs: [KeyValuePair] = []
        func add(_ key: String, _ value: String) {
            pairs.append(KeyValuePair(key: key, value: value))
        }
        if skipsDiskQuotaCheck { add("skip_disk_quota_check", "true") }
        if isBackup { add("backup", "true") }
        if isLevelZero { add("l0_import", "true") }
        if let endTimestamp { add("end_ts", Self.text(of: endTimestamp, for: features)) }
        if storageVersion > 0 { add("storage_version", "\(storageVersion)") }
        if let timeout, features.has(.importJobs) { add("timeout", "\(timeout.components.seconds)s") }
        if let encryptionZoneKey { add("ezk", encryptionZoneKey.reveal()) }
        return pairs
    }

    /// Servers before 2.4 refuse one path alone: a missing delta directory is an empty one.
    func paths(_ files: [String], for features: MilvusFeatures) -> [String] {
        let wantsTwo = isBackup && !isLevelZero && !features.has(.importJobs)
        return wantsTwo && files.count == 1 ? files + [""] : files
    }

    /// Up to 2.3 a server shifts the number by 18 bits itself: it wants milliseconds.
    private static func text(of timestamp: HybridTimestamp, for features: MilvusFeatures) -> String {
        features.has(.hybridImportTimestamps) ? "\(timestamp)" : "\(timestamp.wallTime.milliseconds)"
    }
}
