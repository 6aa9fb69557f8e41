internal import BackupConfiguration
internal import Basics
internal import HTTPTransport
internal import ObjectStorage
internal import S3Storage

/// From a storage profile to a store with its decorators.
struct StoreFactory {
    let credentials: CredentialFactory
    let meter: RequestMeter
    let pacers: StorePacers
    var retry = RetryPolicy()

    /// What the engine is given: the store, and the root path inside it.
    struct Place {
        var store: any ObjectStore
        var rootPath: String
    }

    func place(_ profile: StorageProfile, client: HTTPClient) async throws(ObjectStoreError) -> Place {
        switch profile.provider {
        case .local: localPlace(profile)
        default:
            Place(store: decorated(try await s3Store(profile, client: client), profile), rootPath: profile.rootPath)
        }
    }

    /// Retries above pacing, so that every attempt waits its turn; counting below, so that those count that leave.
    private func decorated(_ store: any ObjectStore, _ profile: StorageProfile) -> any ObjectStore {
        let pacer = pacers.pacer(for: profile)
        return RetryingStore(
            PacedStore(MeteredStore(store, meter), pacer, bandwidth: pacers.bandwidth), policy: retry,
            clock: ContinuousClock(), random: RandomSource.system, pacer: pacer)
    }

    /// The root path itself is the bucket, so that nothing is ever written beside it.
    private func localPlace(_ profile: StorageProfile) -> Place {
        let components = profile.rootPath.split(separator: "/").map(String.init)
        let parent = components.dropLast().map { "/\($0)" }.joined()
        let store = LocalStore(root: parent, bucket: components.last ?? "")
        return Place(store: decorated(store, profile), rootPath: "")
    }

    private func s3Store(
        _ profile: StorageProfile, client: HTTPClient
    ) async throws(ObjectStoreError) -> any ObjectStore {
        let endpoint = S3Endpoint(
            scheme: profile.usesTLS ? .https : .http, host: profile.urlHost, port: profile.port,
            addressing: AddressingStyle(profile.addressing))
        var configuration = S3Configuration(endpoint: endpoint, bucket: profile.bucket)
        if !profile.region.isEmpty { configuration.region = profile.region }
        return S3Store(
            configuration, credentials: try await credentials.provider(profile.credentials), client: client)
    }
}

extension AddressingStyle {
    fileprivate init(_ addressing: StorageProfile.Addressing) {
        switch addressing {
        case .auto: self = .auto
        case .path: self = .path
        case .virtual: self = .virtualHost
        }
    }
}
