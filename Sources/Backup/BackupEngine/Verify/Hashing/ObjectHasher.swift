internal import BackupFormat
internal import Basics
internal import Hashing
internal import ObjectStorage

/// Reads objects and hashes them while they come.
struct ObjectHasher: Sendable {
    let store: any ObjectStore
    let layout: BackupLayout
    /// The network's own thread: checksums are taken while the bytes lie in the processor's cache.
    let network: (any TaskExecutor)?

    /// - Throws: what concerns every object: a store that is away, wrong keys, cancellation.
    func outcome(of item: HashItem) async throws(ObjectStoreError) -> HashOutcome {
        do throws(ObjectStoreError) {
            let first = HashOutcome(item, try await read(item))
            return first.isDoubtful ? HashOutcome(item, try await read(item)) : first
        } catch {
            guard !error.concernsEveryObject, error.code != .accessDenied else { throw error }
            return error.code == .notFound ? .missing : .unreadable(error.reason)
        }
    }

    private func read(_ item: HashItem) async throws(ObjectStoreError) -> HashReading {
        // An MD5 takes so long that the network would wait for it.
        if case .md5 = item.evidence { return try await readHere(item) }
        return try await withTaskExecutorPreference(network) { () throws(ObjectStoreError) in try await readHere(item) }
    }

    private func readHere(_ item: HashItem) async throws(ObjectStoreError) -> HashReading {
        let content = try await store.get(layout.key(relative: item.path), GetOptions())
        var checksum = RunningChecksum(item.evidence.algorithm)
        // An MD5 costs many times the checksum: it is computed where nothing else tells.
        var md5: IncrementalHash?
        if case .md5 = item.evidence { md5 = IncrementalHash(.md5) }
        var size: Int64 = 0
        do {
            while let piece = try await content.body.next() {
                checksum.update(piece)
                md5?.update(piece)
                size += Int64(piece.count)
            }
        } catch {
            throw .wrapping(error, operation: "read", subject: "\(store.location)/\(layout.prefix)\(item.path)")
        }
        let digest = md5.take()?.finish()
        return HashReading(size: size, checksum: checksum.finish(), md5: digest.map { ETag($0.hex) })
    }
}

extension HashItem.Evidence {
    fileprivate var algorithm: ChecksumAlgorithm {
        switch self {
        case .checksum(let checksum), .ledger(let checksum): checksum.algorithm
        case .md5, .none: .crc64nvme
        }
    }
}
