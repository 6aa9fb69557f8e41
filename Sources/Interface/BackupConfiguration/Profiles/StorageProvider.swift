/// What kind of store a profile is about, by milvus-backup's words.
package enum StorageProvider: String, Sendable, CaseIterable {
    case local
    case minio
    case s3
    case aws
    case gcp
    case aliyun
    case tencent
    case hwc
    case azure
    case gcpnative

    private static let aliases: [String: StorageProvider] = [
        "ali": .aliyun, "alibaba": .aliyun, "alicloud": .aliyun, "tc": .tencent, "remote": .minio,
    ]

    /// Every word that a file may use.
    static let spellings = allCases.map(\.rawValue) + aliases.keys.sorted()

    init?(word: String) {
        guard let provider = StorageProvider(rawValue: word) ?? Self.aliases[word] else { return nil }
        self = provider
    }
}
