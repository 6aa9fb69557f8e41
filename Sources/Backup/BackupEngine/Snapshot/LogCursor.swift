internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// The logs of one kind of one collection, taken out of a listing segment by segment; holds one page.
///
/// Nothing is listed before the first segment is asked for.
struct LogCursor {
    private let store: any ObjectStore
    private let layout: MilvusLayout
    private let kind: LogKind
    private let prefix: String
    private var order: KeyOrderCheck
    private var page: ArraySlice<ObjectMetadata> = []
    private var continuation: String?
    private var isStarted = false
    /// What lay between the segments that were asked for.
    private(set) var skipped: UnownedLogs
    /// Objects seen so far.
    private(set) var objectCount = 0

    /// `limit`: see ``UnownedLogs/limit``.
    init(
        _ kind: LogKind, of collection: CollectionID, in store: any ObjectStore, _ layout: MilvusLayout,
        limit: WallTime
    ) {
        skipped = UnownedLogs(writtenBefore: limit)
        self.store = store
        self.layout = layout
        self.kind = kind
        prefix = layout.prefix(kind, collection)
        order = KeyOrderCheck(subject: "\(store.location)/\(prefix)")
    }

    /// Adds the logs of one segment. What comes before is dropped, so segments must be asked for in key order.
    mutating func take(
        _ segment: SegmentDescription, into inventory: inout SegmentInventory
    ) async throws(ObjectStoreError) {
        let wanted = Array((prefix + segment.keyPath).utf8)
        while !takeListed(wanted, into: &inventory) {
            guard try await listMore() else { return }
        }
    }

    /// What comes after the last segment. Nothing where nothing was listed.
    mutating func drain() async throws(ObjectStoreError) {
        guard isStarted else { return }
        repeat {
            for object in page { skip(object) }
            page = []
        } while try await listMore()
    }

    /// Whether the page goes on behind the keys that begin with `wanted`.
    private mutating func takeListed(_ wanted: [UInt8], into inventory: inout SegmentInventory) -> Bool {
        while let object = page.first {
            let order = ByteOrder.compare(object.key.rawValue, under: wanted)
            guard order <= 0 else { return true }
            if order == 0 { inventory.add(object, layout.parse(object.key)) } else { skip(object) }
            page.removeFirst()
        }
        return false
    }

    private mutating func skip(_ object: ObjectMetadata) {
        skipped.add(object.key.rawValue.dropFirst(prefix.count), size: object.size, writtenAt: object.lastModified)
    }

    /// Whether there was another page.
    private mutating func listMore() async throws(ObjectStoreError) -> Bool {
        guard !isStarted || continuation != nil else { return false }
        let next = try await store.listPage(prefix, ListOptions(), continuation: continuation)
        isStarted = true
        page = try order.checked(next.objects)[...]
        objectCount += next.objects.count
        continuation = next.continuation
        return true
    }
}

extension SegmentDescription {
    /// Below a kind's and a collection's directory: what listings are sorted by.
    var keyPath: String { "\(partition)/\(id)/" }
}
