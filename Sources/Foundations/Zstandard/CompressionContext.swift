internal import CZstd

/// One compression of libzstd. A class for its `deinit`; its one owner is a ``ZstdCompressor``, which can't be copied,
/// so nothing shares it: that is what makes the unchecked promise true.
final class CompressionContext: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(level: Int) {
        guard let context = ZSTD_createCCtx() else {
            preconditionFailure("libzstd could not start: it is out of memory")
        }
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        pointer = context
    }

    deinit {
        ZSTD_freeCCtx(pointer)
    }

    func compress(_ bytes: [UInt8], ending: ZSTD_EndDirective) throws(ZstdError) -> [UInt8] {
        var result = StreamProgress()
        bytes.withUnsafeBytes { buffer in
            var input = ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
            var isDone = false
            while !isDone, result.failure == nil {
                let left = result.take(upTo: ZSTD_CStreamOutSize()) { output in
                    ZSTD_compressStream2(pointer, &output, &input, ending)
                }
                isDone = ending == ZSTD_e_end ? left == 0 : input.pos == input.size
            }
        }
        if let failure = result.failure { throw .compressionFailed(failure.name) }
        return result.bytes
    }
}
