/// Hashes input that comes in pieces, without holding it.
///
/// ```swift
/// var hash = IncrementalHash(.sha256)
/// hash.update(piece)
/// let digest = hash.finish()
/// ```
/// Owns a context of libcrypto, hence not copyable; it may move between tasks.
package struct IncrementalHash: ~Copyable, Sendable {
    private let context: HashContext

    package init(_ function: HashFunction) {
        context = HashContext(HashAlgorithm.of(function))
    }

    /// Takes the next piece; none of it is copied when the collection lies in one run of memory.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        withBytes(of: bytes) { context.update($0) }
    }

    package consuming func finish() -> Digest {
        Digest(bytes: context.finish())
    }
}
