package import Basics

/// How a bulk import reads its files.
package struct ImportOptions: Hashable, Sendable {
    /// The files are Milvus' own binlogs, with row ids, timestamps and primary keys kept.
    package var isBackup: Bool
    /// The files are delta logs of level zero segments (2.4.5 up to 2.6).
    package var isLevelZero: Bool
    package var skipsDiskQuotaCheck: Bool
    /// Rows and deletes after this are left out.
    package var endTimestamp: HybridTimestamp?
    /// Only sent when above zero.
    package var storageVersion: Int64
    /// Of the job, on the server; 2.4 and later.
    package var timeout: Duration?
    /// Key bundle of an encrypted database (2.6 and later).
    package var encryptionZoneKey: Secret?

    package init(
        isBackup: Bool = true, isLevelZero: Bool = false, skipsDiskQuotaCheck: Bool = true,
        endTimestamp: HybridTimestamp? = nil, storageVersion: Int64 = 0, timeout: Duration? = nil,
        encryptionZoneKey: Secret? = nil
    ) {
        self.isBackup = isBackup
        self.isLevelZero = isLevelZero
        self.skipsDiskQuotaCheck = skipsDiskQuotaCheck
        self.endTimestamp = endTimestamp
        self.storageVersion = storageVersion
        self.timeout = timeout
        self.encryptionZoneKey = encryptionZoneKey
    }
}
