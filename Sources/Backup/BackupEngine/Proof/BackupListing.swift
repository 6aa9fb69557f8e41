internal import BackupFormat
internal import ObjectStorage
internal import Transfers

/// All objects of one backup, one after the other in key order; holds one page.
struct BackupListing {
    private let store: any ObjectStore
    private let prefix: String
    /// Keys out of order would make strays of what is planned.
    private var order: KeyOrderCheck
    private var page: [ObjectMetadata] = []
    private var position = 0
    private var continuation: String?
    private var isStarted = false

    init(_ store: any ObjectStore, _ layout: BackupLayout) {
        self.store = store
        prefix = layout.prefix
        order = KeyOrderCheck(subject: "\(store.location)/\(prefix)")
    }

    mutating func next() async throws(ObjectStoreError) -> ObjectMetadata? {
        while position == page.count {
            guard !isStarted || continuation != nil else { return nil }
            let next = try await store.listPage(prefix, ListOptions(), continuation: continuation)
            isStarted = true
            page = try order.checked(next.objects)
            position = 0
            continuation = next.continuation
        }
        defer { position += 1 }
        return page[position]
    }
}
