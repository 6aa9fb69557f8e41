internal import Basics

/// Settles an `onlyIfAbsent` PUT that was told "taken" on a later attempt: perhaps its own first attempt took the key.
struct EarlierPut {
    private let key: ObjectKey
    private let body: ObjectBody
    private let store: any ObjectStore

    init(_ key: ObjectKey, _ body: ObjectBody, in store: any ObjectStore) {
        self.key = key
        self.body = body
        self.store = store
    }

    /// What is there, when it is byte for byte what we sent; else throws `refusal`.
    ///
    /// Size and ETag settle it where the ETag is the content's MD5; elsewhere the object is read and compared.
    func metadata(orElse refusal: ObjectStoreError) async throws(ObjectStoreError) -> ObjectMetadata {
        let found = try await store.head(key)
        guard found.size == body.length else { throw refusal }
        if case .bytes(let bytes) = body, found.etag == .md5(of: bytes) { return found }
        guard try await hasSameBytes(as: found) else { throw refusal }
        return found
    }

    private func hasSameBytes(as found: ObjectMetadata) async throws(ObjectStoreError) -> Bool {
        let theirs = try await store.get(key, GetOptions(ifMatch: found.etag))
        do {
            var ours = ByteStreamCursor(try await body.open())
            while let piece = try await theirs.body.next() {
                guard try await ours.take(piece.count) == piece else { return false }
            }
            return true
        } catch {
            throw .wrapping(error, operation: "read", subject: "\(store.location)/\(key)")
        }
    }
}

/// Cuts a stream into pieces of the lengths that are asked for.
private struct ByteStreamCursor {
    private let stream: ByteStream
    private var buffer: ArraySlice<UInt8> = []

    init(_ stream: ByteStream) {
        self.stream = stream
    }

    /// Fewer bytes than asked for only at the end.
    mutating func take(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count, let piece = try await stream.next() { buffer += piece }
        defer { buffer = buffer.dropFirst(count) }
        return Array(buffer.prefix(count))
    }
}
