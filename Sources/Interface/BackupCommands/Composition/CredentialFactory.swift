internal import AWSSigning
internal import BackupConfiguration
internal import ObjectStorage
internal import S3Storage

/// From a profile to who signs its requests. Stores with the same credentials share one provider: their keys are renewed
/// once, and the store knows them for one.
actor CredentialFactory {
    private let services: CredentialServices
    private var found: [StorageProfile.Credentials: any CredentialProvider] = [:]

    init(_ services: CredentialServices) {
        self.services = services
    }

    func provider(_ credentials: StorageProfile.Credentials) async throws(ObjectStoreError) -> any CredentialProvider {
        if let known = found[credentials] { return known }
        let provider = try await find(credentials)
        found[credentials] = provider
        return provider
    }

    private func find(
        _ credentials: StorageProfile.Credentials
    ) async throws(ObjectStoreError) -> any CredentialProvider {
        guard case .fixed(let accessKeyID, let secretAccessKey, let sessionToken) = credentials else {
            return try await CredentialChain.configured(credentials, services).find()
        }
        return StaticCredentials(
            Credentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken))
    }
}

extension CredentialChain {
    /// The places where credentials of this kind are looked for; none for those that stand in the configuration.
    static func configured(
        _ credentials: StorageProfile.Credentials, _ services: CredentialServices
    ) throws(ObjectStoreError) -> CredentialChain {
        switch credentials {
        case .fixed: return CredentialChain([])
        case .defaultChain: return try .standard(services)
        case .role(let endpoint):
            var services = services
            services.endpoint = endpoint
            return .role(services)
        }
    }
}
