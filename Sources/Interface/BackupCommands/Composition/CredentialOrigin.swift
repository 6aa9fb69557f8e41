internal import BackupConfiguration
internal import ObjectStorage
internal import S3Storage

/// Who signs the requests to a store, in words without a secret.
struct CredentialOrigin: Sendable {
    /// `milvus.storage`, `backup.storage`.
    let section: String
    let source: String
}

extension VerbContext {
    /// Told without asking anybody; nothing for directories, which need none.
    func credentialOrigins(_ configuration: Configuration) -> [CredentialOrigin] {
        let services = CredentialServices(environment: environment, files: files)
        return [configuration.milvusStorage, configuration.backupStorage].filter { $0.provider != .local }.map {
            CredentialOrigin(section: $0.section, source: Self.source(of: $0.credentials, services))
        }
    }

    private static func source(
        of credentials: StorageProfile.Credentials, _ services: CredentialServices
    ) -> String {
        if case .fixed = credentials { return "the configuration" }
        do throws(ObjectStoreError) {
            let chain = try CredentialChain.configured(credentials, services)
            return chain.evidence ?? "none to be found"
        } catch {
            return "none: \(error.reason)"
        }
    }
}
