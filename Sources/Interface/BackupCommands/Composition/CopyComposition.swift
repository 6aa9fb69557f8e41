internal import BackupConfiguration
internal import ObjectStorage
internal import S3Storage
internal import Transfers

/// Builds what `copy` works with: two stores and nothing of Milvus.
struct CopyComposition {
    let context: VerbContext
    let configuration: ResolvedConfiguration
    let pacers: StorePacers
    let meter = RequestMeter()

    /// Runs `body` with both places; connections are closed when it returns or throws.
    func withPlaces<Result: Sendable>(
        _ source: CopySide, _ destination: CopySide, _ runs: RunSettings,
        _ body: (ObjectPlace, ObjectPlace, TransferConfiguration) async throws -> Result
    ) async throws -> Result {
        let clients = CopyClients(runs)
        do {
            let from = try await sourcePlace(source, clients)
            let to = try await destinationPlace(destination, source: source, from.isObject, clients)
            let transfer = TransferConfiguration(runs).running(on: await clients.last)
            let result = try await body(from, to, transfer)
            await clients.shutdown()
            return result
        } catch {
            await clients.shutdown()
            throw error
        }
    }

    /// Runs `body` with one place, which is a prefix; connections are closed when it returns or throws.
    func withPlace<Result: Sendable>(
        _ side: CopySide, _ runs: RunSettings, _ body: (ObjectPlace) async throws -> Result
    ) async throws -> Result {
        let clients = CopyClients(runs)
        do {
            let (store, root) = try await store(side, clients)
            let prefix = String(side.address.directory.dropFirst(root.utf8.count))
            let result = try await body(ObjectPlace(store, prefix: prefix))
            await clients.shutdown()
            return result
        } catch {
            await clients.shutdown()
            throw error
        }
    }

    /// A name without a slash at its end is an object's where there is one, else a prefix.
    private func sourcePlace(_ side: CopySide, _ clients: CopyClients) async throws -> ObjectPlace {
        let (store, root) = try await store(side, clients)
        let inside = String(side.address.path.dropFirst(root.utf8.count))
        guard !side.address.isDirectory, try await store.exists(ObjectKey(inside)) else {
            return ObjectPlace(store, prefix: String(side.address.directory.dropFirst(root.utf8.count)))
        }
        return ObjectPlace(store, prefix: inside, isObject: true)
    }

    private func destinationPlace(
        _ side: CopySide, source: CopySide, _ isObject: Bool, _ clients: CopyClients
    ) async throws -> ObjectPlace {
        let (store, root) = try await store(side, clients)
        guard isObject else {
            return ObjectPlace(store, prefix: String(side.address.directory.dropFirst(root.utf8.count)))
        }
        let name = side.address.isDirectory ? side.address.path + source.address.lastComponent : side.address.path
        return ObjectPlace(store, prefix: String(name.dropFirst(root.utf8.count)), isObject: true)
    }

    /// The store, and how much of the address's path led to it.
    private func store(
        _ side: CopySide, _ clients: CopyClients
    ) async throws -> (store: any ObjectStore, root: String) {
        let profile = try CopyProfiles(context: context, configuration: configuration).profile(of: side)
        let services = CredentialServices(
            environment: side.environment(context.environment), files: context.files,
            network: try await clients.network(), metadata: try await clients.metadata(), tell: { context.note($0) })
        let factory = StoreFactory(credentials: CredentialFactory(services), meter: meter, pacers: pacers)
        let place = try await factory.place(profile, client: try await clients.client(for: profile))
        return (place.store, profile.provider == .local ? profile.rootPath + "/" : "")
    }
}
