import Basics
import ObjectStorage
import Synchronization
import Transfers

/// Two buckets of one server, objects to be moved, and a record of what was noticed.
struct TransferBench {
    let server = InMemoryServer(name: "one")
    let source: InMemoryStore
    let destination: InMemoryStore
    let notices = Notices()
    static let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    init() {
        source = server.store(bucket: "a")
        destination = server.store(bucket: "b")
    }

    func item(_ name: String = "k", size: Int = 100) async throws -> TransferItem {
        let put = try await source.put(ObjectKey(name), Array(Self.bytes.prefix(size)))
        return TransferItem(source: put.key, destination: ObjectKey("to/" + name), size: put.size, etag: put.etag)
    }

    func mover(
        from source: (any ObjectStore)? = nil, to destination: (any ObjectStore)? = nil, _ mode: TransferMode = .auto,
        keepsUploads: Bool = false, checksum: ChecksumAlgorithm? = .crc64nvme
    ) -> ObjectMover {
        ObjectMover(
            from: source ?? self.source, to: destination ?? self.destination,
            TransferConfiguration(
                mode: mode, concurrency: 4, multipartThreshold: 5000, partSize: 999, checksum: checksum,
                keepsUnfinishedUploads: keepsUploads)
        ) { [notices] notice in notices.add("\(notice)") }
    }

    func arrived(_ item: TransferItem) async throws -> Bool {
        try await destination.read(item.destination) == source.read(item.source)
    }

    final class Notices: Sendable {
        private let kept = Mutex<[String]>([])

        var all: [String] { kept.withLock { $0 } }

        func add(_ text: String) {
            kept.withLock { $0.append(text) }
        }
    }
}
