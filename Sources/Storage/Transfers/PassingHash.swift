internal import Basics
internal import Hashing
internal import ObjectStorage
internal import Synchronization

/// Hashes bytes while they pass. A body that is opened anew begins anew: what counts is the last time.
final class PassingHash: Sendable {
    /// What passed.
    struct Outcome: Sendable {
        var checksum: ObjectChecksum?
        var md5: ETag?
        /// What the source said of the object when it was opened.
        var source: ObjectMetadata?
    }

    private struct State: ~Copyable {
        var checksum: RunningChecksum?
        var md5: IncrementalHash?
        var source: ObjectMetadata?
    }

    private let state = Mutex(State())
    private let algorithm: ChecksumAlgorithm?

    init(_ algorithm: ChecksumAlgorithm?) {
        self.algorithm = algorithm
    }

    /// The bytes of `content`, hashed as they are pulled. `md5`: that as well, which costs three times the checksum.
    func watch(_ content: ObjectContent, md5: Bool) -> ByteStream {
        guard let algorithm else { return content.body }
        state.withLock { state in
            state.checksum = RunningChecksum(algorithm)
            state.md5 = md5 ? IncrementalHash(.md5) : nil
            state.source = content.metadata
        }
        let body = content.body
        return ByteStream {
            guard let piece = try await body.next() else { return nil }
            self.update(piece)
            return piece
        }
    }

    private func update(_ piece: [UInt8]) {
        state.withLock { state in
            state.checksum?.update(piece)
            state.md5?.update(piece)
        }
    }

    /// To be asked once, after the last byte.
    func finish() -> Outcome {
        state.withLock { state in
            Outcome(
                checksum: state.checksum.take()?.finish(),
                md5: (state.md5.take()?.finish()).map { ETag($0.hex) }, source: state.source)
        }
    }
}
