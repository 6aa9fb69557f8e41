/// One thing that can be configured: the row of the table that parsing, `config show` and the documents are made of.
package struct ConfigurationKey: Sendable {
    /// Dotted, as milvus-backup's v2 files have it; compared without regard to case.
    package var name: String
    package var kind: ConfigurationKind
    package var fallback: ConfigurationFallback
    /// Names of milvus-backup's v1 files; the first one that is set wins.
    package var legacyNames: [LegacyName]
    /// Environment variables that are always read.
    package var environment: [String]
    /// Environment variables that are read beside a v1 file only, as milvus-backup does.
    package var legacyEnvironment: [String]
    package var isSecret: Bool
    /// Written as `""` it is set to nothing, instead of not being set.
    package var allowsEmpty: Bool
    /// False for keys of milvus-backup that milvault has no use for: read without a warning, without effect.
    package var isUsed: Bool
    /// One line for the documents.
    package var summary: String

    package init(
        _ name: String, _ kind: ConfigurationKind = .text, _ fallback: ConfigurationFallback = .value(""),
        legacy: [LegacyName] = [], environment: [String] = [], legacyEnvironment: [String] = [],
        isSecret: Bool = false, allowsEmpty: Bool = false, isUsed: Bool = true, _ summary: String
    ) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.legacyNames = legacy
        self.environment = environment
        self.legacyEnvironment = legacyEnvironment
        self.isSecret = isSecret
        self.allowsEmpty = allowsEmpty
        self.isUsed = isUsed
        self.summary = summary
    }

    /// Every key there is, in the order in which `config show` prints them.
    package static let all: [ConfigurationKey] =
        milvusKeys + etcdKeys + milvusStorageKeys + backupKeys + backupStorageKeys + restoreKeys + transferKeys
        + unusedKeys
}
