internal import ObjectStorage
internal import Transfers

/// Takes the objects of some directories out of a listing in key order, and jumps over what lies between.
struct SeekingCursor {
    private let store: any ObjectStore
    private let prefix: String
    private var order: KeyOrderCheck
    private var page: ArraySlice<ObjectMetadata> = []
    /// The listing is known up to here; nil when nothing was listed yet.
    private var covered: String?
    private var isAtEnd = false

    init(_ store: any ObjectStore, _ prefix: String) {
        self.store = store
        self.prefix = prefix
        order = KeyOrderCheck(subject: "\(store.location)/\(prefix)")
    }

    /// `directory`: with a slash at its end; directories must be asked for in order.
    mutating func objects(under directory: String) async throws(ObjectStoreError) -> [ObjectMetadata] {
        var taken: [ObjectMetadata] = []
        while let object = try await peek(from: directory) {
            if object.key.rawValue.utf8.starts(with: directory.utf8) {
                taken.append(object)
            } else if !object.key.rawValue.utf8.lexicographicallyPrecedes(directory.utf8) {
                break
            }
            page.removeFirst()
        }
        return taken
    }

    private mutating func peek(from directory: String) async throws(ObjectStoreError) -> ObjectMetadata? {
        while page.isEmpty, !isAtEnd {
            // What is left of the directory, or the directory itself when the listing hasn't come to it.
            let start = covered.map { $0.utf8.lexicographicallyPrecedes(directory.utf8) ? directory : $0 } ?? directory
            let next = try await store.listPage(
                prefix, ListOptions(startAfter: ObjectKey(start)), continuation: nil)
            page = try order.checked(next.objects)[...]
            isAtEnd = next.continuation == nil
            covered = next.objects.last?.key.rawValue ?? start
        }
        return page.first
    }
}
