import BackupFormat
import Basics
import FixtureBackup
import MilvusModel
import ObjectStorage
import Transfers

@testable import BackupEngine

/// Backups of real logs, to be verified row by row.
struct RowsRepository {
    let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")
    let backup: FixtureBackup
    private let environment: BackupEnvironment

    init(_ collections: [FixtureCollection], foreign: Bool = false) async throws {
        backup = try FixtureBackup(store, rootPath: "backup", name: "nightly")
        environment = try await VerifyRepository(.foreign).environment(store)
        if foreign { try await backup.writeForeign(collections) } else { try await backup.writeSealed(collections) }
    }

    func verify(
        windows: Int = 1, filter: String = "", on other: (any ObjectStore)? = nil, concurrency: Int = 4
    ) async throws -> VerifyReport {
        var environment = environment
        if let other { environment.backupStore = other }
        environment.transfer.concurrency = concurrency
        return try await VerifyUseCase(environment).run(
            VerifyOptions(
                name: "nightly", depth: .rows, windows: windows, filter: try CollectionFilter(parsing: filter)))
    }

    /// Changes an object, its size unchanged: see ``key(_:)``.
    func change(_ place: String, _ log: String? = nil, _ body: (inout [UInt8]) throws -> Void) async throws {
        let key = try await key(place, log)
        var bytes = try await store.read(key)
        try body(&bytes)
        _ = try await store.put(key, bytes)
    }

    /// Changes a bit of a byte.
    func change(_ place: String, at offset: Int) async throws {
        try await change(place) { $0[offset] ^= 1 }
    }

    /// The first of a kind, or of a field: `insert_log/101`, `delta_log`; or the `log` of them.
    func key(_ place: String, _ log: String? = nil) async throws -> ObjectKey {
        let parts = place.split(separator: "/")
        let keys = try await store.listAll(backup.layout.prefix).map(\.key)
        guard
            let key = keys.first(where: { key in
                let elements = key.rawValue.split(separator: "/")
                return elements.contains(parts[0]) && (parts.count < 2 || elements[elements.count - 2] == parts[1])
                    && (log == nil || elements.last.map(String.init) == log)
            })
        else {
            throw BackupError(.failed, "no object \(place)", subject: place)
        }
        return key
    }
}
