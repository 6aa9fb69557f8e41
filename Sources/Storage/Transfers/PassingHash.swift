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
        /// No MD5 was computed: the two stores' own are compared with each other.
        var reliesOnETags = false
        /// What the source said of the object when it was opened.
        var source: ObjectMetadata?
    }

    private struct State: ~Copyable {
        var checksum: RunningChecksum?
        var md5: IncrementalHash?
        var reliesOnETags = false
        var source: ObjectMetadata?
    }

    /// Where the MD5 comes from that ETags are compared with.
    enum MD5Need {
        case computed
        /// Each store computes one anyway: when both are the same, so are the bytes.
        case ofStores
        case none
    }

    private let state = Mutex(State())
    private let algorithm: ChecksumAlgorithm?

    init(_ algorithm: ChecksumAlgorithm?) {
        self.algorithm = algorithm
    }

    /// The bytes of `content`, hashed as they are pulled. A computed MD5 costs many times the checksum.
    func watch(_ content: ObjectContent, md5: MD5Need) -> ByteStream {
        guard let algorithm else { return content.body }
        state.withLock { state in
            state.checksum = RunningChecksum(algorithm)
            state.md5 = md5 == .computed ? IncrementalHash(.md5) : nil
            state.reliesOnETags = md5 == .ofStores
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
                md5: (state.md5.take()?.finish()).map { ETag($0.hex) }, reliesOnETags: state.reliesOnETags,
                source: state.source)
        }
    }
}
