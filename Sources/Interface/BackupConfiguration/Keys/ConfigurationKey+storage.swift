extension ConfigurationKey {
    static let milvusStorageKeys = storageKeys(StorageSide(section: "milvus.storage", legacyPrefix: ""))
    static let backupStorageKeys = storageKeys(StorageSide(section: "backup.storage", legacyPrefix: "backup"))

    /// What differs between the keys of Milvus' store and those of the backups' store.
    private struct StorageSide {
        var section: String
        /// v1 has both in one section, the backups' with this prefix: `minio.bucketName`, `minio.backupBucketName`.
        var legacyPrefix: String

        var isBackup: Bool { !legacyPrefix.isEmpty }
        var environmentPrefix: String { isBackup ? "BACKUP_STORAGE_" : "MILVUS_STORAGE_" }
        var legacyEnvironmentPrefix: String { isBackup ? "MINIO_BACKUP_" : "MINIO_" }

        func legacy(_ name: String, section: String = "minio") -> String {
            isBackup ? "\(section).backup\(name.prefix(1).uppercased())\(name.dropFirst())" : "\(section).\(name)"
        }

        func named(_ name: String) -> LegacyName {
            LegacyName(legacy(name), .same)
        }

        /// Whatever isn't said of the backups' store is as with Milvus'.
        func fallback(_ name: String, _ value: String) -> ConfigurationFallback {
            isBackup ? .inherited("milvus.storage.\(name)") : .value(value)
        }
    }

    private static func storageKeys(_ side: StorageSide) -> [ConfigurationKey] {
        endpointKeys(side) + placeKeys(side) + authenticationKeys(side)
    }

    private static func endpointKeys(_ side: StorageSide) -> [ConfigurationKey] {
        func key(
            _ name: String, _ kind: ConfigurationKind, _ value: String, legacy: [LegacyName], _ variable: String,
            allowsEmpty: Bool = false, _ summary: String
        ) -> ConfigurationKey {
            ConfigurationKey(
                "\(side.section).\(name)", kind, side.fallback(name, value), legacy: legacy,
                legacyEnvironment: variable.isEmpty ? [] : [side.legacyEnvironmentPrefix + variable],
                allowsEmpty: allowsEmpty, summary)
        }
        var provider = [
            LegacyName(side.legacy("storageType", section: "storage"), .same),
            LegacyName(side.legacy("storageType"), .same),
        ]
        if !side.isBackup { provider.append("minio.cloudProvider") }
        return [
            key(
                "provider", .choice(StorageProvider.spellings), "minio", legacy: provider, "",
                "Kind of store: local, minio, s3, aws, gcp (S3 interoperability), aliyun, tencent, hwc."),
            key("address", .text, "localhost", legacy: [side.named("address")], "ADDRESS", "Host of the store."),
            key("port", .integer(1...65_535), "9000", legacy: [side.named("port")], "PORT", "Port of the store."),
            key(
                "region", .text, "", legacy: [side.named("region")], "REGION", allowsEmpty: true,
                "Region to sign for; empty means that the store is asked."),
            key(
                "useSSL", .boolean, "false", legacy: [side.named("useSSL")], "USE_SSL", "Whether the store speaks TLS."),
            key(
                "tls.caCertPath", .text, "", legacy: [], "", allowsEmpty: true,
                "PEM file of the authority that signed the store's certificate; empty means the system's."),
            key(
                "addressing", .choice(["auto", "path", "virtual"]), "auto", legacy: [], "",
                "Where the bucket's name stands: in the path or in the host; auto decides by host."),
        ]
    }

    private static func placeKeys(_ side: StorageSide) -> [ConfigurationKey] {
        [
            ConfigurationKey(
                "\(side.section).bucketName", .text, side.fallback("bucketName", "a-bucket"),
                legacy: [side.named("bucketName")], legacyEnvironment: [side.legacyEnvironmentPrefix + "BUCKET_NAME"],
                side.isBackup ? "Bucket that holds the backups." : "Milvus' own `minio.bucketName`."),
            ConfigurationKey(
                "\(side.section).rootPath", .text, .value(side.isBackup ? "backup" : "files"),
                legacy: [side.named("rootPath")], legacyEnvironment: [side.legacyEnvironmentPrefix + "ROOT_PATH"],
                allowsEmpty: true,
                side.isBackup
                    ? "Prefix under which the backups lie. Not inherited, except from a v1 file, as milvus-backup does."
                    : "Milvus' own `minio.rootPath`. A wrong one is the most common cause of empty backups."),
            ConfigurationKey(
                "\(side.section).localPath", .text, .value(""),
                "With provider local: the directory as Milvus sees it, where that differs from rootPath."),
            ConfigurationKey(
                "\(side.section).milvusAddress", .text, .value(""), isUsed: false,
                "Host of the store as Milvus sees it."),
            ConfigurationKey(
                "\(side.section).milvusPort", .integer(0...65_535), .value("0"), isUsed: false,
                "Port of the store as Milvus sees it."),
        ]
    }

    private static func authenticationKeys(_ side: StorageSide) -> [ConfigurationKey] {
        func key(
            _ name: String, _ value: String = "", legacy: [LegacyName] = [], _ variable: String = "",
            v1 legacyVariable: [String] = [], isSecret: Bool = false, isUsed: Bool = true, _ summary: String
        ) -> ConfigurationKey {
            ConfigurationKey(
                "\(side.section).\(name)", .text, side.fallback(name, value), legacy: legacy,
                environment: variable.isEmpty ? [] : [side.environmentPrefix + variable],
                legacyEnvironment: legacyVariable, isSecret: isSecret, allowsEmpty: true, isUsed: isUsed, summary)
        }
        let legacyPrefix = side.legacyEnvironmentPrefix
        return [
            ConfigurationKey(
                "\(side.section).auth.type", .choice(["static", "iam", "sharedKey", "serviceAccount", "default"]),
                side.fallback("auth.type", "static"), legacy: [LegacyName(side.legacy("useIAM"), .useIAM)],
                legacyEnvironment: [legacyPrefix + "USE_IAM"],
                "static: the keys below. default: what the AWS tools use. iam: the role of web identity, container or machine."
            ),
            key(
                "auth.accessKeyID", "minioadmin", legacy: [side.named("accessKeyID")], "AUTH_ACCESS_KEY_ID",
                v1: [legacyPrefix + "ACCESS_KEY"], "Access key id."),
            key(
                "auth.secretAccessKey", "minioadmin", legacy: [side.named("secretAccessKey")], "AUTH_SECRET_ACCESS_KEY",
                v1: [legacyPrefix + "SECRET_KEY"], isSecret: true, "Secret access key."),
            key(
                "auth.sessionToken", legacy: [side.named("token")], "AUTH_SESSION_TOKEN", v1: [legacyPrefix + "TOKEN"],
                isSecret: true, "Session token of temporary keys."),
            key(
                "auth.endpoint", legacy: [side.named("iamEndpoint")], v1: [legacyPrefix + "IAM_ENDPOINT"],
                "With iam: URL of the token service or of the machine's metadata, where it isn't AWS' own."),
            key(
                "auth.accountKey", "", "AUTH_ACCOUNT_KEY", isSecret: true, isUsed: false, "Key of an Azure account."),
            key("accountName", "", "ACCOUNT_NAME", isUsed: false, "Azure account."),
            key(
                "auth.credentialsFile", legacy: [side.named("gcpCredentialJSON")], "AUTH_CREDENTIALS_FILE",
                v1: [side.isBackup ? "BACKUP_GCP_KEY_JSON" : "GCP_KEY_JSON"], isSecret: true, isUsed: false,
                "Credentials file of a Google service account."),
            ConfigurationKey(
                "\(side.section).sourceSASToken", environment: [side.environmentPrefix + "SOURCE_SAS_TOKEN"],
                isSecret: true, isUsed: false, "Azure token that lets Milvus read the source of a copy."),
        ]
    }
}
