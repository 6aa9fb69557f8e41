internal import Basics
internal import Hashing
internal import ObjectStorage

/// The bytes of a meta object as they come in; at their end it is proved that they are those that were sealed.
struct SealedBody: ~Copyable, Sendable {
    private let key: ObjectKey
    private let sealed: SealedObject?
    private let body: ByteStream
    /// Nil once the end was seen.
    private var hash: IncrementalHash? = IncrementalHash(.sha256)
    private var size: Int64 = 0

    /// `sealed`: nil where nobody sealed it.
    ///
    /// - Throws: `.damaged` when the object isn't there although it should be.
    init(store: any ObjectStore, key: ObjectKey, sealed: SealedObject?) async throws(BackupFormatError) {
        self.key = key
        self.sealed = sealed
        do {
            body = try await store.get(key, GetOptions()).body
        } catch  where error.code == .notFound {
            throw .damaged(key, reason: "it is missing")
        } catch {
            throw .store(error)
        }
    }

    /// The next piece, nil after the last.
    ///
    /// - Throws: `.damaged` after the last piece, when the whole isn't what was sealed.
    mutating func next() async throws(BackupFormatError) -> [UInt8]? {
        let piece: [UInt8]?
        do {
            piece = try await body.next()
        } catch {
            throw .store(.wrapping(error, operation: "read", subject: "\(key)"))
        }
        guard let piece else {
            try finish()
            return nil
        }
        size += Int64(piece.count)
        hash?.update(piece)
        return piece
    }

    private mutating func finish() throws(BackupFormatError) {
        guard let digest = hash.take()?.finish() else { return }
        if let reason = sealed?.difference(size: size, digest: digest) { throw .damaged(key, reason: reason) }
    }
}
