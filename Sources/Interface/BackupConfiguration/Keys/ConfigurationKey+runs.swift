extension ConfigurationKey {
    /// More in flight than this is a slip of the finger.
    private static let width: ConfigurationKind = .integer(1...10_000)
    private static let seconds: ConfigurationKind = .integer(1...1_000_000)

    static let backupKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "backup.concurrency.collections", width, .value("4"), legacy: ["backup.parallelism.backupCollection"],
            legacyEnvironment: ["BACKUP_PARALLELISM_BACKUP_COLLECTION"], "Collections backed up at a time."),
        ConfigurationKey(
            "backup.concurrency.segments", width, .value("1024"), legacy: ["backup.parallelism.backupSegment"],
            isUsed: false, "milvus-backup's segments at a time; here transfer.concurrency bounds all."),
        ConfigurationKey(
            "backup.pauseGC", .boolean, .value("true"), legacy: ["backup.gcPause.enable"],
            legacyEnvironment: ["BACKUP_GC_PAUSE_ENABLE"],
            "Whether Milvus' garbage collection is held while a backup runs."),
    ]

    static let restoreKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "restore.concurrency.collections", width, .value("2"), legacy: ["backup.parallelism.restoreCollection"],
            legacyEnvironment: ["BACKUP_PARALLELISM_RESTORE_COLLECTION"], "Collections restored at a time."),
        ConfigurationKey(
            "restore.concurrency.importJobs", width, .value("16"), legacy: ["backup.parallelism.importJob"],
            "Import jobs given to Milvus at a time."),
        ConfigurationKey(
            "restore.maxSegmentsPerImportJob", width, .value("256"), "Segments merged into one import job."),
        ConfigurationKey(
            "restore.importTimeoutSeconds", seconds, .value("3600"), "How long one import may go without finishing."),
        ConfigurationKey(
            "restore.keepTempFiles", .boolean, .value("false"), legacy: ["backup.keepTempFiles"],
            legacyEnvironment: ["BACKUP_KEEP_TEMP_FILES"], isUsed: false, "Staged files are always removed."),
    ]

    static let transferKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "transfer.mode", .choice(["auto", "direct", "streaming"]), .value("auto"),
            legacy: [LegacyName("minio.crossStorage", .crossStorage)],
            "direct: only the store copies. streaming: bytes pass milvault. auto: the store where it can."),
        ConfigurationKey(
            "transfer.concurrency", width, .value("128"), legacy: ["backup.parallelism.copydata"],
            legacyEnvironment: ["BACKUP_PARALLELISM_COPYDATA"], "Objects in flight."),
        ConfigurationKey(
            "transfer.multipartCopyThresholdMiB", .integer(5...5120), .value("256"),
            legacy: ["minio.multipartCopyThresholdMiB"], "Objects of this size and above are copied in parts."),
        ConfigurationKey(
            "transfer.partSizeMiB", .integer(5...5120), .value("64"), "Wished size of a part."),
        ConfigurationKey(
            "transfer.checksum", .choice(["auto", "none", "crc64nvme", "crc32c", "crc32", "sha256", "sha1"]),
            .value("auto"), "Asked of stores that copy, computed of what streams. auto: crc64nvme."),
        ConfigurationKey(
            "transfer.limits.requestsInFlight", .integer(0...10_000), .value("0"),
            "Requests in flight to one endpoint, whatever they are; 0 sets no limit beyond transfer.concurrency."),
        ConfigurationKey(
            "transfer.limits.requestsPerSecond", .integer(0...1_000_000), .value("0"),
            "Requests a second to one endpoint; 0 means as many as the store takes."),
        ConfigurationKey(
            "transfer.limits.bandwidth", .bandwidth, .value("off"),
            "Bytes a second that pass milvault, each way: 50MiB, off, or by local time: 08:00,50MiB 20:00,off."),
        ConfigurationKey(
            "transfer.outageTimeoutSeconds", .integer(0...1_000_000), .value("600"),
            "How long create, restore and copy wait for a store or a Milvus that is away; 0 means that they don't."),
        ConfigurationKey(
            "milvus.limits.callsInFlight", .integer(0...10_000), .value("0"),
            "Calls to Milvus in flight; 0 sets no limit."),
        ConfigurationKey(
            "milvus.limits.callsPerSecond", .integer(0...1_000_000), .value("0"),
            "Calls to Milvus a second; 0 means as many as it takes."),
        ConfigurationKey(
            "milvus.limits.flushesInFlight", .integer(0...10_000), .value("0"),
            "Flushes at a time; 0 sets no limit beyond backup.concurrency.collections."),
        ConfigurationKey("timeouts.connectSeconds", seconds, .value("10"), "For DNS, TCP and TLS together."),
        ConfigurationKey(
            "timeouts.idleSeconds", seconds, .value("60"), "A transfer without a byte for this long has failed."),
        ConfigurationKey("timeouts.milvusCallSeconds", seconds, .value("60"), "For one call to Milvus or etcd."),
        ConfigurationKey(
            "log.level", .choice(["debug", "info", "warn", "error", "panic", "fatal"]), .value("info"),
            "debug says on stderr what --verbose says."),
    ]

    /// Keys of milvus-backup that a file may carry: known, without effect.
    static let unusedKeys: [ConfigurationKey] = [
        unused("configVersion", "v1", "Which names a file uses: v1 (when absent) or v2."),
        unused("log.console", "true"),
        unused("log.file.path", "logs/backup.log", legacy: ["log.file.filename"]),
        unused("log.file.maxSizeMiB", "300", legacy: ["log.file.maxSize"]),
        unused("log.file.maxDays", "0"),
        unused("log.file.maxBackups", "0"),
        unused("server.debugMode", "false", legacy: ["http.debugMode", "http.debug_mode"]),
        unused("server.swaggerBasePath", "", legacy: ["http.swaggerBasePath"]),
        unused("http.enabled", "true", legacy: ["http.simpleResponse"]),
        unused("milvus.replicate.rpcChannelName", "by-dev-replicate-msg", legacy: ["milvus.rpcChannelName"]),
        unused("zillizCloud.endpoint", "https://api.cloud.zilliz.com", legacy: ["cloud.address"]),
        ConfigurationKey(
            "zillizCloud.apiKey", legacy: ["cloud.apikey"], environment: ["ZILLIZ_CLOUD_API_KEY"], isSecret: true,
            isUsed: false, "milvus-backup's; read without effect."),
    ]

    private static func unused(
        _ name: String, _ value: String, legacy: [LegacyName] = [],
        _ summary: String = "milvus-backup's; no effect here."
    ) -> ConfigurationKey {
        ConfigurationKey(name, .text, .value(value), legacy: legacy, allowsEmpty: true, isUsed: false, summary)
    }
}
